package dev.lectern.sfu.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Headers, sequence numbers, feedback, and bytes that mean harm. */
class RtpTest {

    @Test
    void an_answer_to_a_reference_time_tells_the_round_trip() {
        byte[] answer = new byte[24];
        answer[0] = (byte) 0x80;
        answer[1] = (byte) Rtcp.EXTENDED_REPORT;
        answer[3] = 5;
        answer[8] = Rtcp.SINCE_REFERENCE_TIME;
        answer[11] = 3;
        Rtp.putInt32(answer, 12, 77);
        Rtp.putInt32(answer, 16, 100 << 16);
        Rtp.putInt32(answer, 20, 2 << 16);
        Rtcp read = new Rtcp(answer, answer.length);

        assertThat(read.next()).isTrue();
        assertThat(read.roundTripMillis(77, 102 << 16 | 0x8000)).isEqualTo(500);
        assertThat(read.roundTripMillis(78, 102 << 16 | 0x8000)).isEqualTo(-1);
        assertThat(read.roundTripMillis(77, 101 << 16)).as("from the future").isEqualTo(-1);
    }

    @Test
    void extensions_of_both_forms_are_found() {
        byte[] oneByte = packet("bede0002" + "10aa" + "00" + "21bbcc" + "0000");
        byte[] twoByte = packet("10000002" + "0101aa" + "0203bbccdd");

        int header = Rtp.headerLength(oneByte, oneByte.length);
        assertThat(header).isEqualTo(24);
        int first = Rtp.extension(oneByte, header, 1);
        assertThat(oneByte[first >>> 8]).isEqualTo((byte) 0xaa);
        int second = Rtp.extension(oneByte, header, 2);
        assertThat(second & 0xFF).isEqualTo(2);
        assertThat(oneByte[second >>> 8]).isEqualTo((byte) 0xbb);
        assertThat(Rtp.extension(oneByte, header, 3)).isEqualTo(-1);
        assertThat(Rtp.extension(twoByte, 24, 2) & 0xFF).isEqualTo(3);
    }

    private static byte[] packet(String extension) {
        return HexFormat.of().parseHex("9060000100000002000000ff" + extension + "01020304");
    }

    @Test
    void impossible_padding_and_lengths_are_no_packets() {
        byte[] packet = packet("bede0002" + "10aa00000000" + "0000");
        assertThat(Rtp.headerLength(packet, 20)).isEqualTo(-1);
        assertThat(Rtp.headerLength(packet, 11)).isEqualTo(-1);
        packet[0] |= 0x20;
        assertThat(Rtp.payloadLength(packet, 24, packet.length)).isEqualTo(0);
        packet[packet.length - 1] = 5;
        assertThat(Rtp.payloadLength(packet, 24, packet.length)).isEqualTo(-1);
    }

    @Test
    void numbers_go_on_over_the_wrap_in_both_directions() {
        Unwrapper numbers = new Unwrapper();
        long first = numbers.unwrap(65_534);

        assertThat(numbers.unwrap(1)).isEqualTo(first + 3);
        assertThat(numbers.unwrap(65_535)).isEqualTo(first + 1);
        assertThat(numbers.unwrap(0)).isEqualTo(first + 2);
        assertThat(numbers.highest()).isEqualTo(first + 3);
    }

    @Test
    void nacks_pack_seventeen_numbers_into_a_word() {
        int[] missing = {65_534, 65_535, 0, 16, 40};

        RtcpWriter out = new RtcpWriter().nack(1, 2, missing, missing.length);

        Rtcp read = new Rtcp(out.bytes(), out.length());
        assertThat(read.next()).isTrue();
        assertThat(read.type()).isEqualTo(Rtcp.TRANSPORT_FEEDBACK);
        assertThat(read.word(12)).isEqualTo(65_534 << 16 | 0b11);
        assertThat(read.word(16)).isEqualTo(16 << 16);
        assertThat(read.word(20)).isEqualTo(40 << 16);
        assertThat(read.next()).isFalse();
    }

