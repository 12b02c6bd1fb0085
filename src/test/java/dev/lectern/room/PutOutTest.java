package dev.lectern.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.lectern.world.Database;
import dev.lectern.world.Forms;
import dev.lectern.world.Works;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whom a host removed from a room: what they read, and that only a host lets them back in. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class PutOutTest extends StageScene {
    @Inject Pool database;

    @Test
    void a_new_link_lets_back_in_who_was_removed() {
        String carol = register("carol");
        remove(carol, livePass(carol));

        decide(carol, "new-link").statusCode(200);

        enter(livePass(carol)).hears("welcome");
    }

    @Test
    void whom_the_host_lets_in_again_comes_back() {
        String carol = register("carol");
        remove(carol, livePass(carol));
        decide(carol, "cancel").statusCode(200);

        decide(carol, "let-in").statusCode(200);

        enter(livePass(carol)).hears("welcome");
    }

    @Test
    void a_new_link_to_the_stage_lets_back_in_who_was_removed() {
        JsonObject bob =
                new JsonObject(add(alice, address("bob"), "Bob", "panelist").extract().asString());
        String identity = bob.getString("id");
        remove(identity, pass(live(open(path(bob.getString("link")))).asString()));

        String newer =
                alice.api()
                        .post(at("/people/" + identity + "/link"))
                        .then()
                        .statusCode(200)
                        .extract()
                        .path("link");

        enter(pass(live(open(path(newer))).asString())).hears("welcome");
    }

    @Test
    void new_links_for_many_let_nobody_back_in_who_was_removed() {
        String carol = register("carol");
        String dave = register("dave");
        remove(carol, livePass(carol));

        alice.api()
                .body(Map.of("decision", "new-link", "ids", List.of(carol, dave)))
                .post(at("/registrations/bulk"))
                .then()
                .statusCode(200);

        grant(carol).statusCode(403);
        grant(dave).statusCode(201);
    }

    @Test
    void nothing_that_they_do_themselves_lets_them_back_in() {
        String carol = register("carol");
        remove(carol, livePass(carol));

        Forms.filled()
                .redirects()
                .follow(false)
                .formParam("email", "carol@example.org")
                .post("/w/" + slug + "/link")
                .then()
                .statusCode(303);
        Works.done(database, "registration.lost-links", "carol@example.org");
        assertThat(enter(livePass(carol)).isClosed()).isEqualTo(4003);
        decide(carol, "resend").statusCode(200);
        assertThat(enter(livePass(carol)).isClosed()).isEqualTo(4003);
        alice.api()
                .body(Map.of("by", "person"))
                .post(at("/registrations/" + carol + "/cancel"))
                .then()
                .statusCode(200);
        assertThat(register("carol")).isEqualTo(carol);

        assertThat(enter(livePass(carol)).isClosed()).isEqualTo(4003);
    }

    @Test
    void a_grant_is_refused_until_the_host_gives_a_new_link() {
        String carol = register("carol");
        remove(carol, livePass(carol));
        grant(carol)
                .statusCode(403)
                .body("detail", equalTo("The host has removed this person from the room."));
        grant(carol).statusCode(403);

        decide(carol, "new-link").statusCode(200);

        grant(carol).statusCode(201);
    }

    @Test
    void who_was_removed_is_told_so_and_not_that_a_newer_link_waits() {
        String carol = register("carol");
        String pass = livePass(carol);
        assertThat(remove(carol, pass)).isEqualTo("removed by the host");
        assertThat(enter(pass).closeReason()).isEqualTo("removed by the host");
        Talker dave = enter(livePass(register("dave")));
        String id = dave.hears("welcome").getJsonObject("you").getString("id");

        decide(id, "cancel").statusCode(200);

        assertThat(dave.closeReason()).isEqualTo("not admitted");
        alice.browser()
                .get("/webinars/" + webinar + "/studio")
                .then()
                .body(containsString("The host has removed you from this webinar."));
    }

    /** The host removes somebody who came in by this pass; the answer is what closed their page. */
    private String remove(String who, String pass) {
        Talker somebody = enter(pass);
        somebody.hears("welcome");
        Talker host = enter(studioPass());
        host.hears("welcome");
        host.say(new JsonObject().put("type", "remove").put("ref", 1).put("who", who));
        assertThat(host.answer(1).getString("type")).isEqualTo("done");
        assertThat(somebody.isClosed()).isEqualTo(4003);
        return somebody.closeReason();
    }

    private ValidatableResponse decide(String who, String what) {
        return alice.api().post(at("/registrations/" + who + "/" + what)).then();
    }

    private ValidatableResponse grant(String who) {
        return alice.api()
                .body(Map.of("role", "attendee", "name", "Carol", "registration", who))
                .post(at("/grants"))
                .then();
    }
}
