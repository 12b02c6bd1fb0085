package dev.lectern.webinar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import dev.lectern.world.Database;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A room opened at once, in which nobody registers. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class OpenRoomPagesTest {
    private static final Pattern JOIN =
            Pattern.compile(
                    "<a [^>]*href=\"([^\"]+)\"[^>]*>(?:(?!</a>).)*Join</a>", Pattern.DOTALL);

    @Inject World world;

    @Test
    void whoever_has_its_link_reads_that_a_name_is_enough() {
        JsonPath room = room(world.alice());

        RestAssured.given()
                .get("/w/{slug}", room.getString("slug"))
                .then()
                .statusCode(200)
                .body(
                        allOf(
                                containsString("It has begun. Your name is enough to come in."),
                                containsString(">Come in</button>"),
                                not(containsString("comes by mail"))));
    }

    @Test
    void joining_leads_its_host_into_the_studio() {
        Person alice = world.alice();
        String page = "/webinars/" + room(alice).getString("id");

        String html = alice.browser().get(page).then().statusCode(200).extract().asString();

        assertThat(JOIN.matcher(html).results().map(MatchResult::group))
                .singleElement()
                .asString()
                .contains("href=\"" + page + "/studio\"");
    }

    private static JsonPath room(Person host) {
        return host.api()
                .body("{}")
                .post("/api/v1/webinars/now")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }
}
