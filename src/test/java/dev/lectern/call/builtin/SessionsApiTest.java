package dev.lectern.call.builtin;

import static dev.lectern.call.builtin.Signalling.asking;
import static dev.lectern.call.builtin.Signalling.bearing;
import static dev.lectern.call.builtin.Signalling.offer;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.lectern.call.CallId;
import dev.lectern.call.Track;
import dev.lectern.call.policy.CallSpec;
import dev.lectern.call.policy.Preset;
import dev.lectern.call.policy.Role;
import dev.lectern.kit.db.Ids;
import dev.lectern.kit.token.Purpose;
import dev.lectern.kit.token.Tokens;
import dev.lectern.world.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
class SessionsApiTest {
    private static final String SEND = offer("sendonly");
    private static final String RECEIVE = offer("recvonly");

    @Inject BuiltinRooms rooms;
    @Inject EngineRooms media;
    @Inject Tokens tokens;

    private final UUID occurrence = Ids.next();
    private final String room = new CallId(occurrence, 1).toString();

    @BeforeEach
    void a_room_that_waits_for_its_start() {
        await(rooms.ensure(room, Preset.GUEST_WEBINAR.spec()));
    }

    @Test
    void a_host_publishes_before_the_start() {
        Response made = as("alice", Role.HOST).body(SEND).post(whip());

        made.then()
                .statusCode(201)
                .contentType("application/sdp")
                .header("Location", startsWith(whip() + "/"))
                .header("ETag", startsWith("\""))
                .header("Access-Control-Allow-Origin", "*")
                .body(containsString("a=ice-lite"), containsString("a=setup:passive"));
    }

    @Test
    void the_audience_waits_for_the_start_and_then_gets_in() {
        as("carol", Role.ATTENDEE)
                .body(RECEIVE)
                .post(whep())
                .then()
                .statusCode(409)
                .header("Retry-After", notNullValue());
        as("bob", Role.PANELIST).body(RECEIVE).post(whep()).then().statusCode(201);

        await(rooms.open(room));

        as("carol", Role.ATTENDEE).body(RECEIVE).post(whep()).then().statusCode(201);
    }

    @Test
    void the_audience_does_not_publish_unless_the_room_is_a_teams() {
        as("carol", Role.ATTENDEE).body(SEND).post(whip()).then().statusCode(403);
        await(rooms.open(room));
        as("carol", Role.ATTENDEE).body(SEND).post(whip()).then().statusCode(403);

        CallSpec team = CallSpec.read(new JsonObject().put("mode", "team"), spec());
        await(rooms.change(room, team));

        as("carol", Role.ATTENDEE).body(SEND).post(whip()).then().statusCode(201);
    }

    @Test
    void a_screen_is_shared_by_those_who_may() {
        as("alice", Role.HOST).body(SEND).post(whip() + "?source=screen").then().statusCode(201);
        as("alice", Role.HOST).body(SEND).post(whip() + "?source=moon").then().statusCode(400);

        CallSpec without = CallSpec.read(new JsonObject().put("screenShare", false), spec());
        await(rooms.change(room, without));

        as("bob", Role.PANELIST).body(SEND).post(whip() + "?source=screen").then().statusCode(403);
    }

    @Test
    void an_audio_room_takes_no_pictures() {
        await(rooms.change(room, CallSpec.read(new JsonObject().put("media", "audio"), spec())));

        as("alice", Role.HOST)
                .body(SEND)
                .post(whip())
                .then()
                .statusCode(201)
                .body(containsString("m=video 0 "), containsString("m=audio 9 "));
    }

    @Test
    void without_a_grant_of_this_room_nobody_gets_in() {
        asking().contentType("application/sdp").body(SEND).post(whip()).then().statusCode(401);
        UUID other = Ids.next();
        String elsewhere = token(other, new CallId(other, 1).toString(), "alice", Role.HOST);
        bearing(elsewhere).body(SEND).post(whip()).then().statusCode(401);
        bearing("junk").body(SEND).post(whip()).then().statusCode(401);
    }

    @Test
    void whoever_was_put_out_stays_out_with_the_grant_they_have() {
        String before = token(occurrence, room, "mallory", Role.HOST);

        await(rooms.remove(room, "mallory"));

        bearing(before).body(SEND).post(whip()).then().statusCode(403);
    }

    @Test
    void whoever_is_taken_from_the_stage_stops_publishing_at_once() {
        await(rooms.open(room));
        String location = as("bob", Role.PANELIST).body(SEND).post(whip()).header("Location");
        await(rooms.changeRole(room, "bob", Role.ATTENDEE));
        await(media.changeRole(room, "bob", Role.ATTENDEE));

        as("bob", Role.PANELIST).delete(location).then().statusCode(404);
        as("bob", Role.PANELIST).body(SEND).post(whip()).then().statusCode(403);
        await(media.mute(room, "bob", Track.MICROPHONE));
    }

    @Test
    void what_is_no_offer_is_refused_with_the_reason() {
        as("alice", Role.HOST)
                .body("hello")
                .post(whip())
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors[0].field", is("offer"));
        as("alice", Role.HOST).body(RECEIVE).post(whip()).then().statusCode(400);
        as("alice", Role.HOST).body("v".repeat(100_000)).post(whip()).then().statusCode(413);
        bearing(token(occurrence, room, "alice", Role.HOST))
                .contentType("text/plain")
                .body(SEND)
                .post(whip())
                .then()
                .statusCode(415);
    }

