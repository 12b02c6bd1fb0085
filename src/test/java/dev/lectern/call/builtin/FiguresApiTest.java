package dev.lectern.call.builtin;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;

import dev.lectern.call.CallId;
import dev.lectern.call.policy.Preset;
import dev.lectern.call.policy.Role;
import dev.lectern.kit.db.Ids;
import dev.lectern.kit.token.Purpose;
import dev.lectern.kit.token.Tokens;
import dev.lectern.sfu.dtls.Handshakes;
import dev.lectern.sfu.load.LoadClient;
import dev.lectern.sfu.load.Microphone;
import dev.lectern.world.Database;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.epoll.EpollEventLoopGroup;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
class FiguresApiTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject World world;
    @Inject BuiltinRooms rooms;
    @Inject EngineRooms media;
    @Inject Tokens tokens;

    @Test
    void the_connections_of_a_call_are_told_to_its_own_workspace_only() {
        Person alice = world.alice();
        String path = "/api/v1/calls/" + published(alice) + "/media";

        alice.api()
                .get(path)
                .then()
                .statusCode(200)
                .body("publishing", empty())
                .body("watching", empty());
        world.mallory().api().get(path).then().statusCode(404);
        given().get(path).then().statusCode(401);
        alice.api().get("/api/v1/calls/" + Ids.next() + "/media").then().statusCode(404);
    }

    @Test
    void the_engine_is_in_the_metrics() {
        given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("lectern_media_viewers"))
                .body(
                        containsString(
                                "lectern_media_loss_percent{of=\"worst\",way=\"watching\"} -1"))
                .body(containsString("lectern_media_pictures{layer=\"h\",way=\"publishing\"} 0"))
                .body(containsString("lectern_media_sent_bytes_total"))
                .body(containsString("lectern_media_handshakes_failed_total"));
    }

    @Test
    void the_lines_of_who_publishes_and_who_watches_are_in_the_metrics() throws Exception {
        UUID occurrence = Ids.next();
        String room = new CallId(occurrence, 1).toString();
        done(rooms.ensure(room, Preset.GUEST_WEBINAR.spec()));
        done(rooms.open(room));
        EventLoopGroup group = new EpollEventLoopGroup(1);
        LoadClient host = client(group, grant(occurrence, room, Role.HOST), "whip");
        try (Microphone microphone = new Microphone(group, host)) {
            LoadClient carol = client(group, grant(occurrence, room, Role.ATTENDEE), "whep");

            await().atMost(SOON).until(() -> carol.sounds() > 50);

            await().atMost(SOON)
                    .until(() -> metric("line_bits{of=\"median\",way=\"watching\"}") > 0);
            assertThat(metric("line_bits{of=\"worst\",way=\"publishing\"}")).isPositive();
            assertThat(metric("loss_percent{of=\"p95\",way=\"publishing\"}")).isBetween(0.0, 100.0);
        } finally {
            done(media.close(room));
            group.shutdownGracefully();
        }
        await().atMost(SOON).until(() -> metric("line_bits{of=\"worst\",way=\"watching\"}") == -1);
        assertThat(metric("line_bits{of=\"worst\",way=\"publishing\"}")).isEqualTo(-1);
    }

    private LoadClient client(EventLoopGroup group, BuiltinGrant grant, String kind)
            throws Exception {
        LoadClient client = new LoadClient(new Handshakes(2));
        String token = tokens.sign(Purpose.GRANT, grant.claims(), Instant.now().plusSeconds(600));
        String answer =
                Signalling.bearing(token)
                        .body(client.offerWithSound(kind.equals("whip")))
                        .post("/call/" + grant.occurrence() + "/" + kind)
                        .then()
                        .statusCode(201)
                        .extract()
                        .asString();
        String port = answer.replaceAll("(?s).*a=candidate:\\S+ 1 udp \\d+ \\S+ (\\d+) .*", "$1");
        InetAddress here = InetAddress.getLoopbackAddress();
        client.connect(group, new InetSocketAddress(here, Integer.parseInt(port)), answer);
        client.opened().get(20, TimeUnit.SECONDS);
        return client;
    }

    private static BuiltinGrant grant(UUID occurrence, String room, Role role) {
        return new BuiltinGrant(occurrence, room, role.word(), role, false, Instant.now());
    }

    private static double metric(String name) {
        String line = "lectern_media_" + name + " ";
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(one -> one.startsWith(line))
                .mapToDouble(one -> Double.parseDouble(one.substring(line.length())))
                .findFirst()
                .orElseThrow();
    }

    private static <T> T done(Uni<T> work) {
        return work.await().atMost(SOON);
    }

    private static String published(Person alice) {
        return alice.api()
                .contentType("application/json")
                .body(
                        Map.of(
                                "title",
                                "Figures",
                                "startsAt",
                                Instant.now().plus(Duration.ofHours(1)).toString(),
                                "timezone",
                                "UTC",
                                "durationMinutes",
                                30,
                                "provider",
                                "builtin",
                                "publish",
                                true))
                .post("/api/v1/webinars")
                .then()
                .statusCode(201)
                .extract()
                .path("occurrences[0].id");
    }
}
