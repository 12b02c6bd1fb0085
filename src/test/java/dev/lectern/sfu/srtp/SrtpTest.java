package dev.lectern.sfu.srtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The vectors of RFC 7714 and RFC 3711, rollover, replay and forgery. */
class SrtpTest {
    private static final byte[] KEY = hex("000102030405060708090a0b0c0d0e0f");
    private static final byte[] SALT = hex("517569642070726f2071756f");

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }

    @Test
    void the_rtp_vector_of_rfc_7714_comes_out() {
        byte[] clear =
                hex(
                        "8040f17b8041f8d35501a0b247616c6c696120657374206f6d6e697320646976697361"
                                + "20696e207061727465732074726573");
        String sealed =
                "8040f17b8041f8d35501a0b2f24de3a3fb34de6cacba861c9d7e4bcabe633bd50d294e6f42a5f47a51c7d1"
                        + "9b36de3adf8833899d7f27beb16a9152cf765ee4390cce";
        byte[] packet = Arrays.copyOf(clear, clear.length + 16);
        GcmCipher cipher = new GcmCipher(KEY, SALT);

        int length = cipher.protectRtp(packet, 0, 12, clear.length, 0x5501a0b2, 0xf17b);

        assertThat(HexFormat.of().formatHex(packet, 0, length)).isEqualTo(sealed);
        assertThat(cipher.unprotectRtp(packet, 0, 12, length, 0x5501a0b2, 0xf17b))
                .isEqualTo(clear.length);
        assertThat(Arrays.copyOf(packet, clear.length)).isEqualTo(clear);
    }

    @Test
    void the_rtcp_vector_of_rfc_7714_comes_out() {
        byte[] clear =
                hex(
                        "81c8000d4d6172734e5450314e545032525450200000042a0000e9304c756e61"
                                + "deadbeefdeadbeefdeadbeefdeadbeefdeadbeef");
        String sealed =
                "81c8000d4d61727363e94885dcdab67ca727d7662f6b7e997ff5c0f76c06f32dc676a5f1730d6fda"
                        + "4ce09b4686303ded0bb9275bc84aa45896cf4d2fc5abf87245d9eade800005d4";
        byte[] packet = Arrays.copyOf(clear, clear.length + 20);
        GcmCipher cipher = new GcmCipher(KEY, SALT);

        int length = cipher.protectRtcp(packet, 0, clear.length, 0x4d617273, 0x5d4);

        assertThat(HexFormat.of().formatHex(packet, 0, length)).isEqualTo(sealed);
        assertThat(cipher.unprotectRtcp(packet, 0, length, 0x4d617273, 0x5d4))
                .isEqualTo(clear.length);
    }

    @Test
    void session_keys_are_derived_as_rfc_3711_appendix_b3_says() {
        SrtpKeys keys =
                new SrtpKeys(
                        SrtpProfile.AES128_CM_HMAC_SHA1_80,
                        hex("e1f97a0d3e018be0d64fa32c06de4139"),
                        hex("0ec675ad498afeebb6960b3aabe6"));

        assertThat(keys.derive(0, 16)).isEqualTo(hex("c61e7a93744f39ee10734afe3ff7a087"));
        assertThat(keys.derive(2, 14)).isEqualTo(hex("30cbbc08863d8c85d49db34a9ae1"));
        assertThat(keys.derive(1, 20)).isEqualTo(hex("cebe321f6ff7716b6fd4ab49af256a156d38baa4"));
    }

    @ParameterizedTest
    @EnumSource
    void packets_survive_three_rollovers_out_of_order_and_with_loss(SrtpProfile profile) {
        SrtpKeys keys = keys(profile);
        SrtpOutbound out = new SrtpOutbound(keys);
        SrtpInbound in = new SrtpInbound(keys);
        Random random = new Random(1);
        long index = 65_000;
        for (int i = 0; i < 2000; i++) {
            byte[] first = packet(index + 1);
            byte[] second = packet(index);
            int firstLength = out.sealRtp(first, 0, 12, 112, 7, index + 1);
            int secondLength = out.sealRtp(second, 0, 12, 112, 7, index);
            assertThat(in.openRtp(first, 12, firstLength)).isEqualTo(112);
            assertThat(in.openRtp(second, 12, secondLength)).isEqualTo(112);
            assertThat(first[50]).isEqualTo((byte) (index + 1));
            index += 2 + random.nextInt(200);
        }
        assertThat(index).isGreaterThan(3 * 65_536);
    }

    @ParameterizedTest
    @EnumSource
    void what_came_once_or_was_changed_is_refused(SrtpProfile profile) {
        SrtpKeys keys = keys(profile);
        SrtpOutbound out = new SrtpOutbound(keys);
        SrtpInbound in = new SrtpInbound(keys);
        byte[] packet = packet(100);
        int length = out.sealRtp(packet, 0, 12, 112, 7, 100);
        for (int bit = 0; bit < 8 * length; bit += 5) {
            byte[] forged = packet.clone();
            forged[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(in.openRtp(forged, 12, length)).isEqualTo(-1);
        }
        byte[] replayed = packet.clone();

        assertThat(in.openRtp(packet, 12, length)).isEqualTo(112);
        assertThat(in.openRtp(replayed, 12, length)).isEqualTo(-1);
    }

    @ParameterizedTest
    @EnumSource
    void control_packets_go_through_once_and_short_ones_not_at_all(SrtpProfile profile) {
        SrtpKeys keys = keys(profile);
        SrtpOutbound out = new SrtpOutbound(keys);
        SrtpInbound in = new SrtpInbound(keys);
        byte[] packet = new byte[100];
        packet[0] = (byte) 0x80;
        packet[1] = (byte) 201;
        int length = out.sealRtcp(packet, 32);
        for (int shorter = 0; shorter < length; shorter++) {
            assertThat(in.openRtcp(packet.clone(), shorter)).isEqualTo(-1);
        }
        byte[] replayed = packet.clone();

        assertThat(in.openRtcp(packet, length)).isEqualTo(32);
        assertThat(in.openRtcp(replayed, length)).isEqualTo(-1);
    }

    @ParameterizedTest
    @EnumSource
    void each_source_counts_its_control_packets_for_itself(SrtpProfile profile) {
        SrtpKeys keys = keys(profile);
        SrtpInbound in = new SrtpInbound(keys);
        for (byte source = 1; source < 4; source++) {
            byte[] packet = new byte[100];
            packet[7] = source;
            int length = new SrtpOutbound(keys).sealRtcp(packet, 32);

            assertThat(in.openRtcp(packet, length)).isEqualTo(32);
        }
    }

    @Test
    void the_same_packet_may_be_sealed_twice_in_a_row() {
        SrtpOutbound out = new SrtpOutbound(keys(SrtpProfile.AEAD_AES_128_GCM));
        byte[] one = packet(9);
        byte[] two = packet(9);

        out.sealRtp(one, 0, 12, 112, 7, 9);
        out.sealRtp(two, 0, 12, 112, 7, 9);

        assertThat(two).isEqualTo(one);
    }

    @Test
    void another_packet_under_the_same_index_is_noticed() {
        SrtpOutbound out = new SrtpOutbound(keys(SrtpProfile.AEAD_AES_128_GCM));
        byte[] another = packet(9);
        another[1] ^= 1;

        out.sealRtp(packet(9), 0, 12, 112, 7, 9);
        out.sealRtp(packet(10), 0, 12, 112, 7, 10);

        assertThatThrownBy(() -> out.sealRtp(another, 0, 12, 112, 7, 9))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void the_window_forgets_what_is_too_old_and_keeps_what_is_in_it() {
        ReplayWindow window = new ReplayWindow();
        window.accept(10);
        window.accept(1000);

        assertThat(window.isNew(10)).isFalse();
        assertThat(window.isNew(11)).isTrue();
        assertThat(window.isNew(1000)).isFalse();

        window.accept(1034);
        assertThat(window.isNew(10)).isFalse();
        assertThat(window.isNew(11)).isTrue();

        window.accept(100_000);
        assertThat(window.isNew(1034)).isFalse();
        assertThat(window.isNew(99_999)).isTrue();
    }

    private static SrtpKeys keys(SrtpProfile profile) {
        return SrtpKeys.ofClient(profile, new byte[profile.keyingLength()]);
    }

    private static byte[] packet(long index) {
        byte[] packet = new byte[160];
        packet[0] = (byte) 0x80;
        packet[1] = 96;
        packet[2] = (byte) (index >>> 8);
        packet[3] = (byte) index;
        packet[11] = 7;
        Arrays.fill(packet, 12, 112, (byte) index);
        return packet;
    }
}
