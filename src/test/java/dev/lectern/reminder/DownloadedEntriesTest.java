package dev.lectern.reminder;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lectern.world.Database;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files for calendars that people fetch themselves say what is off, too. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class DownloadedEntriesTest {
    private static final Pattern PLACE = Pattern.compile("/place/[\\w.-]+");
    private static final String CAROL = "carol@example.com";

    @Inject World world;

    private Person alice;
    private Talks talks;

    @BeforeEach
    void alice_hosts() {
        alice = world.alice();
        talks = new Talks(alice);
    }

    @Test
    void a_cancelled_webinar_is_cancelled_in_the_files_of_its_pages() {
        UUID webinar = talks.publish();
        talks.register(webinar, "Carol", CAROL);
        String place = place();
        assertThat(file(place)).contains("STATUS:CONFIRMED");

        cancel(webinar, "");

        soon(
                () ->
                        assertThat(file(page(webinar)))
                                .contains("METHOD:PUBLISH", "STATUS:CANCELLED")
                                .doesNotContain("STATUS:CONFIRMED", "VALARM"));
        soon(
                () ->
                        assertThat(file(place))
                                .contains("STATUS:CANCELLED")
                                .doesNotContain("STATUS:CONFIRMED"));
    }

    @Test
    void a_cancelled_series_is_cancelled_as_a_whole() {
        UUID webinar = series();

        cancel(webinar, "");

        soon(
                () ->
                        assertThat(file(page(webinar)))
                                .contains("STATUS:CANCELLED", "RRULE:FREQ=DAILY")
                                .doesNotContain("STATUS:CONFIRMED"));
    }

    @Test
    void a_place_at_a_date_that_is_off_has_a_file_that_says_so() {
        UUID webinar = series();
        String date =
                alice.api()
                        .get("/api/v1/webinars/" + webinar)
                        .then()
                        .extract()
                        .path("occurrences[1].id");
        JsonObject carol = new JsonObject().put("name", "Carol").put("email", CAROL);
        talks.register(webinar, carol.put("occurrence", date));
        String place = place();

        cancel(webinar, "?occurrence=" + date);

        soon(() -> assertThat(file(place)).contains("BEGIN:VEVENT", "STATUS:CANCELLED"));
        soon(
                () ->
                        assertThat(file(page(webinar)))
                                .contains("STATUS:CONFIRMED", "EXDATE")
                                .doesNotContain("STATUS:CANCELLED"));
    }

    private UUID series() {
        return talks.publish(
                Instant.now().plus(Duration.ofDays(3)),
                new JsonObject().put("recurrence", "FREQ=DAILY;COUNT=3"));
    }

    /** Pages may be a moment behind. */
    private static void soon(ThrowingRunnable seen) {
        await().atMost(Duration.ofSeconds(10)).untilAsserted(seen);
    }

    private void cancel(UUID webinar, String which) {
        alice.api().post("/api/v1/webinars/" + webinar + "/cancel" + which).then().statusCode(200);
    }

    private String page(UUID webinar) {
        return "/w/" + alice.api().get("/api/v1/webinars/" + webinar).then().extract().path("slug");
    }

    private String place() {
        String text = talks.mail("Your place: Growing roses", CAROL).getString("text");
        return PLACE.matcher(text).results().findFirst().orElseThrow().group();
    }

    private static String file(String page) {
        return given().get(page + "/calendar.ics")
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .replace("\r\n ", "");
    }
}
