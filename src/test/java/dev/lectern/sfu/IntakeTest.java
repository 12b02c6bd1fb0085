package dev.lectern.sfu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.sfu.load.Loopback;
import dev.lectern.sfu.rtp.Rtp;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is seen and heard of somebody who sends more than is taken. */
class IntakeTest {
    private static final int PACKETS = 8;
    private static final int SIZE = 1_000;
    private static final int SECONDS = 20;
    private final List<Frame> seen = new ArrayList<>();
    private Engine engine;
    private int number = 1_000;
    private int taken;

    @BeforeEach
    void open() throws Exception {
        engine = Engine.start(Loopback.CONFIG);
    }

    @AfterEach
    void close() {
        engine.close();
    }

    /** 1.9 Mbit/s, of which one is taken. */
    @Test
    void a_picture_that_is_too_much_is_slower_and_whole() {
        PaperLayer line = new PaperLayer(engine, Kind.VIDEO, 500_000);
        picture(line, 0, true);
        LayerReader reader = new LayerReader(line.layer);

        for (int n = 1; n < SECONDS * 30; n++) {
            long now = line.at(n * 33);
            picture(line, n, line.layer.takeKeyFrameRequest(now));
            reader.poll(now, seen::add);
        }

        assertThat(seen).allMatch(frame -> frame.bytes().length == PACKETS * (SIZE - 1));
        assertThat(seen).hasSizeBetween(SECONDS * 30 / 3, SECONDS * 30 * 2 / 3);
        assertThat(line.publisher.intake.leftOut()).isPositive();
        nothingIsMissing(line);
    }

    /** Of one Mbit/s that are taken the large size alone would be 1.9, the small one is 0.12. */
    @Test
    void a_size_that_is_too_much_costs_the_small_one_nothing() {
        PaperLayer line = new PaperLayer(engine, Kind.VIDEO, 500_000);
        Layer small = new Layer(line.publisher, line.layer.track, 3333);
        int smallTaken = 0;

        for (int n = 0; n < SECONDS * 30; n++) {
            picture(line, n, n == 0 || line.layer.takeKeyFrameRequest(line.at(n * 33L)));
            byte[] packet = new byte[12 + SIZE / 2];
            Rtp.writeHeader(packet, 0, 96 | 0x80, n + 1, n * 3_000, 3333);
            Repair repair = new Repair(n + 1, false);
            long now = line.at(n * 33L);
            if (!line.publisher.intake.takes(small, packet, 12, SIZE / 2, repair, now)) continue;
            small.arrived(packet, 12, SIZE / 2, now, repair);
            smallTaken++;
        }

        assertThat(smallTaken).isEqualTo(SECONDS * 30);
        assertThat(taken).isBetween(SECONDS * 30 * PACKETS / 3, SECONDS * 30 * PACKETS * 2 / 3);
        assertThat(taken * SIZE + smallTaken * SIZE / 2).isLessThan((SECONDS + 2) * 125_000);
    }

    /** A second's worth at once, and a fourth of it on the size's own account. */
    @Test
    void under_ever_new_ssrcs_a_size_is_no_more_than_under_one() {
        PaperLayer line = new PaperLayer(engine, Kind.VIDEO, 500_000);
        StreamTable table = new StreamTable(line.publisher, line.publisher.tracks);

        for (int n = 0; n < 12 * 200; n++) {
            byte[] packet = packet(96 | 0x80, n * 3_000);
            Rtp.putInt32(packet, 8, 5_000 + n / 200);
            Layer layer = table.of(packet, 12).layer();
            Repair repair = new Repair(Rtp.sequence(packet), false);
            if (line.publisher.intake.takes(layer, packet, 12, SIZE, repair, line.at(0))) taken++;
        }

        assertThat(taken * SIZE).isBetween(120_000, 125_000 * 5 / 4);
    }

    /** The last packet of each picture is overtaken by the first of the next. */
    @Test
    void a_picture_whose_end_comes_late_is_whole_too() {
        PaperLayer line = new PaperLayer(engine, Kind.VIDEO, 500_000);
        List<byte[]> packets = new ArrayList<>(of(0, true));
        packets.forEach(packet -> send(line, packet, line.at(0)));
        packets.clear();
        LayerReader reader = new LayerReader(line.layer);

        for (int n = 1; n < SECONDS * 30; n++) {
            long now = line.at(n * 33);
            packets.addAll(of(n, line.layer.takeKeyFrameRequest(now)));
            if (packets.size() > PACKETS) Collections.swap(packets, 0, 1);
            while (packets.size() > 1) send(line, packets.remove(0), now);
            reader.poll(now, seen::add);
        }

        assertThat(seen).allMatch(frame -> frame.bytes().length == PACKETS * (SIZE - 1));
        assertThat(seen).hasSizeBetween(SECONDS * 30 / 3, SECONDS * 30 * 2 / 3);
        assertThat(line.publisher.intake.leftOut()).isPositive();
    }

