package dev.lectern.webinar;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.lectern.call.stream.StreamStub;
import dev.lectern.world.Database;
import dev.lectern.world.Forms;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who holds the room of a webinar, where there is a choice. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class ProviderChoiceTest {
    @Inject World world;

    private Person alice;
    private StreamStub stream;

    @BeforeEach
    void alice_has_stream_too() {
        alice = world.alice();
        stream = new StreamStub();
        Forms.filled()
                .cookie("lectern", alice.cookie())
                .formParam("url", stream.url())
                .formParam("api-key", StreamStub.KEY)
                .formParam("secret", StreamStub.SECRET)
                .post("/settings/providers/stream");
    }

    @AfterEach
    void close() {
        stream.close();
    }

    @Test
    void the_page_offers_them_and_who_has_one_sees_no_choice() {
        alice.browser()
                .get("/webinars/new")
                .then()
                .body(containsString("As usual (Lectern)"))
                .body(containsString("<option value=\"stream\""));
        world.mallory()
                .browser()
                .get("/webinars/new")
                .then()
                .body(not(containsString("As usual (Lectern)")));
    }

    @Test
    void who_moves_to_another_provider_is_told_what_is_different_there() {
        String id = made("builtin");

        moved(id, "stream");
        alice.api()
                .get("/api/v1/webinars/{id}/call", id)
                .then()
                .body("warnings", hasItem(containsString("no picture and no sound from Stream")));

        moved(id, "builtin");
        alice.api()
                .get("/api/v1/webinars/{id}/call", id)
                .then()
                .body("warnings", not(hasItem(containsString("Stream"))));
    }

    @Test
    void that_a_move_takes_picture_and_sound_away_is_said_before_it_is_saved() {
        String id = made("builtin");

        preview(id, "stream")
                .body("effects.kind", hasItem("room-not-shown"))
                .body("effects.sentence", hasItem(containsString("sees and hears nothing")))
                .body("effects.sentence", hasItem(containsString("from Stream")));
        moved(id, "stream");
        preview(id, "builtin").body("effects.kind", equalTo(List.of("room-remade")));
    }

    private ValidatableResponse preview(String id, String provider) {
        return alice.api()
                .body(new JsonObject().put("provider", provider).encode())
                .patch("/api/v1/webinars/{id}?preview=true", id)
                .then()
                .statusCode(200);
    }

    private void moved(String id, String provider) {
        alice.api()
                .body(new JsonObject().put("provider", provider).encode())
                .patch("/api/v1/webinars/{id}", id)
                .then()
                .statusCode(200);
    }

    @Test
    void a_provider_that_our_rooms_do_not_show_yet_says_so_before_it_is_chosen() {
        String said = "no picture or sound in Lectern&#39;s rooms yet";
        alice.browser().get("/webinars/new").then().body(containsString(said));
        alice.browser()
                .get("/settings/providers")
                .then()
                .body(containsString("show no picture and no sound from Stream yet"));

        String id = made("stream");

        alice.api()
                .get("/api/v1/webinars/{id}/call", id)
                .then()
                .body("warnings", hasItem(containsString("no picture and no sound from Stream")));
        alice.browser()
                .get("/webinars/{id}", id)
                .then()
                .body(containsString("no picture and no sound from Stream"));
    }

    @Test
    void a_webinar_is_made_at_the_one_chosen() {
        String id = made("stream");

        alice.api()
                .get("/api/v1/webinars/{id}/call", id)
                .then()
                .body("provider", equalTo("stream"))
                .body("state", equalTo("ready"));
        assertThat(stream.calls().held()).hasSize(1);
    }

    @Test
    void moved_after_publishing_it_is_made_anew_there_and_leaves_nothing_behind() {
        String id = made("stream");

        alice.api()
                .body("{\"provider\": \"builtin\"}")
                .patch("/api/v1/webinars/{id}?preview=true", id)
                .then()
                .statusCode(200)
                .body("effects.kind", hasItem("room-remade"));
        assertThat(stream.calls().held()).hasSize(1);
        alice.api()
                .body("{\"provider\": \"builtin\"}")
                .patch("/api/v1/webinars/{id}", id)
                .then()
                .statusCode(200)
                .body("provider", equalTo("builtin"));

        await().atMost(Duration.ofSeconds(30)).until(() -> stream.calls().held().isEmpty());
        await().atMost(Duration.ofSeconds(30)).until(() -> "ready".equals(state(id)));
    }

    @Test
    void moved_to_the_usual_one_it_is_made_anew_there_and_held_to_what_that_one_can() {
        String id = made("stream");

        patch("?preview=true", id, "{\"provider\": null}")
                .statusCode(200)
                .body("effects.kind", hasItem("room-remade"));
        patch("", id, "{\"provider\": null}")
                .statusCode(200)
                .body("provider", equalTo("builtin"))
                .body("occurrences[0].call.provider", equalTo("builtin"));

        await().atMost(Duration.ofSeconds(30)).until(() -> stream.calls().held().isEmpty());
        await().atMost(Duration.ofSeconds(30)).until(() -> "ready".equals(state(id)));
        patch("", id, "{\"policy\": {\"media\": \"video\"}}").statusCode(200);
    }

    @Test
    void sending_back_what_was_read_moves_nothing_before_the_start_and_while_live() {
        JsonObject wish = wish("");
        wish.remove("provider");
        String id = alice.makes(wish);
        String read = alice.api().get("/api/v1/webinars/{id}", id).path("provider");
        String back = new JsonObject().put("provider", read).encode();
        assertThat(read).isEqualTo("builtin");

        patch("?preview=true", id, back).statusCode(200).body("effects", equalTo(List.of()));
        alice.browser()
                .get("/webinars/{id}/edit", id)
                .then()
                .body(containsString("<option value=\"builtin\" selected"));
        alice.api().post("/api/v1/webinars/{id}/start", id).then().statusCode(200);

        patch("", id, back).statusCode(200);
        patch("", id, "{\"provider\": null}").statusCode(200);
        patch("", id, "{\"provider\": \"stream\"}")
                .statusCode(422)
                .body("errors[0].field", equalTo("provider"));
    }

    private ValidatableResponse patch(String query, String id, String body) {
        return alice.api().body(body).patch("/api/v1/webinars/{id}" + query, id).then();
    }

    @Test
    void while_people_are_inside_it_stays_where_it_is() {
        String id = made("stream");
        alice.api().post("/api/v1/webinars/{id}/start", id).then().statusCode(200);

        alice.api()
                .body("{\"provider\": \"builtin\"}")
                .patch("/api/v1/webinars/{id}", id)
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("provider"));
    }

    @Test
    void one_that_is_not_set_up_is_refused_with_its_field() {
        world.mallory()
                .api()
                .body(wish("stream").encode())
                .post("/api/v1/webinars")
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("provider"))
                .body("errors[0].message", containsString("not set up"));
        given().get("/api/v1/providers").then().statusCode(401);
    }

    private String state(String id) {
        return alice.api().get("/api/v1/webinars/{id}/call", id).path("state");
    }

    private String made(String provider) {
        return alice.makes(wish(provider));
    }

    private static JsonObject wish(String provider) {
        return new JsonObject()
                .put("title", "Where we meet")
                .put("startsAt", "2030-01-01T10:00:00Z")
                .put("timezone", "UTC")
                .put("provider", provider)
                .put("publish", true);
    }
}