    @Test
    void a_session_is_restarted_and_ended_by_its_owner_only() {
        Response made = as("alice", Role.HOST).body(SEND).post(whip());
        String location = made.header("Location");
        String fresh = "a=ice-ufrag:other\r\na=ice-pwd:abcdefghijklmnopqrstuvwx\r\n";
        String same = "a=ice-ufrag:abcd\r\na=ice-pwd:abcdefghijklmnopqrstuvwx\r\n";

        patch("alice").body(same).patch(location).then().statusCode(428);
        patch("alice")
                .header("If-Match", "\"x\"")
                .body(same)
                .patch(location)
                .then()
                .statusCode(412);
        patch("alice")
                .header("If-Match", made.header("ETag"))
                .body(same)
                .patch(location)
                .then()
                .statusCode(204);
        Response restarted = patch("alice").header("If-Match", "\"*\"").body(fresh).patch(location);
        restarted.then().statusCode(200).body(containsString("a=ice-ufrag:"));
        assertThat(restarted.header("ETag")).isNotEqualTo(made.header("ETag"));
        patch("bob").header("If-Match", "*").body(fresh).patch(location).then().statusCode(403);

        as("bob", Role.HOST).delete(location).then().statusCode(403);
        as("alice", Role.HOST).delete(location).then().statusCode(200);
        as("alice", Role.HOST).delete(location).then().statusCode(404);
    }

    @Test
    void a_state_of_a_session_is_named_in_a_list_too() {
        Response made = as("alice", Role.HOST).body(SEND).post(whip());
        String location = made.header("Location");
        String tag = made.header("ETag");
        String same = "a=ice-ufrag:abcd\r\na=ice-pwd:abcdefghijklmnopqrstuvwx\r\n";

        matching("\"x\", " + tag).body(same).patch(location).then().statusCode(204);
        matching(tag + ",\"x\"").body(same).patch(location).then().statusCode(204);
        matching("*").body(same).patch(location).then().statusCode(204);

        matching("\"x\", \"y\"").body(same).patch(location).then().statusCode(412);
        matching("W/" + tag).body(same).patch(location).then().statusCode(412);
        matching(tag.replace("\"", "")).body(same).patch(location).then().statusCode(412);
    }

    @Test
    void a_viewer_restarts_by_a_list_of_states() {
        await(rooms.open(room));
        Response made = as("carol", Role.ATTENDEE).body(RECEIVE).post(whep());
        String fresh = "a=ice-ufrag:other\r\na=ice-pwd:abcdefghijklmnopqrstuvwx\r\n";

        Response restarted =
                as("carol", Role.ATTENDEE)
                        .contentType("application/trickle-ice-sdpfrag")
                        .header("If-Match", "\"older\" , " + made.header("ETag"))
                        .body(fresh)
                        .patch(made.header("Location"));

        restarted.then().statusCode(200).body(containsString("a=ice-ufrag:"));
        assertThat(restarted.header("ETag")).isNotEqualTo(made.header("ETag"));
    }

    @Test
    void a_second_publication_of_the_same_camera_is_let_in_and_a_viewer_never() {
        as("alice", Role.HOST).body(SEND).post(whip()).then().statusCode(201);
        String again = as("alice", Role.HOST).body(SEND).post(whip()).header("Location");
        await(rooms.open(room));

        as("carol", Role.ATTENDEE).body(SEND).post(whip()).then().statusCode(403);
        as("carol", Role.ATTENDEE).delete(again).then().statusCode(403);
        bearing(token(Ids.next(), room, "alice", Role.HOST)).delete(again).then().statusCode(401);
        asking().delete(again).then().statusCode(401).header("WWW-Authenticate", "Bearer");
        as("alice", Role.HOST).delete(again).then().statusCode(200);
    }

    @Test
    void a_closed_room_takes_nobody() {
        await(rooms.open(room));
        await(rooms.close(room));

        as("alice", Role.HOST).body(SEND).post(whip()).then().statusCode(410);
    }

    @Test
    void whoever_asks_too_often_waits() {
        int status = 0;
        for (int i = 0; i < 25 && status != 429; i++) {
            status = as("eve", Role.HOST).body("hello").post(whip()).statusCode();
        }

        assertThat(status).isEqualTo(429);
    }

    @Test
    void a_browser_on_another_site_may_ask() {
        given().header("Origin", "https://player.example")
                .options(whep())
                .then()
                .statusCode(204)
                .header("Access-Control-Allow-Headers", containsString("Authorization"))
                .header("Accept-Post", "application/sdp");
    }

    private String whip() {
        return "/call/" + occurrence + "/whip";
    }

    private String whep() {
        return "/call/" + occurrence + "/whep";
    }

    private RequestSpecification as(String identity, Role role) {
        return bearing(token(occurrence, room, identity, role));
    }

    private RequestSpecification matching(String states) {
        return patch("alice").header("If-Match", states);
    }

    private RequestSpecification patch(String identity) {
        return as(identity, Role.HOST).contentType("application/trickle-ice-sdpfrag");
    }

    private String token(UUID when, String where, String identity, Role role) {
        Instant now = Instant.now();
        BuiltinGrant grant = new BuiltinGrant(when, where, identity, role, false, now);
        return tokens.sign(Purpose.GRANT, grant.claims(), now.plusSeconds(600));
    }

    private static CallSpec spec() {
        return Preset.GUEST_WEBINAR.spec();
    }

    private static <T> T await(Uni<T> work) {
        return work.await().atMost(Duration.ofSeconds(30));
    }
}
