package dev.lectern.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import dev.lectern.call.builtin.Signalling;
import dev.lectern.world.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A link has one live place, whichever way its person watches, unless the host allows several. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class OneLivePlaceTest extends RoomScene {
    private static final int MOVED = 4001;
    private String registration;
    private String link;

    @BeforeEach
    void carol_has_a_link_and_it_is_live() {
        registration = register("carol");
        link = joinToken(registration);
        alice.api().post(at("/start")).then().statusCode(200);
    }

    @Test
    void the_newest_grant_of_a_link_shuts_the_earlier_ones_out_at_once() {
        JsonObject phone = grant();
        assertThat(streamed(phone)).isEqualTo(200);

        JsonObject tablet = grant();

        assertThat(streamed(phone)).isEqualTo(403);
        assertThat(streamed(tablet)).isEqualTo(200);
        watch(phone).then().statusCode(403).body("detail", containsString("somewhere else"));
        watch(tablet).then().statusCode(201);
    }

    @Test
    void what_the_earlier_grant_watches_ends_when_the_place_moves() {
        JsonObject phone = grant();
        String session = watch(phone).then().statusCode(201).extract().header("Location");

        grant();

        Signalling.bearing(phone.getString("token")).delete(session).then().statusCode(404);
    }

    @Test
    void a_grant_for_a_program_moves_the_place_away_from_the_page() {
        Talker page = enter(livePass(registration));
        page.hears("welcome");
        JsonObject there = grantOf(page, 1);

        JsonObject program = grant();

        assertThat(page.isClosed()).isEqualTo(MOVED);
        assertThat(streamed(there)).isEqualTo(403);
        assertThat(streamed(program)).isEqualTo(200);
    }

    @Test
    void a_page_that_takes_the_place_shuts_the_program_out() {
        JsonObject program = grant();
        Talker page = enter(livePass(registration));
        page.hears("welcome");

        JsonObject here = grantOf(page, 1);

        assertThat(streamed(program)).isEqualTo(403);
        assertThat(streamed(here)).isEqualTo(200);
    }

    @Test
    void a_page_that_renews_its_grant_stays_where_it_is() {
        Talker page = enter(livePass(registration));
        page.hears("welcome");
        JsonObject first = grantOf(page, 1);
        String session = watch(first).then().statusCode(201).extract().header("Location");

        JsonObject renewed = grantOf(page, 2);

        assertThat(streamed(first)).isEqualTo(200);
        assertThat(streamed(renewed)).isEqualTo(200);
        Signalling.bearing(renewed.getString("token")).delete(session).then().statusCode(200);
    }

    @Test
    void where_the_host_allows_several_places_every_grant_is_good() {
        alice.api()
                .body(Map.of("registration", Map.of("severalPlaces", true)))
                .patch(at(""))
                .then()
                .statusCode(200);
        JsonObject phone = grant();

        JsonObject tablet = grant();

        assertThat(streamed(phone)).isEqualTo(200);
        assertThat(streamed(tablet)).isEqualTo(200);
        watch(phone).then().statusCode(201);
    }

    private JsonObject grant() {
        return new JsonObject(
                RestAssured.given()
                        .post("/api/v1/join/" + link + "/grant")
                        .then()
                        .statusCode(201)
                        .extract()
                        .asString());
    }

    private static JsonObject grantOf(Talker page, int ref) {
        return page.say("grant", ref).answer(ref).getJsonObject("grant");
    }

    private static int streamed(JsonObject grant) {
        return RestAssured.given().get(URI.create(grant.getString("hls")).getPath()).statusCode();
    }

    private static Response watch(JsonObject grant) {
        String token = grant.getString("token");
        String path = URI.create(grant.getString("whep")).getPath();
        return Signalling.bearing(token).body(Signalling.offer("recvonly")).post(path);
    }
}
