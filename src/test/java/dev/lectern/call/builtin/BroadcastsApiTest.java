package dev.lectern.call.builtin;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.lectern.call.CallId;
import dev.lectern.call.policy.CallSpec;
import dev.lectern.call.policy.Preset;
import dev.lectern.call.policy.Role;
import dev.lectern.kit.db.Ids;
import dev.lectern.kit.token.Purpose;
import dev.lectern.kit.token.Tokens;
import dev.lectern.world.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The programme over HTTP, on a node that has no place for viewers at all. */
@QuarkusTest
@QuarkusTestResource(Database.class)
@TestProfile(BroadcastsApiTest.NoPlace.class)
class BroadcastsApiTest {
    @Inject BuiltinRooms rooms;
    @Inject EngineRooms media;
    @Inject StreamAddresses addresses;
    @Inject Tokens tokens;

    private final UUID occurrence = Ids.next();
    private final String room = new CallId(occurrence, 1).toString();
    private final Instant joined = Instant.now().minusSeconds(5);
    private final Instant later = joined.plusSeconds(600);

    /** Nobody is let in to watch. */
    public static class NoPlace implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("lectern.media.max-viewers", "0");
        }
    }

    @BeforeEach
    void a_room_that_waits_for_its_start() {
        await(rooms.ensure(room, Preset.GUEST_WEBINAR.spec()));
    }

    @Test
    void before_the_start_there_is_nothing_and_a_hint_when_to_ask_again() {
        given().get(carols())
                .then()
                .statusCode(409)
                .header("Retry-After", notNullValue())
                .header("Access-Control-Allow-Origin", "*");
    }

    @Test
    void a_live_room_is_shown_with_its_pieces_and_ends_with_the_list() {
        await(rooms.open(room));

        String list =
                given().get(carols())
                        .then()
                        .statusCode(200)
                        .contentType(startsWith("application/vnd.apple.mpegurl"))
                        .header("Cache-Control", containsString("max-age=1"))
                        .extract()
                        .asString();

        assertThat(list).contains("#EXT-X-MAP:URI=\"header-1.mp4\"");
        given().get(beside("header-1.mp4")).then().statusCode(200).contentType("video/mp4");
        String first = list.substring(list.lastIndexOf(",\n") + 2).strip();
        given().get(beside(first))
                .then()
                .statusCode(200)
                .header("Cache-Control", containsString("immutable"));
        given().get(beside("999.m4s")).then().statusCode(404);
        given().get(path(addresses.of(room))).then().statusCode(200);

        await(rooms.close(room));
        await(media.close(room));

        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> given().get(carols()).asString().endsWith("#EXT-X-ENDLIST\n"));
    }

    @Test
    void an_address_is_worth_nothing_elsewhere_later_or_to_who_was_put_out() {
        await(rooms.open(room));
        String elsewhere = carols().replace(occurrence.toString(), Ids.next().toString());
        given().get(elsewhere).then().statusCode(403);
        given().get(carols().replace("/programme", "x/programme")).then().statusCode(403);
        BuiltinGrant grant = grant("carol", Role.ATTENDEE);
        given().get(path(addresses.of(grant, joined))).then().statusCode(403);
        String asBearer = tokens.sign(Purpose.GRANT, grant.claims(), later);
        given().get("/call/" + occurrence + "/hls/" + asBearer + "/programme.m3u8")
                .then()
                .statusCode(403);

        await(rooms.remove(room, "carol"));

        given().get(carols()).then().statusCode(403);
    }

    @Test
    void a_player_outside_shows_its_grant_as_bearer_instead() {
        await(rooms.open(room));
        String list = "/call/" + occurrence + "/hls/programme.m3u8";
        String piece = list.replace("programme.m3u8", "header-1.mp4");
        String grant = tokens.sign(Purpose.GRANT, grant("carol", Role.ATTENDEE).claims(), later);
        given().get(list).then().statusCode(401).header("WWW-Authenticate", "Bearer");
        given().auth().oauth2(grant + "x").get(list).then().statusCode(401);
        String elsewhere = list.replace(occurrence.toString(), Ids.next().toString());
        given().auth().oauth2(grant).get(elsewhere).then().statusCode(401);
        given().options(list)
                .then()
                .statusCode(204)
                .header("Access-Control-Allow-Headers", containsString("Authorization"));

        given().auth()
                .oauth2(grant)
                .get(list)
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", "*")
                .body(containsString("#EXT-X-MAP:URI=\"header-1.mp4\""));
        given().auth().oauth2(grant).get(piece).then().statusCode(200).contentType("video/mp4");
        await(rooms.remove(room, "carol"));

        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> given().auth().oauth2(grant).get(list).statusCode() == 403);
    }

    @Test
    void a_webinars_audience_without_a_place_is_shown_the_way_to_the_stream() {
        await(rooms.open(room));

        String link =
                watch("carol", Role.ATTENDEE)
                        .then()
                        .statusCode(503)
                        .header("Retry-After", notNullValue())
                        .extract()
                        .header("Link");

        assertThat(link).endsWith(">; rel=\"alternate\"; type=\"application/vnd.apple.mpegurl\"");
        String address = link.substring(1, link.indexOf('>'));
        given().get(path(address)).then().statusCode(200);
    }

    @Test
    void a_team_waits_for_a_place() {
        CallSpec team = CallSpec.read(new JsonObject().put("mode", "team"), spec());
        await(rooms.change(room, team));
        await(rooms.open(room));

        watch("carol", Role.ATTENDEE)
                .then()
                .statusCode(503)
                .header("Retry-After", notNullValue())
                .header("Link", nullValue());
    }

    private Response watch(String identity, Role role) {
        String token = tokens.sign(Purpose.GRANT, grant(identity, role).claims(), later);
        return Signalling.bearing(token).body("v=0\r\n").post("/call/" + occurrence + "/whep");
    }

    private String carols() {
        return path(addresses.of(grant("carol", Role.ATTENDEE), later));
    }

    private String beside(String file) {
        return carols().replace("programme.m3u8", file);
    }

    private BuiltinGrant grant(String identity, Role role) {
        return new BuiltinGrant(occurrence, room, identity, role, false, joined);
    }

    private static CallSpec spec() {
        return Preset.GUEST_WEBINAR.spec();
    }

    private static String path(String address) {
        return URI.create(address).getPath();
    }

    private static <T> T await(Uni<T> work) {
        return work.await().atMost(Duration.ofSeconds(30));
    }
}
