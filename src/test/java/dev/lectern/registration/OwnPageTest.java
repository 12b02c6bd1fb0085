package dev.lectern.registration;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.lectern.registration.Announced.Talk;
import dev.lectern.world.Database;
import dev.lectern.world.Forms;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a registrant's own page says to those who have a place, and to those who only wait. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class OwnPageTest {
    private static final String ENTRY = "Add to calendar";

    @Inject World world;
    @Inject Announced announced;
    @Inject JoinLinks links;

    private Person alice;

    @BeforeEach
    void alice_hosts() {
        alice = world.alice();
    }

    @Test
    void who_has_a_place_gives_it_up_and_has_it_in_the_calendar() {
        String place = register(announced.talk(alice, new JsonObject()), "carol", "approved");

        page(place).body(containsString("Your place becomes free")).body(containsString(ENTRY));
        given().get(place + "/calendar.ics").then().statusCode(200);
    }

    @Test
    void who_waits_leaves_the_list_and_has_nothing_in_the_calendar() {
        Talk talk = announced.talk(alice, new JsonObject().put("capacity", 1));
        register(talk, "carol", "approved");
        String place = register(talk, "dave", "waitlisted");

        page(place)
                .body(containsString("You leave the waiting list."))
                .body(not(containsString("Your place becomes free")))
                .body(not(containsString(ENTRY)));
        noEntry(place);
    }

    @Test
    void who_asked_for_a_place_takes_the_question_back() {
        Talk talk = announced.talk(alice, new JsonObject().put("autoApprove", false));
        String place = register(talk, "carol", "pending");

        page(place)
                .body(containsString("The host is no longer asked"))
                .body(not(containsString("Your place becomes free")))
                .body(not(containsString(ENTRY)));
        noEntry(place);
    }

    @Test
    void who_is_offered_a_seat_gives_up_the_offer() {
        Talk talk = announced.talk(alice, new JsonObject());
        String place = register(talk, "carol", "approved");
        announced.run(
                """
                update registration set status = 'offered', offered_until = now() + interval '1 day'
                where webinar_id = $1
                """,
                Tuple.of(talk.id()));

        page(place)
                .body(containsString("The seat that is kept for you becomes free"))
                .body(not(containsString(ENTRY)));
        noEntry(place);
    }

    @Test
    void a_link_that_was_replaced_says_so_and_leads_on_whatever_it_is_asked_for() {
        Talk talk = announced.talk(alice, new JsonObject());
        String place = register(talk, "carol", "approved");
        announced.run(
                "update registration set link_version = 2 where webinar_id = $1",
                Tuple.of(talk.id()));

        for (String asked : List.of("", "/calendar.ics", "/data.json")) {
            given().get(place + asked)
                    .then()
                    .statusCode(410)
                    .body(containsString("This link was taken back"))
                    .body(containsString("/w/" + talk.slug()));
        }
        Forms.filled().post(place + "/cancel").then().statusCode(410);

        alice.api().get(talk.people()).then().body("items[0].status", equalTo("approved"));
    }

    @Test
    void a_link_that_was_cut_off_offers_to_send_it_again() {
        String place = register(announced.talk(alice, new JsonObject()), "carol", "approved");

        given().get(place.substring(0, place.length() - 6))
                .then()
                .statusCode(404)
                .body(containsString("This link is not complete"))
                .body(containsString("Send my link"));
    }

    @Test
    void who_was_declined_reads_what_the_host_wrote() {
        Talk talk = announced.talk(alice, new JsonObject().put("autoApprove", false));
        String place = register(talk, "carol", "pending");
        String carol = alice.api().get(talk.people()).jsonPath().getString("items[0].id");

        alice.api()
                .body("{\"note\": \"The room holds <b>ten</b>.\"}")
                .post(talk.people() + "/" + carol + "/decline")
                .then()
                .statusCode(200);

        page(place).body(containsString("The room holds &lt;b&gt;ten&lt;/b&gt;."));
    }

    private String register(Talk talk, String who, String status) {
        JsonObject person = new JsonObject().put("email", who + "@x.example").put("name", who);
        JsonPath made =
                alice.api().body(person.encode()).post(talk.people()).then().extract().jsonPath();
        assertThat(made.getString("status")).isEqualTo(status);
        return URI.create(links.placeUrl(UUID.fromString(made.getString("id")), 1)).getPath();
    }

    private static ValidatableResponse page(String place) {
        return given().header("Accept", "text/html").get(place).then().statusCode(200);
    }

    private static void noEntry(String place) {
        given().header("Accept", "text/html,*/*;q=0.8")
                .get(place + "/calendar.ics")
                .then()
                .statusCode(404)
                .body(containsString("an entry comes with a place"));
    }
}
