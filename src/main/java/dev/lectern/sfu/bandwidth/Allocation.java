package dev.lectern.sfu.bandwidth;

import java.util.List;

/**
 * Shares a viewer's bandwidth among their pictures: first something for everybody, in the order of
 * the slots, then more for the first ones.
 *
 * <p>The first picture may stay although it costs more than there is: estimates err, and a bad
 * picture of who speaks is better than none.
 */
public final class Allocation {
    private Allocation() {}

    /**
     * Picks one rung a ladder.
     *
     * @param ladders for each slot the bits per second of its layers, ascending; empty for a slot
     *     that shows nothing
     * @param now the rung each slot stands on, −1 for none
     * @param firstStays whether the first picture is shown whatever it costs
     * @return the rungs to stand on, −1 for none
     */
    public static int[] rungs(
            List<long[]> ladders, int[] now, boolean firstStays, long bitsPerSecond) {
        int[] rungs = new int[ladders.size()];
        long left = bitsPerSecond;
        boolean stays = firstStays;
        for (int i = 0; i < rungs.length; i++) {
            rungs[i] = -1;
            if (ladders.get(i).length == 0) continue;
            long price = price(ladders.get(i)[0], now[i] >= 0);
            if (stays || price <= left) {
                rungs[i] = 0;
                left -= ladders.get(i)[0];
            }
            stays = false;
        }
        for (int i = 0; i < rungs.length; i++) {
            long[] ladder = ladders.get(i);
            while (rungs[i] >= 0 && rungs[i] + 1 < ladder.length) {
                int next = rungs[i] + 1;
                long more = price(ladder[next], now[i] >= next) - ladder[rungs[i]];
                if (more > left) break;
                left -= ladder[next] - ladder[rungs[i]];
                rungs[i] = next;
            }
        }
        return rungs;
    }

    /** What one is on costs itself; to climb there must be room to spare. */
    private static long price(long bitsPerSecond, boolean standing) {
        return standing ? bitsPerSecond : bitsPerSecond * 115 / 100;
    }

    /** What would be needed for the next rung of whoever comes first, 0 where all have theirs. */
    public static long wanted(List<long[]> ladders, int[] rungs) {
        long sum = 0;
        for (int i = 0; i < rungs.length; i++) if (rungs[i] >= 0) sum += ladders.get(i)[rungs[i]];
        for (int i = 0; i < rungs.length; i++) {
            long[] ladder = ladders.get(i);
            if (rungs[i] + 1 >= ladder.length) continue;
            long standing = rungs[i] < 0 ? 0 : ladder[rungs[i]];
            return (sum - standing + ladder[rungs[i] + 1]) * 120 / 100;
        }
        return 0;
    }
}
