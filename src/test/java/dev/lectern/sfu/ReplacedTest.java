package dev.lectern.sfu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lectern.sfu.dtls.Handshakes;
import dev.lectern.sfu.load.LoadClient;
import dev.lectern.sfu.load.Loopback;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.epoll.EpollEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Whose place another of the same person and source took is remembered, for when they come back.
 */
class ReplacedTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final long LONG_NANOS = TimeUnit.SECONDS.toNanos(31);

    private final Handshakes handshakes = new Handshakes(2);
    private final EventLoopGroup group =
            new EpollEventLoopGroup(1, new DefaultThreadFactory("load", true));
    private Engine engine;
    private Room room;

    @BeforeEach
    void a_room() throws Exception {
        engine = Engine.start(Loopback.CONFIG.withLoops(2));
        room = engine.room("room", new RoomListener() {});
    }

    @AfterEach
    void close() {
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
        handshakes.close();
        engine.close();
    }

    @Test
    void who_is_still_there_gives_way_to_the_next_of_the_same_source() throws Exception {
        Session camera = publishes("alice", Source.CAMERA);
        Session screen = publishes("alice", Source.SCREEN);
        Session bobs = publishes("bob", Source.CAMERA);

        publishes("alice", Source.CAMERA);

        await().atMost(SOON).until(camera::isOver);
        assertThat(wasReplaced("alice", camera)).isTrue();
        assertThat(wasReplaced("alice", screen)).isFalse();
        assertThat(wasReplaced("bob", bobs)).isFalse();
    }

    @Test
    void who_fell_silent_is_replaced_once_another_of_the_same_source_sends() throws Exception {
        Session camera = silenced(publishes("alice", Source.CAMERA));
        Session screen = silenced(publishes("alice", Source.SCREEN));
        Session bobs = silenced(publishes("bob", Source.CAMERA));
        assertThat(wasReplaced("alice", camera)).isFalse();

        publishes("alice", Source.CAMERA);

        await().atMost(SOON).until(() -> wasReplaced("alice", camera));
        assertThat(wasReplaced("alice", screen)).isFalse();
        assertThat(wasReplaced("bob", bobs)).isFalse();
    }

    @Test
    void who_gave_way_may_come_back_once_the_other_has_gone() throws Exception {
        Session laptop = silenced(publishes("alice", Source.CAMERA));
        Session phone = publishes("alice", Source.CAMERA);
        publishes("alice", Source.SCREEN);
        await().atMost(SOON).until(() -> wasReplaced("alice", laptop));

        phone.close();

        await().atMost(SOON).until(phone::isOver);
        assertThat(wasReplaced("alice", laptop)).isFalse();
    }

    @Test
    void who_ended_otherwise_was_replaced_by_nobody() throws Exception {
        Session camera = publishes("alice", Source.CAMERA);
        camera.close();

        Session next = publishes("alice", Source.CAMERA);

        await().atMost(SOON).until(() -> room.publications().size() == 1);
        assertThat(next.isOpen()).isTrue();
        assertThat(wasReplaced("alice", camera)).isFalse();
    }

    @Test
    void nobody_else_learns_of_it() throws Exception {
        Session camera = publishes("alice", Source.CAMERA);
        publishes("alice", Source.CAMERA);
        await().atMost(SOON).until(camera::isOver);

        assertThat(engine.wasReplaced("room", "mallory", camera.id())).isFalse();
        assertThat(engine.wasReplaced("other", "alice", camera.id())).isFalse();
    }

    private boolean wasReplaced(String person, Session session) {
        return engine.wasReplaced("room", person, session.id());
    }

    private Session publishes(String person, Source source) throws Exception {
        LoadClient client = new LoadClient(handshakes);
        Session session = room.publish(Publish.of(person, source, client.offerWithSound(true)));
        InetSocketAddress port =
                new InetSocketAddress(InetAddress.getLoopbackAddress(), engine.port());
        client.connect(group, port, session.answer());
        client.opened().get(SOON.toSeconds(), TimeUnit.SECONDS);
        await().atMost(SOON).until(session::isOpen);
        return session;
    }

    /** As after half a minute in which its client said nothing. */
    private static Session silenced(Session session) {
        Peer peer = (Peer) session;
        peer.onLoop(() -> peer.tick(System.nanoTime() + LONG_NANOS, 1));
        await().atMost(SOON).until(session::isOver);
        return session;
    }
}