    @Test
    void a_remb_reads_as_it_was_written() {
        for (long rate : new long[] {0, 1000, 262_143, 262_144, 2_500_000, 5_000_000_000L}) {
            RtcpWriter out = new RtcpWriter().remb(1, rate, new int[] {7}, 1);
            Rtcp read = new Rtcp(out.bytes(), out.length());
            assertThat(read.next()).isTrue();
            assertThat(read.remb()).isBetween(rate - rate / 1000, rate);
        }
    }

    @Test
    void arrivals_read_as_they_were_written_with_loss_and_reordering() {
        TransportFeedback out = new TransportFeedback();
        TransportFeedbackReader in = new TransportFeedbackReader();
        Random random = new Random(3);
        int number = 65_500;
        long time = 5_000_000_000L;
        for (int round = 0; round < 100; round++) {
            int first = number;
            java.util.Map<Integer, Long> truth = new java.util.TreeMap<>();
            int count = 1 + random.nextInt(40);
            for (int i = 0; i < count; i++) {
                time += random.nextInt(round % 10 == 0 ? 90_000_000 : 3_000_000);
                if (random.nextInt(10) > 0 || i == 0 || i == count - 1) {
                    truth.put(number - first, time);
                    out.arrived(number & 0xFFFF, time);
                }
                number++;
            }
            int length = out.write(1, 2);
            assertThat(in.read(out.bytes(), 0, length)).isTrue();
            assertThat(in.first()).isEqualTo(first & 0xFFFF);
            assertThat(in.count()).isEqualTo(count);
            long offset = in.arrival(0) * 250_000L - truth.get(0);
            for (int i = 0; i < count; i++) {
                assertThat(in.received(i)).isEqualTo(truth.containsKey(i));
                if (!in.received(i)) continue;
                assertThat(in.arrival(i) * 250_000L - offset)
                        .isCloseTo(truth.get(i), org.assertj.core.data.Offset.offset(500_000L));
            }
        }
    }

    @Test
    void arrivals_behind_a_long_row_of_losses_read_as_they_were_written() {
        TransportFeedback out = new TransportFeedback();
        TransportFeedbackReader in = new TransportFeedbackReader();
        out.arrived(100, 1_000_000_000);
        out.arrived(130, 1_030_000_000);

        int length = out.write(1, 2);

        assertThat(in.read(out.bytes(), 0, length)).isTrue();
        assertThat(in.count()).isEqualTo(31);
        for (int i = 1; i < 30; i++) assertThat(in.received(i)).isFalse();
        assertThat(in.arrival(30) - in.arrival(0)).isEqualTo(120);
    }

    @Test
    void vp8_picture_ids_shift_and_wrap() {
        byte[] payload = HexFormat.of().parseHex("90e0ffff" + "fe" + "40" + "9d012a");
        assertThat(Vp8Payload.pictureId(payload, 0, payload.length)).isEqualTo(0x7FFF);
        assertThat(Vp8Payload.tl0(payload, 0, payload.length)).isEqualTo(0xFE);
        assertThat(Vp8Payload.temporalLayer(payload, 0, payload.length)).isEqualTo(1);

        Vp8Payload.shift(payload, 0, payload.length, 2, 3);

        assertThat(Vp8Payload.pictureId(payload, 0, payload.length)).isEqualTo(1);
        assertThat(Vp8Payload.tl0(payload, 0, payload.length)).isEqualTo(1);
    }

    @Test
    void key_frames_are_told_from_others() {
        assertThat(starts(Codec.VP8, "1000")).isTrue();
        assertThat(starts(Codec.VP8, "1001")).isFalse();
        assertThat(starts(Codec.VP8, "0000")).isFalse();
        assertThat(starts(Codec.H264, "6742")).isTrue();
        assertThat(starts(Codec.H264, "7c85")).isTrue();
        assertThat(starts(Codec.H264, "7c05")).isFalse();
        assertThat(starts(Codec.H264, "7c81")).isFalse();
        assertThat(starts(Codec.H264, "78" + "00026742" + "00016b")).isTrue();
        assertThat(starts(Codec.H264, "78" + "0009" + "67")).isFalse();
        assertThat(starts(Codec.H264, "4142")).isFalse();
        assertThat(starts(Codec.AV1, "0800")).isTrue();
    }

