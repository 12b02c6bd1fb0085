package dev.lectern.sfu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.sfu.dtls.DtlsConnection;
import dev.lectern.sfu.dtls.Failure;
import dev.lectern.sfu.dtls.Handshakes;
import dev.lectern.sfu.dtls.Outcome;
import dev.lectern.sfu.h264.AvcConfiguration;
import dev.lectern.sfu.rtp.Codec;
import dev.lectern.sfu.rtp.FrameAssembler;
import dev.lectern.sfu.rtp.Rtp;
import dev.lectern.sfu.rtp.Vp8Payload;
import dev.lectern.sfu.srtp.SrtpKeys;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * What the readers of media do with bytes that somebody made to break them: real ones, changed.
 * {@code -Dfuzz.rounds=1000000} tries longer.
 */
class FuzzTest {
    private static final int ROUNDS = Integer.getInteger("fuzz.rounds", 20_000);
    private static final int DATAGRAMS_A_HANDSHAKE = 40;

    /** A parameter set of 640 × 360 as OpenH264 writes it, and one with scaling lists. */
    private static final List<byte[]> PARAMETERS =
            bytes("6742c01eda02802f9610000003001000000303c0f162ea", "6764001eacd940a02ff9610000");

    private static final List<byte[]> PICTURES =
            bytes(
                    "68ce3c80",
                    "658884000a",
                    "78000a6742c01eda02802f9610000468ce3c80",
                    "7c8588840011223344556677",
                    "7c4588990011223344556677",
                    "90e0800110009d012a8002e00100",
                    "10009d012a8002e0010011223344");

    private static final List<byte[]> PACKETS =
            bytes(
                    "90600001000000640000045701234567bede00021101003001310000aabbccdd",
                    "906f000100000064000004571000000302010003023132000401aa0005000000aabb",
                    "b0600001000000640000045700010203bede0001101100003044");

    private final Random random = new Random(Long.getLong("fuzz.seed", 17));

    private static List<byte[]> bytes(String... texts) {
        return Arrays.stream(texts).map(HexFormat.of()::parseHex).toList();
    }

    @Test
    void no_parameter_set_breaks_the_decoder_configuration() {
        for (int i = 0; i < ROUNDS; i++) {
            AvcConfiguration made =
                    AvcConfiguration.of(changed(PARAMETERS), changed(PICTURES.subList(0, 1)));
            if (made != null) {
                assertThat(made.width()).isBetween(16, 8192);
                assertThat(made.height()).isBetween(16, 8192);
            }
        }
    }

    @Test
    void no_payload_breaks_the_assembly_of_frames_or_makes_it_grow() {
        for (Codec codec : Codec.values()) {
            FrameAssembler assembler = new FrameAssembler(codec);
            for (int i = 0; i < ROUNDS; i++) {
                byte[] payload = changed(PICTURES);
                int at = payload.length == 0 ? 0 : random.nextInt(Math.min(4, payload.length));
                assembler.add(payload, at, payload.length - at);
                if (random.nextInt(40) == 0) assertThat(assembler.take().length).isLessThan(9000);
                if (random.nextInt(200) == 0) assembler.clear();
            }
        }
    }

    @Test
    void no_payload_breaks_what_is_read_of_pictures() {
        for (int i = 0; i < ROUNDS; i++) {
            byte[] payload = changed(PICTURES);
            for (Codec codec : Codec.values()) codec.startsKeyFrame(payload, 0, payload.length);
            Vp8Payload.pictureId(payload, 0, payload.length);
            Vp8Payload.tl0(payload, 0, payload.length);
            Vp8Payload.temporalLayer(payload, 0, payload.length);
            Vp8Payload.shift(payload, 0, payload.length, random.nextInt(), random.nextInt());
            int descriptor = Vp8Payload.descriptorLength(payload, 0, payload.length);
            assertThat(descriptor).isLessThanOrEqualTo(payload.length);
        }
    }

    @Test
    void no_header_extension_reaches_beyond_its_header() {
        for (int i = 0; i < ROUNDS; i++) {
            byte[] packet = changed(PACKETS);
            int header = Rtp.headerLength(packet, packet.length);
            if (header < 0) continue;
            for (int id = 1; id < 16; id++) {
                int element = Rtp.extension(packet, header, id);
                if (element < 0) continue;
                assertThat((element >>> 8) + (element & 0xFF)).isLessThanOrEqualTo(header);
            }
        }
    }

    @Test
    void no_record_keeps_a_handshake_busy_or_breaks_the_next_one() {
        try (Handshakes pool = new Handshakes(4)) {
            List<byte[]> hellos = hellos(pool);
            AtomicInteger refused = new AtomicInteger();
            int handshakes = Math.max(50, ROUNDS / DATAGRAMS_A_HANDSHAKE / 10);
            for (int i = 0; i < handshakes; i++) {
                DtlsConnection one =
                        pool.accept(pool.fingerprint(), bytes -> {}, counting(refused));
                if (one == null) continue;
                for (int k = 0; k < DATAGRAMS_A_HANDSHAKE; k++) one.arrived(changed(hellos));
                one.close();
            }
            // A pool that is full yet takes nobody; it empties by itself.
            org.awaitility.Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .ignoreExceptions()
                    .until(() -> shakesHands(pool));
        }
    }

    private static boolean shakesHands(Handshakes pool) {
        pool.warmUp();
        return true;
    }

    /** What a real client says first. */
    private static List<byte[]> hellos(Handshakes pool) {
        List<byte[]> said = new CopyOnWriteArrayList<>();
        DtlsConnection client =
                pool.connect(pool.fingerprint(), said::add, counting(new AtomicInteger()));
        org.awaitility.Awaitility.await().until(() -> !said.isEmpty());
        client.close();
        return said;
    }

    private static Outcome counting(AtomicInteger refused) {
        return new Outcome() {
            @Override
            public void keyed(SrtpKeys inbound, SrtpKeys outbound) {
                throw new AssertionError("nobody proved anything");
            }

            @Override
            public void failed(Failure why, String reason) {
                refused.incrementAndGet();
            }

            @Override
            public void closed() {}
        };
    }

    /** One of them with bits turned, pieces moved or doubled, cut or made longer; never itself. */
    private byte[] changed(List<byte[]> seeds) {
        byte[] seed = seeds.get(random.nextInt(seeds.size()));
        byte[] b = seed.clone();
        for (int c = 0; c <= random.nextInt(6) && b.length > 0; c++) {
            int at = random.nextInt(b.length);
            switch (random.nextInt(6)) {
                case 0 -> b[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> b[at] = (byte) random.nextInt();
                case 2 -> b[at] = (byte) (random.nextBoolean() ? 0 : 0xFF);
                case 3 -> b = Arrays.copyOf(b, random.nextInt(b.length + 12));
                case 4 -> {
                    int length = random.nextInt(b.length - at);
                    System.arraycopy(b, at, b, random.nextInt(b.length - length), length);
                }
                default -> b = Arrays.copyOfRange(b, at, b.length);
            }
        }
        return b;
    }
}
