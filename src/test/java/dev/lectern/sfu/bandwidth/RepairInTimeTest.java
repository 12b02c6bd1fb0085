package dev.lectern.sfu.bandwidth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.sfu.rtp.MissingPackets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * A publisher's line that loses one of twenty packets both ways and takes a tenth of a second there
 * and back, on paper: a packet every five milliseconds, asked for again every twenty.
 */
class RepairInTimeTest {
    private static final long MILLI = 1_000_000L;
    private static final int ROUND_TRIP = 100;
    private static final int LOST_PERCENT = 5;
    private static final int MINUTES = 10;

    private final MissingPackets missing = new MissingPackets();
    private final RepairTime repair = new RepairTime();
    private final Random random = new Random(7);
    private final int[] asked = new int[64];

    /** What reaches the engine, and the publisher, in which millisecond; the number of a packet. */
    private final TreeMap<Integer, Integer> media = new TreeMap<>();

    private final TreeMap<Integer, int[]> requests = new TreeMap<>();
    private final TreeMap<Integer, int[]> again = new TreeMap<>();
    private final Map<Integer, Integer> sentAgainAt = new HashMap<>();
    private int highest = -1;
    private int packets;
    private int lost;
    private int repaired;
    private int inTime;

    @Test
    void nearly_all_that_is_lost_comes_again_within_the_time_that_pictures_wait() {
        for (int now = 1; now < MINUTES * 60_000; now++) {
            if (now % 5 == 0 && isKept()) media.put(now + ROUND_TRIP / 2, now / 5);
            arrives(now);
            if (now % 20 == 0) asks(now);
            sendsAgain(now);
            repairs(now);
            if (now % 1000 == 0) repair.look(packets, lost, ROUND_TRIP, now * MILLI);
        }

        assertThat(repair.millis(2)).isEqualTo(300);
        assertThat(repaired).isGreaterThan(5_000);
        assertThat(repaired - inTime).isLessThan(repaired / 100);
    }

    private boolean isKept() {
        return random.nextInt(100) >= LOST_PERCENT;
    }

    private void arrives(int now) {
        Integer number = media.remove(now);
        if (number == null) return;
        packets += number - highest;
        lost += number - highest - 1;
        missing.add(highest + 1, number, now * MILLI);
        highest = number;
    }

    private void asks(int now) {
        int count = missing.due(now * MILLI, ROUND_TRIP * MILLI, repair.isLong() ? 2 : 1, asked);
        if (count > 0 && isKept()) {
            requests.put(now + ROUND_TRIP / 2, Arrays.copyOf(asked, count));
        }
    }

    /** Browsers send nothing again within a round trip. */
    private void sendsAgain(int now) {
        int[] wanted = requests.remove(now);
        if (wanted == null) return;
        int[] sent = new int[wanted.length];
        int count = 0;
        for (int low : wanted) {
            int number = highest - (highest - low & 0xFFFF);
            int before = sentAgainAt.getOrDefault(number, -ROUND_TRIP);
            if (now - before < ROUND_TRIP) continue;
            sentAgainAt.put(number, now);
            if (isKept()) sent[count++] = number;
        }
        again.put(now + ROUND_TRIP / 2, Arrays.copyOf(sent, count));
    }

    private void repairs(int now) {
        int[] came = again.remove(now);
        if (came == null) return;
        for (int number : came) {
            missing.arrived(number);
            if (!repair.isLong()) continue;
            repaired++;
            int late = now - (number * 5 + ROUND_TRIP / 2);
            if (late <= repair.millis(2)) inTime++;
        }
    }
}
