package dev.lectern.call.builtin;

import static org.awaitility.Awaitility.await;

import dev.lectern.call.CallId;
import dev.lectern.call.policy.Preset;
import dev.lectern.call.policy.Role;
import dev.lectern.kit.db.Ids;
import dev.lectern.kit.token.Purpose;
import dev.lectern.kit.token.Tokens;
import dev.lectern.sfu.dtls.Handshakes;
import dev.lectern.sfu.load.LoadClient;
import dev.lectern.world.Database;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.epoll.EpollEventLoopGroup;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
class OpenSessionsTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject BuiltinRooms rooms;
    @Inject EngineRooms media;
    @Inject Tokens tokens;

    private final EventLoopGroup group = new EpollEventLoopGroup(1);
    private final Handshakes handshakes = new Handshakes(2);
    private final UUID occurrence = Ids.next();
    private final String room = new CallId(occurrence, 1).toString();

    @BeforeEach
    void a_room() {
        done(rooms.ensure(room, Preset.GUEST_WEBINAR.spec()));
    }

    @AfterEach
    void close() {
        done(media.close(room));
        group.shutdownGracefully();
        handshakes.close();
    }

    @Test
    void that_a_session_was_replaced_is_told_to_whose_it_was_and_to_nobody_else() throws Exception {
        String first = publishes();
        publishes();

        await().atMost(SOON).until(() -> as("alice", room).patch(first).statusCode() == 410);
        as("alice", room).delete(first).then().statusCode(410);
        as("bob", room).delete(first).then().statusCode(404);
        String other = new CallId(occurrence, 2).toString();
        as("alice", other).delete(first).then().statusCode(404);
    }

    /** The address of a session of alice's whose media flows. */
    private String publishes() throws Exception {
        LoadClient client = new LoadClient(handshakes);
        Response made =
                as("alice", room)
                        .body(client.offerWithSound(true))
                        .post("/call/" + occurrence + "/whip");
        String answer = made.then().statusCode(201).extract().asString();
        String port = answer.replaceAll("(?s).*a=candidate:\\S+ 1 udp \\d+ \\S+ (\\d+) .*", "$1");
        InetAddress here = InetAddress.getLoopbackAddress();
        client.connect(group, new InetSocketAddress(here, Integer.parseInt(port)), answer);
        client.opened().get(20, TimeUnit.SECONDS);
        return made.header("Location");
    }

    private RequestSpecification as(String identity, String where) {
        Instant now = Instant.now();
        BuiltinGrant grant = new BuiltinGrant(occurrence, where, identity, Role.HOST, false, now);
        return Signalling.bearing(tokens.sign(Purpose.GRANT, grant.claims(), now.plusSeconds(600)));
    }

    private static <T> T done(Uni<T> work) {
        return work.await().atMost(SOON);
    }
}