    private static boolean starts(Codec codec, String hex) {
        byte[] payload = HexFormat.of().parseHex(hex);
        return codec.startsKeyFrame(payload, 0, payload.length);
    }

    @Test
    void no_bytes_make_a_reader_throw() {
        Random random = new Random(11);
        TransportFeedbackReader feedback = new TransportFeedbackReader();
        for (int i = 0; i < Integer.getInteger("fuzz.rounds", 50_000); i++) {
            byte[] bytes = new byte[random.nextInt(80)];
            random.nextBytes(bytes);
            if (bytes.length > 0 && random.nextBoolean())
                bytes[0] = (byte) (0x80 | bytes[0] & 0x3F);
            readAsRtp(bytes, random);
            readAsRtcp(bytes, feedback);
            for (Codec codec : Codec.values()) codec.startsKeyFrame(bytes, 0, bytes.length);
            Vp8Payload.shift(bytes, 0, bytes.length, 5, 5);
            Vp8Payload.temporalLayer(bytes, 0, bytes.length);
        }
    }

    @Test
    void no_changed_feedback_makes_a_reader_throw() {
        Random random = new Random(13);
        TransportFeedbackReader feedback = new TransportFeedbackReader();
        byte[] sent = feedbackOfAllKinds();
        for (int i = 0; i < Integer.getInteger("fuzz.rounds", 50_000); i++) {
            byte[] changed = Arrays.copyOf(sent, 1 + random.nextInt(sent.length + 8));
            for (int k = 1 + random.nextInt(6); k > 0; k--) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt();
            }
            readAsRtcp(changed, feedback);
        }
    }

    private static byte[] feedbackOfAllKinds() {
        RtcpWriter out = new RtcpWriter().senderReport(1, 2, 3, 4, 5).receiverReport(1, 1);
        out.block(2, 3, 4, 5, 6, 7, 8).canonicalName(1, "lectern").referenceTime(1, 2);
        out.pictureLoss(1, 2).nack(1, 2, new int[] {5, 9, 40}, 3);
        out.remb(1, 1_000_000, new int[] {7, 8}, 2).bye(1);
        TransportFeedback arrivals = new TransportFeedback();
        for (int i = 0; i < 60; i += 3) arrivals.arrived(65_500 + i, 1_000_000_000L + i * 900_000);
        int length = arrivals.write(1, 2);
        out.append(arrivals.bytes(), length);
        return Arrays.copyOf(out.bytes(), out.length());
    }

    private static void readAsRtp(byte[] bytes, Random random) {
        int header = Rtp.headerLength(bytes, bytes.length);
        if (header < 0) return;
        assertThat(header).isLessThanOrEqualTo(bytes.length);
        assertThat(Rtp.payloadLength(bytes, header, bytes.length))
                .isLessThanOrEqualTo(bytes.length - header);
        int element = Rtp.extension(bytes, header, 1 + random.nextInt(15));
        if (element >= 0) {
            assertThat((element >>> 8) + (element & 0xFF)).isLessThanOrEqualTo(header);
        }
    }

    private static void readAsRtcp(byte[] bytes, TransportFeedbackReader feedback) {
        Rtcp one = new Rtcp(bytes, bytes.length);
        while (one.next()) {
            one.remb();
            for (int i = 0; i < one.reports(); i++) one.report(i);
            one.roundTripMillis(1, 2);
            one.word(8);
            feedback.read(bytes, one.at(), one.length());
        }
        feedback.read(bytes, 0, bytes.length);
    }
}
