package dev.lectern.sfu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.sfu.load.Loopback;
import dev.lectern.sfu.stun.StunWriter;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** TCP connections that belong to a session, and which of them its media takes does not matter. */
class SideConnectionsTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final List<Socket> sockets = new ArrayList<>();
    private Engine engine;
    private Session session;

    @BeforeEach
    void a_session() throws IOException {
        engine = Engine.start(Loopback.CONFIG.withLoops(2));
        session =
                engine.room("room", new RoomListener() {})
                        .publish(Publish.of("alice", Source.CAMERA, HostilePortTest.OFFER));
    }

    @AfterEach
    void close() throws IOException {
        for (Socket one : sockets) one.close();
        engine.close();
    }

    @Test
    void all_of_them_end_with_the_session() throws IOException {
        for (int i = 0; i < 20; i++) sockets.add(identified());

        session.close();

        for (Socket one : sockets) assertThat(one.getInputStream().read()).isEqualTo(-1);
    }

    @Test
    void one_that_says_nothing_for_long_is_closed_and_one_that_speaks_is_not() {
        EmbeddedChannel quiet = embedded();
        EmbeddedChannel busy = embedded();

        for (int i = 0; i < 6; i++) {
            busy.writeInbound(Unpooled.wrappedBuffer(check()));
            quiet.advanceTimeBy(TcpInlet.LOOK_SECONDS, TimeUnit.SECONDS);
            busy.advanceTimeBy(TcpInlet.LOOK_SECONDS, TimeUnit.SECONDS);
            quiet.runScheduledPendingTasks();
            busy.runScheduledPendingTasks();
            assertThat(quiet.isOpen()).isEqualTo(i < 3);
        }

        assertThat(busy.isOpen()).isTrue();
    }

    private EmbeddedChannel embedded() {
        EmbeddedChannel channel =
                new EmbeddedChannel() {
                    @Override
                    protected SocketAddress remoteAddress0() {
                        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 4_000);
                    }
                };
        Loop loop = new Loop(0, channel.eventLoop());
        channel.freezeTime();
        channel.pipeline().addLast(new TcpInlet(loop, new Inlet(engine, loop), () -> {}));
        channel.pipeline().fireChannelActive();
        channel.writeInbound(Unpooled.wrappedBuffer(check()));
        return channel;
    }

    private Socket identified() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), engine.port());
        socket.setSoTimeout((int) SOON.toMillis());
        byte[] check = check();
        socket.getOutputStream()
                .write(
                        ByteBuffer.allocate(2 + check.length)
                                .putShort((short) check.length)
                                .put(check)
                                .array());
        byte[] answer = new byte[2];
        assertThat(socket.getInputStream().readNBytes(answer, 0, 2)).isEqualTo(2);
        socket.getInputStream().skipNBytes((answer[0] & 0xFF) << 8 | answer[1] & 0xFF);
        return socket;
    }

    private byte[] check() {
        String password = session.answer().replaceAll("(?s).*a=ice-pwd:(\\S+).*", "$1");
        return StunWriter.request(new byte[12])
                .username(session.etag() + ":theirs")
                .priority(1)
                .controlling(1)
                .useCandidate()
                .integrity(password.getBytes(StandardCharsets.US_ASCII))
                .fingerprint()
                .toBytes();
    }
}
