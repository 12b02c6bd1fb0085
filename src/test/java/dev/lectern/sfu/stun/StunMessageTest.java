package dev.lectern.sfu.stun;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The vectors of RFC 5769 and hostile bytes. */
class StunMessageTest {
    private static final byte[] PASSWORD =
            "VOkJxbRl1RmTxUk/WvJxBt".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] REQUEST =
            hex(
                    "000100582112a442b7e7a701bc34d686fa87dfae802200105354554e207465737420636c69656e74"
                            + "002400046e0001ff80290008932ff9b151263b36000600096576746a3a683676592020200008"
                            + "00149aeaa70cbfd8cb56781ef2b5b2d3f249c1b571a280280004e57a3bcf");
    private static final byte[] RESPONSE =
            hex(
                    "0101003c2112a442b7e7a701bc34d686fa87dfae8022000b7465737420766563746f722000200008"
                            + "0001a147e112a643000800142b91f599fd9e90c38c7489f92af9ba53f06be7d780280004c07d"
                            + "4c96");
    private static final byte[] RESPONSE_V6 =
            hex(
                    "010100482112a442b7e7a701bc34d686fa87dfae8022000b7465737420766563746f722000200014"
                            + "0002a1470113a9faa5d3f179bc25f4b5bed2b9d900080014a382954e4be67bf11784c97c8292"
                            + "c275bfe3ed4180280004c8fb0b4c");

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }

    @Test
    void the_sample_request_is_read_and_verified() {
        StunMessage request = StunMessage.parse(REQUEST);

        assertThat(request.type()).isEqualTo(StunMessage.BINDING_REQUEST);
        assertThat(request.username()).isEqualTo("evtj:h6vY");
        assertThat(request.localFragment()).isEqualTo("evtj");
        assertThat(request.priority()).isEqualTo(0x6e0001ffL);
        assertThat(request.saysControlled()).isTrue();
        assertThat(request.isFrom(PASSWORD)).isTrue();
        assertThat(request.hasFingerprint()).isTrue();
    }

    @Test
    void another_password_or_a_changed_bit_does_not_verify() {
        assertThat(StunMessage.parse(REQUEST).isFrom("other".getBytes())).isFalse();
        for (int bit = 8 * 20; bit < 8 * 76; bit++) {
            byte[] changed = REQUEST.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            StunMessage message = StunMessage.parse(changed);
            if (message != null) assertThat(message.isFrom(PASSWORD)).isFalse();
        }
    }

    @Test
    void mapped_addresses_of_both_families_are_read() {
        assertThat(StunMessage.parse(RESPONSE).mapped())
                .isEqualTo(new InetSocketAddress("192.0.2.1", 32853));
        assertThat(StunMessage.parse(RESPONSE_V6).mapped())
                .isEqualTo(new InetSocketAddress("2001:db8:1234:5678:11:2233:4455:6677", 32853));
        assertThat(StunMessage.parse(RESPONSE).isFrom(PASSWORD)).isTrue();
        assertThat(StunMessage.parse(RESPONSE_V6).hasFingerprint()).isTrue();
    }

    @Test
    void our_response_verifies_and_is_no_longer_than_half_the_request_more() {
        InetSocketAddress source = new InetSocketAddress("2001:db8::1", 4000);

        byte[] bytes = StunMessage.parse(REQUEST).success(source, PASSWORD);
        StunMessage response = StunMessage.parse(bytes);

        assertThat(response.mapped()).isEqualTo(source);
        assertThat(response.isFrom(PASSWORD)).isTrue();
        assertThat(response.hasFingerprint()).isTrue();
        assertThat(bytes.length).isLessThan(REQUEST.length);
    }

    @Test
    void a_client_that_is_controlled_too_is_told() {
        byte[] bytes = StunMessage.parse(REQUEST).roleConflict(PASSWORD);

        assertThat(StunMessage.parse(bytes).errorCode()).isEqualTo(487);
    }

    @Test
    void no_bytes_make_the_parser_throw() {
        Random random = new Random(5);
        for (int i = 0; i < Integer.getInteger("fuzz.rounds", 20_000); i++) {
            byte[] bytes = REQUEST.clone();
            int changes = 1 + random.nextInt(6);
            for (int c = 0; c < changes; c++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            bytes = java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length + 8));
            StunMessage message = StunMessage.parse(bytes);
            if (message != null) {
                message.isFrom(PASSWORD);
                message.hasFingerprint();
                message.localFragment();
            }
        }
    }
}