    @Test
    void a_picture_that_keeps_to_what_was_asked_for_is_taken_as_it_is() {
        PaperLayer line = new PaperLayer(engine, Kind.VIDEO, 2_000_000);

        for (int n = 0; n < SECONDS * 30; n++) picture(line, n, n == 0);

        assertThat(taken).isEqualTo(SECONDS * 30 * PACKETS);
        assertThat(line.publisher.intake.leftOut()).isZero();
        assertThat(engine.statistics().excess()).isZero();
    }

    @Test
    void what_comes_while_it_is_muted_is_not_missed_and_a_picture_begins_anew_after_it() {
        PaperLayer line = new PaperLayer(engine, Kind.VIDEO, 2_000_000);
        for (int n = 0; n < 30; n++) picture(line, n, n == 0);
        new LayerReader(line.layer).poll(line.at(30 * 33L), seen::add);
        line.layer.track.muted = true;
        for (int n = 30; n < 90; n++) picture(line, n, n == 60);
        line.layer.track.muted = false;
        LayerReader reader = new LayerReader(line.layer);
        seen.clear();

        for (int n = 90; n < SECONDS * 30; n++) {
            long now = line.at(n * 33L);
            picture(line, n, line.layer.takeKeyFrameRequest(now));
            reader.poll(now, seen::add);
        }

        assertThat(seen.get(0).key()).isTrue();
        assertThat(seen).allMatch(frame -> frame.bytes().length == PACKETS * (SIZE - 1));
        assertThat(taken).isBetween((SECONDS * 30 - 65) * PACKETS, (SECONDS * 30 - 60) * PACKETS);
        nothingIsMissing(line);
    }

    @Test
    void sound_that_comes_while_it_is_muted_is_not_missed() {
        PaperLayer line = new PaperLayer(engine, Kind.AUDIO);

        for (int n = 0; n < SECONDS * 50; n++) {
            line.layer.track.muted = n > 100 && n < 300;
            byte[] packet = packet(111, n * 960);
            send(line, packet, line.at(n * 20L));
        }

        assertThat(taken).isEqualTo(SECONDS * 50 - 199);
        nothingIsMissing(line);
    }

    @Test
    void sound_that_is_too_much_has_gaps_in_which_nobody_waits() {
        PaperLayer line = new PaperLayer(engine, Kind.AUDIO);

        for (int n = 0; n < SECONDS * 1_000; n++) {
            byte[] packet = packet(111, n * 48);
            send(line, packet, line.at(n));
        }

        assertThat(taken).isLessThan((SECONDS + 1) * 534_000 / 8 / SIZE);
        assertThat(engine.statistics().excess()).isEqualTo(SECONDS * 1_000L - taken);
        nothingIsMissing(line);
    }

    /** Neither for the sender, who would send it again, nor for whoever reads. */
    private static void nothingIsMissing(PaperLayer line) {
        Layer layer = line.layer;
        long now = line.at(SECONDS * 1_000L);
        assertThat(layer.reception.lost()).isZero();
        assertThat(layer.takeMissing(now, 0, 1, new int[64])).isZero();
        for (long one = layer.newest - 100; one <= layer.newest; one++) {
            assertThat(layer.ring.get(one)).isNotNull();
        }
    }

    private void picture(PaperLayer line, int index, boolean key) {
        of(index, key).forEach(packet -> send(line, packet, line.at(index * 33L)));
    }

    private List<byte[]> of(int index, boolean key) {
        List<byte[]> packets = new ArrayList<>();
        for (int i = 0; i < PACKETS; i++) {
            byte[] packet = packet(i == PACKETS - 1 ? 96 | 0x80 : 96, index * 3_000);
            packet[12] = (byte) (i == 0 ? 0x10 : 0);
            packet[13] = (byte) (key && i == 0 ? 0 : 1);
            packets.add(packet);
        }
        return packets;
    }

    private byte[] packet(int type, int timestamp) {
        byte[] packet = new byte[12 + SIZE];
        Rtp.writeHeader(packet, 0, type, ++number, timestamp, 1);
        return packet;
    }

    private void send(PaperLayer line, byte[] packet, long now) {
        Repair repair = new Repair(Rtp.sequence(packet), false);
        if (!line.publisher.intake.takes(line.layer, packet, 12, SIZE, repair, now)) return;
        taken++;
        line.layer.arrived(packet, 12, SIZE, now, repair);
    }
}
