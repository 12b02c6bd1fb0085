package dev.lectern.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.lectern.world.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The room as those in it see it, over their sockets. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class RoomSocketTest extends RoomScene {
    @Test
    void the_studio_is_for_members_of_the_workspace() {
        alice.browser()
                .get("/webinars/" + webinar + "/studio")
                .then()
                .statusCode(200)
                .body(org.hamcrest.Matchers.containsString("Start webinar"));
        RestAssured.given()
                .redirects()
                .follow(false)
                .get("/webinars/" + webinar + "/studio")
                .then()
                .statusCode(org.hamcrest.Matchers.oneOf(302, 303, 401));
        world.mallory().browser().get("/webinars/" + webinar + "/studio").then().statusCode(404);
    }

    @Test
    void without_a_link_the_live_page_leads_to_the_public_one() {
        RestAssured.given()
                .redirects()
                .follow(false)
                .get("/w/" + slug + "/live")
                .then()
                .statusCode(303)
                .header("Location", org.hamcrest.Matchers.endsWith("/w/" + slug));
    }

    @Test
    void who_is_put_out_is_led_to_where_the_link_is_sent_again() {
        RestAssured.given()
                .cookie("join-" + webinar, joinToken(register("carol")))
                .get("/w/" + slug + "/live")
                .then()
                .statusCode(200)
                .body(containsString("/w/" + slug + "#lost-email"))
                .body(containsString("Perhaps a newer mail with the link that is good"));
    }

    @Test
    void those_who_wait_hear_of_the_start_and_of_the_end() {
        Talker carol = enter(livePass(register("carol")));
        Talker host = enter(studioPass());
        assertThat(carol.hears("welcome").getString("phase")).isEqualTo("waiting");
        host.hears("welcome");

        host.say("start", 1);
        assertThat(host.answer(1).getString("type")).isEqualTo("done");
        carol.hears("live");

        host.say("end", 2);
        assertThat(host.answer(2).getString("type")).isEqualTo("done");
        carol.hears("ended");
    }

    @Test
    void those_inside_a_live_webinar_that_is_cancelled_read_so() {
        String registration = register("carol");
        alice.api().post("/api/v1/webinars/" + webinar + "/start").then().statusCode(200);
        Talker carol = enter(livePass(registration));
        assertThat(carol.hears("welcome").getString("phase")).isEqualTo("live");

        alice.api().post("/api/v1/webinars/" + webinar + "/cancel").then().statusCode(200);

        assertThat(carol.hears("state").getString("phase")).isEqualTo("cancelled");
        RestAssured.given()
                .cookie("join-" + webinar, joinToken(registration))
                .get("/w/" + slug + "/live")
                .then()
                .body(containsString("data-phase=\"cancelled\""));
    }

    @Test
    void a_start_by_the_api_reaches_those_who_wait_too() {
        Talker carol = enter(livePass(register("carol")));
        carol.hears("welcome");

        alice.api().post("/api/v1/webinars/" + webinar + "/start").then().statusCode(200);

        carol.hears("live");
    }

    @Test
    void an_attendee_gets_a_grant_once_it_is_live_and_leads_nothing() {
        Talker carol = enter(livePass(register("carol")));
        carol.hears("welcome");

        carol.say("grant", 1).say("start", 2);
        assertThat(carol.answer(1).getString("type")).isEqualTo("refused");
        assertThat(carol.answer(2).getString("type")).isEqualTo("refused");
        alice.api().post("/api/v1/webinars/" + webinar + "/start").then().statusCode(200);
        carol.hears("live");
        carol.say("grant", 3);

        JsonObject grant = carol.answer(3).getJsonObject("grant");
        assertThat(grant.getString("whep")).contains("/call/" + occurrence + "/whep");
        assertThat(grant.getString("whip")).isNull();
    }

    @Test
    void a_host_brings_somebody_on_stage_and_down_again() {
        String registration = register("carol");
        Talker carol = enter(livePass(registration));
        Talker host = enter(studioPass());
        carol.hears("welcome");
        host.hears("welcome");
        host.say("start", 1).answer(1);

        host.say(about("promote", 2, registration)).answer(2);
        assertThat(carol.hears("role").getString("role")).isEqualTo("panelist");
        carol.say("grant", 3);
        assertThat(carol.answer(3).getJsonObject("grant").getString("whip")).isNotNull();

        host.say(about("demote", 4, registration));
        assertThat(host.answer(4).getString("type")).isEqualTo("done");
        carol.say("grant", 5);
        assertThat(carol.answer(5).getJsonObject("grant").getString("whip")).isNull();
    }

    @Test
    void a_host_pauses_the_recording_and_all_in_the_room_see_it() {
        alice.api().body("{\"policy\": {\"recording\": \"auto\"}}").patch(at(""));
        Talker carol = enter(livePass(register("carol")));
        Talker host = enter(studioPass());
        host.hears("welcome");
        host.say("start", 1).answer(1);
        seesTape(carol, "on");

        carol.say("pause", 2);
        assertThat(carol.answer(2).getString("type")).isEqualTo("refused");
        host.say("pause", 2);
        assertThat(host.answer(2).getString("type")).isEqualTo("done");
        seesTape(carol, "paused");
        host.say("resume", 3);
        assertThat(host.answer(3).getString("type")).isEqualTo("done");
        seesTape(carol, "on");

        host.say("end", 4).answer(4);
        seesTape(carol, "off");
    }

    @Test
    void only_those_who_lead_lock_the_room() {
        String registration = register("carol");
        Talker carol = enter(livePass(registration));
        Talker host = enter(studioPass());
        carol.hears("welcome");
        host.hears("welcome");
        host.say(about("promote", 1, registration)).answer(1);
        assertThat(carol.hears("role").getString("role")).isEqualTo("panelist");
        host.say("start", 4).answer(4);
        carol.hears("live");

        JsonObject refused = carol.say("lock", 2).answer(2);

        assertThat(refused.getString("type")).isEqualTo("refused");
        assertThat(refused.getString("message")).isEqualTo("Only a host can do this.");
        assertThat(enter(livePass(register("dave"))).hears("welcome").getBoolean("locked"))
                .isFalse();
        assertThat(host.say("lock", 3).answer(3).getString("type")).isEqualTo("done");
        assertThat(enter(livePass(register("erin"))).isClosed()).isEqualTo(4023);
    }

    private static void seesTape(Talker somebody, String state) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> somebody.hears("tape").getString("state").equals(state));
    }

    @Test
    void who_is_removed_is_shown_out_and_does_not_come_back() {
        String registration = register("carol");
        String pass = livePass(registration);
        Talker carol = enter(pass);
        Talker host = enter(studioPass());
        carol.hears("welcome");
        host.hears("welcome");

        host.say(about("remove", 1, registration)).answer(1);

        assertThat(carol.isClosed()).isEqualTo(4003);
        assertThat(enter(pass).isClosed()).isEqualTo(4003);
    }

    @Test
    void who_is_cancelled_is_shown_out() {
        String registration = register("carol");
        Talker carol = enter(livePass(registration));
        carol.hears("welcome");

        alice.api()
                .post("/api/v1/webinars/" + webinar + "/registrations/" + registration + "/cancel")
                .then()
                .statusCode(200);

        assertThat(carol.isClosed()).isEqualTo(4003);
    }

    @Test
    void what_a_page_held_before_its_link_was_taken_back_is_good_for_nothing() {
        String carol = register("carol");
        String stolen = livePass(carol);

        alice.api().post(at("/registrations/" + carol + "/new-link")).then().statusCode(200);
        Talker owner = enter(livePass(carol));

        owner.hears("welcome");
        assertThat(enter(stolen).isClosed()).isEqualTo(4003);
    }

    @Test
    void a_second_device_asks_and_takes_the_place() {
        String pass = livePass(register("carol"));
        Talker phone = enter(pass);
        phone.hears("welcome");
        Talker laptop = enter(pass);
        laptop.hears("elsewhere");

        laptop.say(
                new JsonObject()
                        .put("type", "hello")
                        .put("version", 1)
                        .put("pass", pass)
                        .put("take", true));

        laptop.hears("welcome");
        assertThat(phone.isClosed()).isEqualTo(4001);
    }

    @Test
    void the_host_may_allow_one_link_on_several_devices() {
        alice.api()
                .body(Map.of("registration", Map.of("severalPlaces", true)))
                .patch("/api/v1/webinars/" + webinar)
                .then()
                .statusCode(200)
                .body("registration.severalPlaces", equalTo(true));
        String pass = livePass(register("carol"));
        Talker phone = enter(pass);
        phone.hears("welcome");

        enter(pass).hears("welcome");

        phone.say(new JsonObject().put("type", "beat"));
        phone.hears("beat");
    }

    @Test
    void a_pass_opens_only_the_room_it_was_made_for() {
        String pass = studioPass();
        Talker stranger = talker(UUID.randomUUID().toString());

        stranger.hello(pass);

        assertThat(stranger.isClosed()).isEqualTo(4003);
    }

    @Test
    void a_frame_that_is_no_frame_closes_the_socket() {
        Talker somebody = talker(occurrence);

        somebody.say(new JsonObject().put("type", "hello").put("pass", 7));

        assertThat(somebody.isClosed()).isIn(4003, 4009);
    }

    private static JsonObject about(String type, int ref, String who) {
        return new JsonObject().put("type", type).put("ref", ref).put("who", who);
    }
}
