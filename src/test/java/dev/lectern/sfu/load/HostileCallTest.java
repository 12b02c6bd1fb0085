package dev.lectern.sfu.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.lectern.sfu.Engine;
import dev.lectern.sfu.Publish;
import dev.lectern.sfu.Seat;
import dev.lectern.sfu.Source;
import dev.lectern.sfu.Watch;
import dev.lectern.sfu.dtls.Failure;
import dev.lectern.sfu.dtls.Handshakes;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A call goes on while others try to disturb it, and takes nobody who is not who they said. */
class HostileCallTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int JUNK = 30_000;
    private static final int AT_ONCE = 50;
    private final Random random = new Random(7);
    private Engine engine;
    private SmallStage stage;

    @BeforeEach
    void a_stage() throws Exception {
        engine = Engine.start(Loopback.CONFIG);
        stage = new SmallStage(engine);
    }

    @AfterEach
    void close() {
        stage.close();
        engine.close();
    }

    @Test
    void half_a_hello_takes_nobodys_place() throws Exception {
        byte[] half = beginningOfAHello();

        isHardlyLate(400, () -> knock(150, half));
    }

    @Test
    void forty_eight_who_fall_silent_keep_the_next_one_waiting_less_than_a_second()
            throws Exception {
        byte[] hello = hello();

        isHardlyLate(
                1_000,
                () -> {
                    for (int i = 0; i < 48; i++) knock("m" + i, hello);
                });
    }

    @Test
    void more_silent_ones_than_there_are_threads_give_way_at_once() throws Exception {
        byte[] hello = hello();

        isHardlyLate(1_500, () -> knock(200, hello));
    }

    @Test
    void a_company_behind_one_address_gets_in_together() throws Exception {
        try (Handshakes company = new Handshakes(200)) {
            List<LoadClient> people = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                LoadClient one = new LoadClient(company);
                String offer = one.offerWithSound(false);
                stage.connect(
                        one, stage.room.watch(new Watch("p" + i, Seat.AUDIENCE, offer)).answer());
                people.add(one);
            }

            for (LoadClient one : people) one.open.get(20, TimeUnit.SECONDS);
            assertThat(engine.statistics().refused()).isZero();
        }
    }

    /** Four to a person. */
    private void knock(int times, byte[] said) throws Exception {
        for (int i = 0; i < times; i++) knock("m" + i / 4, said);
    }

    /**
     * Whoever comes after the attack is in soon after who came before it. A machine that stands
     * still for a moment makes everybody late: one of three attacks must show it.
     */
    private void isHardlyLate(int millis, Attack attack) throws Exception {
        List<Duration> late = new ArrayList<>();
        for (int turn = 1; turn <= 3; turn++) {
            Duration undisturbed = timeToJoin("bob" + turn);
            attack.run();
            late.add(timeToJoin("carol" + turn).minus(undisturbed));
            if (late.get(late.size() - 1).toMillis() < millis) return;
        }
        assertThat(late).anyMatch(one -> one.toMillis() < millis);
    }

    private interface Attack {
        void run() throws Exception;
    }

    private Duration timeToJoin(String person) throws Exception {
        long began = System.nanoTime();
        stage.watch(person);
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private void knock(String person, byte[] said) throws Exception {
        try (Knock knock = new Knock(stage, person, InetAddress.getLoopbackAddress())) {
            assertThat(knock.isAnswered()).isTrue();
            knock.say(said);
        }
    }

    /** What a real client says first. */
    private static byte[] hello() throws Exception {
        CompletableFuture<byte[]> said = new CompletableFuture<>();
        try (Handshakes client = new Handshakes(1)) {
            client.connect(client.fingerprint(), said::complete, new LoadClient(client));
            return said.get(30, TimeUnit.SECONDS);
        }
    }

    /** A record of a hello's first fragment, of which there is no second. */
    private static byte[] beginningOfAHello() {
        byte[] record = new byte[13 + 12 + 20];
        record[0] = 22;
        record[1] = (byte) 0xFE;
        record[2] = (byte) 0xFD;
        record[12] = 12 + 20;
        record[13] = 1;
        record[16] = 100;
        record[24] = 20;
        return record;
    }

    @Test
    void junk_at_the_port_costs_the_viewers_nothing() throws Exception {
        LoadClient carol = stage.watch("carol");
        stage.send(100);
        await().atMost(SOON).until(() -> carol.packets > 50);

        flood();

        long after = carol.packets;
        await().atMost(SOON).until(() -> carol.packets > after + 50);
        assertThat(carol.gaps).isZero();
        assertThat(carol.reordered).isZero();
        assertThat(engine.statistics().viewers()).isEqualTo(1);
    }

    /**
     * Datagrams of every kind there is, from an address that proved nothing, as fast as the engine
     * looks at them: what a full socket cannot hold, the kernel would drop, the call's among it.
     */
    private void flood() throws Exception {
        long before = lookedAt();
        try (DatagramSocket socket = new DatagramSocket()) {
            InetAddress here = InetAddress.getLoopbackAddress();
            for (int i = 0; i < JUNK; i++) {
                byte[] junk = new byte[20 + random.nextInt(1100)];
                random.nextBytes(junk);
                if (i % 3 == 0) junk[0] = (byte) 0x80;
                socket.send(new DatagramPacket(junk, junk.length, here, engine.port()));
                if (i % AT_ONCE == 0) areLookedAt(before + i);
            }
        }
        areLookedAt(before + JUNK);
    }

    private void areLookedAt(long datagrams) {
        await().pollInterval(Duration.ofMillis(1))
                .pollDelay(Duration.ZERO)
                .atMost(SOON)
                .until(() -> lookedAt() >= datagrams);
    }

    /** Of those that are nobody's. */
    private long lookedAt() {
        return engine.statistics().junk() + engine.statistics().strays();
    }

    @Test
    void whoever_shows_another_certificate_than_promised_neither_sees_nor_sends() {
        stage.send(100);
        try (Handshakes others = new Handshakes(1)) {
            String promised = others.fingerprint().toHex();
            LoadClient viewer = stage.client();
            String asks = lie(viewer.offerWithSound(false), promised);
            stage.connect(
                    viewer, stage.room.watch(new Watch("mallory", Seat.AUDIENCE, asks)).answer());
            LoadClient sender = stage.client();
            String sends = lie(sender.offerWithSound(true), promised);
            stage.connect(
                    sender,
                    stage.room.publish(Publish.of("mallory", Source.CAMERA, sends)).answer());

            assertThatThrownBy(() -> viewer.open.get(10, TimeUnit.SECONDS)).isNotNull();
            assertThatThrownBy(() -> sender.open.get(10, TimeUnit.SECONDS)).isNotNull();
            await().atMost(SOON).until(() -> engine.statistics().sessions() == 1);
            assertThat(engine.statistics().handshakesFailed())
                    .containsEntry(Failure.FINGERPRINT, 2L);
            assertThat(viewer.packets).isZero();
            assertThat(viewer.sounds).isZero();
            assertThat(stage.room.people()).containsExactly("host");
        }
    }

    private static String lie(String offer, String promised) {
        return offer.replaceFirst("(a=fingerprint:sha-256 )\\S+", "$1" + promised);
    }
}
