package dev.lectern.sfu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lectern.sfu.load.Loopback;
import dev.lectern.sfu.stun.StunWriter;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What strangers can do to the media port: cost it a look at each datagram, and no answer. */
class HostilePortTest {
    private final Random random = new Random(3);
    private Engine engine;
    private DatagramSocket stranger;

    @BeforeEach
    void open() throws IOException {
        engine = Engine.start(Loopback.CONFIG.withLoops(1));
        stranger = new DatagramSocket();
        stranger.setSoTimeout(300);
    }

    @AfterEach
    void close() {
        stranger.close();
        engine.close();
    }

    @Test
    void an_answer_groups_only_what_the_offer_has_grouped() throws Exception {
        Room room = engine.room("room", new RoomListener() {});
        String single = OFFER.replace("a=group:BUNDLE 0\n", "");

        assertThat(room.publish(Publish.of("alice", Source.CAMERA, OFFER)).answer())
                .contains("a=group:BUNDLE 0");
        assertThat(room.publish(Publish.of("bob", Source.CAMERA, single)).answer())
                .contains("a=mid:0")
                .doesNotContain("BUNDLE");
    }

    @Test
    void nothing_that_proves_nothing_is_answered() throws IOException {
        for (int round = 1; round <= 300; round++) {
            send(junk(random.nextInt(256)));
            send(check("nobody", "a password that nobody has"));
            send(hello());
            if (round % 50 == 0) areLookedAt(3 * round);
        }

        assertThat(answered()).isZero();
        assertThat(engine.statistics().sessions()).isZero();
        assertThat(engine.statistics().received()).isEqualTo(lookedAt());
    }

    /** More at once than a socket holds, the kernel would drop before anybody looked. */
    private void areLookedAt(long datagrams) {
        await().atMost(Duration.ofSeconds(30)).until(() -> lookedAt() == datagrams);
    }

    private long lookedAt() {
        EngineStatistics seen = engine.statistics();
        return seen.junk() + seen.strays() + seen.forged();
    }

    @Test
    void a_session_with_the_wrong_password_is_not_answered_either() throws IOException {
        Room room = engine.room("room", new RoomListener() {});
        Session session = room.publish(Publish.of("alice", Source.CAMERA, OFFER));

        send(check(session.etag(), "not the password of this session"));

        assertThat(answered()).isZero();
        await().atMost(Duration.ofSeconds(30)).until(() -> engine.statistics().forged() == 1);
    }

    @Test
    void an_answer_to_a_check_is_no_longer_than_three_times_the_check() throws IOException {
        Room room = engine.room("room", new RoomListener() {});
        Session session = room.publish(Publish.of("alice", Source.CAMERA, OFFER));
        String password = session.answer().replaceAll("(?s).*a=ice-pwd:(\\S+).*", "$1");
        byte[] check = check(session.etag(), password);

        send(check);

        assertThat(firstAnswer() + answered()).isLessThanOrEqualTo(3 * check.length);
    }

    @Test
    void one_person_has_so_many_connections_and_the_longest_known_goes_first() {
        Room room = engine.room("room", new RoomListener() {});
        String offer = OFFER.replace("sendonly", "recvonly");
        List<Session> sessions = new ArrayList<>();
        for (int i = 0; i < 12; i++)
            sessions.add(room.watch(new Watch("alice", Seat.AUDIENCE, offer)));

        assertThat(engine.statistics().sessions()).isEqualTo(8);
        assertThat(sessions.get(0).isOver()).isTrue();
        assertThat(sessions.get(11).isOver()).isFalse();
    }

    @Test
    void a_connection_that_says_nothing_of_use_is_closed() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), engine.port())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(("GET / HTTP/1.1\r\n\r\n".repeat(200)).getBytes());

            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        } catch (java.net.SocketException reset) {
            assertThat(reset).hasMessageContaining("reset");
        }
    }

    private void send(byte[] datagram) throws IOException {
        InetAddress here = InetAddress.getLoopbackAddress();
        stranger.send(new DatagramPacket(datagram, datagram.length, here, engine.port()));
    }

    private int firstAnswer() throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[2048], 2048);
        stranger.setSoTimeout(30_000);
        stranger.receive(packet);
        stranger.setSoTimeout(300);
        return packet.getLength();
    }

    /** The bytes that came back. */
    private int answered() throws IOException {
        int bytes = 0;
        DatagramPacket packet = new DatagramPacket(new byte[2048], 2048);
        try {
            while (true) {
                stranger.receive(packet);
                bytes += packet.getLength();
            }
        } catch (SocketTimeoutException nothingMore) {
            return bytes;
        }
    }

    private byte[] junk(int first) {
        byte[] bytes = new byte[20 + random.nextInt(400)];
        random.nextBytes(bytes);
        bytes[0] = (byte) first;
        return bytes;
    }

    private static byte[] hello() {
        byte[] record = new byte[200];
        record[0] = 22;
        record[1] = (byte) 0xFE;
        record[2] = (byte) 0xFF;
        return record;
    }

    private byte[] check(String fragment, String password) {
        byte[] transaction = new byte[12];
        random.nextBytes(transaction);
        return StunWriter.request(transaction)
                .username(fragment + ":theirs")
                .priority(1)
                .controlling(1)
                .useCandidate()
                .integrity(password.getBytes(StandardCharsets.US_ASCII))
                .fingerprint()
                .toBytes();
    }

    static final String OFFER =
            """
            v=0
            o=- 1 2 IN IP4 127.0.0.1
            s=-
            t=0 0
            a=group:BUNDLE 0
            m=video 9 UDP/TLS/RTP/SAVPF 96
            a=ice-ufrag:abcd
            a=ice-pwd:abcdefghijklmnopqrstuvwx
            a=fingerprint:sha-256 %s
            a=setup:actpass
            a=mid:0
            a=sendonly
            a=rtpmap:96 VP8/90000
            """
                    .formatted("AB:".repeat(31) + "AB");
}
