package dev.lectern.webinar;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.lectern.world.Database;
import dev.lectern.world.Forms;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** More than half the length is cut, and whoever asked for it reads so. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class ThresholdPagesTest {
    @Inject World world;
    @Inject Clock clock;

    @ParameterizedTest
    @CsvSource({
        "keep, 50, minutes, 1800",
        "publish, 50, minutes, 1800",
        "keep, 80, percent, 1800",
    })
    void more_than_half_the_length_is_cut_and_said(
            String then, String typed, String in, int seconds) {
        Person alice = world.alice();

        Response saved = saved(alice, then, typed, in);

        after(alice, saved).body(containsString("more than half the length, so half of it counts"));
        alice.api()
                .get("/api/v1" + path(saved))
                .then()
                .body("attendanceThresholdSeconds", equalTo(seconds));
    }

    @Test
    void what_is_cut_says_so_beside_its_field() {
        Person alice = world.alice();

        String page = path(saved(alice, "keep", "50", "minutes"));

        alice.browser()
                .get(page + "/edit")
                .then()
                .body(containsString("This is more than half the length, so half of it counts."));
    }

    @ParameterizedTest
    @CsvSource({"30, minutes", "50, percent"})
    void half_the_length_counts_as_it_was_typed(String typed, String in) {
        Person alice = world.alice();

        Response saved = saved(alice, "keep", typed, in);

        after(alice, saved).body(not(containsString("half of it counts")));
        alice.browser()
                .get(path(saved) + "/edit")
                .then()
                .body(not(containsString("half of it counts")));
    }

    private Response saved(Person alice, String then, String typed, String in) {
        LocalDate day = LocalDate.now(clock.withZone(ZoneOffset.UTC)).plusDays(3);
        Response answer =
                Forms.filled()
                        .cookie("lectern", alice.cookie())
                        .redirects()
                        .follow(false)
                        .formParam("title", "Roses")
                        .formParam("startsAt", day.toString())
                        .formParam("startTime", "10:00")
                        .formParam("timezone", "Europe/Berlin")
                        .formParam("durationMinutes", "60")
                        .formParam("attendanceThreshold", typed)
                        .formParam("attendanceThresholdIn", in)
                        .formParam("then", then)
                        .post("/webinars/new");
        answer.then().statusCode(303);
        return answer;
    }

    /** The page that the browser goes on to. */
    private static ValidatableResponse after(Person alice, Response saved) {
        return alice.browser().cookies(saved.getCookies()).get(path(saved)).then().statusCode(200);
    }

    private static String path(Response saved) {
        String location = saved.getHeader("Location");
        return location.substring(location.indexOf("/webinars"));
    }
}
