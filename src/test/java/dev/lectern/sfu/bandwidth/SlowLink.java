package dev.lectern.sfu.bandwidth;

import dev.lectern.sfu.rtp.TransportFeedback;
import dev.lectern.sfu.rtp.TransportFeedbackReader;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.TreeMap;

/** A link with a rate, a queue and losses of its own, and the estimate of who sends over it. */
final class SlowLink {
    private static final int MOST_IN_A_REPORT = 1000;
    final BandwidthEstimate estimate = new BandwidthEstimate();
    private final TransportFeedbackReader reader = new TransportFeedbackReader();
    private final Random random = new Random(4);
    private final PriorityQueue<Packet> flying =
            new PriorityQueue<>(Comparator.comparingLong(Packet::arrival));
    private final TreeMap<Integer, Packet> arrived = new TreeMap<>();
    private int unreported = Integer.MAX_VALUE;
    private long now = 50_000_000;
    private long nextPacket = now;
    private long freeAt;
    private int number = 65_000;
    private int way = 20_000;
    private int room = 400_000;
    private int shaking;

    private record Packet(int number, long arrival) {}

    int now() {
        return (int) now;
    }

    /** The way takes so much longer for what leaves from now on. */
    void getsLonger(int micros) {
        way += micros;
    }

    /** Each packet takes up to so much longer, by chance. */
    void shakes(int micros) {
        shaking = micros;
    }

    /** Its queue keeps what does not wait longer than that. */
    void keeps(int micros) {
        room = micros;
    }

    /** Sends at this rate over such a link, with feedback every 60 ms. */
    void run(int seconds, long send, long link, int lossPercent) {
        for (int i = 0; i < 10 * seconds; i++) runATenth(send, link, lossPercent);
    }

    void runATenth(long send, long link, int lossPercent) {
        long end = now + 100_000;
        for (long tick = now; tick < end; tick += 20_000) {
            int padding = estimate.paddingFor(20_000, (int) tick);
            while (padding > 0) {
                transmit(tick, 240, link, lossPercent);
                padding -= 240;
            }
            while (nextPacket < tick + 20_000) {
                transmit(nextPacket, 500, link, lossPercent);
                nextPacket += 4_000_000_000L / send;
            }
            now = tick + 20_000;
            if (tick / 20_000 % 3 == 0) report();
        }
    }

    private void transmit(long at, int bytes, long link, int lossPercent) {
        int mine = number++;
        estimate.sent(mine & 0xFFFF, bytes, (int) at);
        long begin = Math.max(at, freeAt);
        if (begin - at > room || random.nextInt(100) < lossPercent) return;
        freeAt = begin + bytes * 8_000_000L / link;
        long shaken = shaking == 0 ? 0 : random.nextInt(shaking);
        flying.add(new Packet(mine, freeAt + shaken + way));
    }

    /** Of all that came since the last report, and of what is between; as browsers do it. */
    private void report() {
        while (!flying.isEmpty() && flying.peek().arrival <= now) {
            Packet one = flying.remove();
            arrived.put(one.number, one);
            unreported = Math.min(unreported, one.number);
        }
        if (unreported == Integer.MAX_VALUE) return;
        TransportFeedback report = new TransportFeedback();
        int first = Math.max(unreported, arrived.lastKey() - MOST_IN_A_REPORT);
        for (Packet one : arrived.tailMap(first).values()) {
            report.arrived(one.number & 0xFFFF, (one.arrival + 777_000_000) * 1000);
        }
        while (report.isDue()) {
            int length = report.write(1, 2);
            if (reader.read(report.bytes(), 0, length)) estimate.feedback(reader, (int) now);
        }
        unreported = Integer.MAX_VALUE;
        while (arrived.size() > MOST_IN_A_REPORT) arrived.pollFirstEntry();
    }
}
