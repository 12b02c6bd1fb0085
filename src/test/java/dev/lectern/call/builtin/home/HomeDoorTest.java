package dev.lectern.call.builtin.home;

import static dev.lectern.call.builtin.Signalling.asking;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dev.lectern.kit.db.Ids;
import dev.lectern.kit.token.Purpose;
import dev.lectern.kit.token.Tokens;
import dev.lectern.world.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is asked of this node while another one is the home. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class HomeDoorTest {
    @Inject HomeTable table;
    @Inject Tokens tokens;
    @Inject Vertx vertx;
    @Inject ThisNode here;

    private final UUID call = Ids.next();
    private final UUID other = Ids.next();
    private final List<HttpServerRequest> asked = new CopyOnWriteArrayList<>();
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private HttpServer node;

    @BeforeEach
    void another_node_is_the_home() throws Exception {
        node = vertx.createHttpServer().requestHandler(this::answer);
        node.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().get();
        await(table.claim(call, other, url(), Homes.LEASE));
    }

    private String url() {
        return "http://127.0.0.1:" + node.actualPort();
    }

    private void answer(HttpServerRequest request) {
        asked.add(request);
        request.bodyHandler(
                body -> {
                    bodies.add(body.toString());
                    request.response()
                            .setStatusCode(201)
                            .putHeader("Location", request.path() + "/abc")
                            .putHeader("ETag", "\"e\"")
                            .putHeader("Content-Type", "application/sdp")
                            .putHeader("Set-Cookie", "bad=1")
                            .end("v=0 answer");
                });
    }

    @AfterEach
    void the_other_node_ends() throws Exception {
        node.close().toCompletionStage().toCompletableFuture().get();
    }

    @Test
    void a_session_is_made_at_the_home_whoever_was_asked() {
        asking().header("Authorization", "Bearer grant")
                .header("Content-Type", "application/sdp")
                .cookie("session", "secret")
                .body("v=0 offer")
                .post(whip() + "?source=screen")
                .then()
                .statusCode(201)
                .header("Location", is(whip() + "/abc"))
                .header("ETag", is("\"e\""))
                .header("Set-Cookie", nullValue())
                .header("Access-Control-Allow-Origin", "*")
                .body(is("v=0 answer"));

        HttpServerRequest there = asked.get(0);
        assertThat(bodies).containsExactly("v=0 offer");
        assertThat(there.query()).isEqualTo("source=screen");
        assertThat(there.getHeader("Authorization")).isEqualTo("Bearer grant");
        assertThat(there.getHeader("Cookie")).isNull();
        assertThat(there.getHeader(HomeDoor.CLIENT)).isEqualTo("127.0.0.1");
    }

    @Test
    void restarts_wishes_and_ends_go_there_too() {
        asking().header("If-Match", "*").body("x").patch(whip() + "/s").then().statusCode(201);
        asking().body("[]").put("/call/" + call + "/whep/s/slots").then().statusCode(201);
        asking().delete(whip() + "/s").then().statusCode(201);
        asking().get("/call/" + call + "/hls/live.m3u8").then().statusCode(201);

        assertThat(asked)
                .extracting(request -> request.method().name())
                .containsExactly("PATCH", "PUT", "DELETE", "GET");
        assertThat(asked.get(0).getHeader("If-Match")).isEqualTo("*");
    }

    @Test
    void the_key_is_good_for_this_call_and_that_node_only() {
        asking().post(whip());

        String key = asked.get(0).getHeader(NodeKey.HEADER);
        Map<String, Object> claims = tokens.read(Purpose.NODE, key).orElseThrow();
        assertThat(claims)
                .containsEntry("o", call.toString())
                .containsEntry("n", other.toString())
                .containsEntry("u", "HANDED_ON");
    }

    @Test
    void what_another_node_handed_on_is_never_handed_on_again() {
        asking().header(NodeKey.HEADER, key(here.id(), call, "HANDED_ON"))
                .header("Content-Type", "application/sdp")
                .post(whip())
                .then()
                .statusCode(401);

        assertThat(asked).isEmpty();
    }

    @Test
    void a_key_for_something_else_is_no_key() {
        for (String key :
                List.of(
                        "junk",
                        key(other, call, "HANDED_ON"),
                        key(here.id(), other, "HANDED_ON"),
                        key(here.id(), call, "ORDER"))) {
            asking().header(NodeKey.HEADER, key).post(whip()).then().statusCode(201);
        }

        assertThat(asked).hasSize(4);
    }

    @Test
    void orders_are_taken_from_nodes_only_and_only_where_the_call_is_at_home() {
        String order = "{\"what\":\"CLOSE\",\"room\":\"x\",\"more\":{}}";

        order("junk", order).statusCode(404);
        order(key(here.id(), call, "HANDED_ON"), order).statusCode(404);
        assertThat(asked).isEmpty();
    }

    private io.restassured.response.ValidatableResponse order(String key, String body) {
        return given().header(NodeKey.HEADER, key)
                .contentType("application/json")
                .body(body)
                .post("/call/" + call + "/home")
                .then();
    }

    @Test
    void while_a_home_does_not_answer_clients_are_told_to_come_again() throws Exception {
        node.close().toCompletionStage().toCompletableFuture().get();

        asking().body("v=0 offer")
                .post(whip())
                .then()
                .statusCode(503)
                .header("Retry-After", "1")
                .contentType("application/problem+json");
    }

    @Test
    void a_home_whose_lease_ended_is_asked_nothing_more() {
        await(table.moveOut(other));

        asking().header("Content-Type", "application/sdp").post(whip()).then().statusCode(401);

        assertThat(asked).isEmpty();
    }

    private String key(UUID node, UUID about, String use) {
        return tokens.sign(
                Purpose.NODE,
                Map.of("o", about, "n", node, "u", use),
                Instant.now().plusSeconds(60));
    }

    private String whip() {
        return "/call/" + call + "/whip";
    }

    private static <T> T await(Uni<T> work) {
        return work.await().atMost(Duration.ofSeconds(30));
    }
}
