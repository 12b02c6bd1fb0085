package dev.lectern.sfu.bandwidth;

import java.util.Arrays;

/**
 * What left for a viewer lately, by its transport-wide number, until one verdict is found on each:
 * it arrived, or it is lost. One that is reported missing may only have been overtaken; it is lost
 * once others have come that left long after it, or as many have left as are kept. Times in
 * microseconds, as int, compared by difference. Owned by the viewer's loop.
 */
final class SentPackets {
    private static final int KEPT = 1024;
    private static final int LATE = 200_000;

    private final int[] sentAt = new int[KEPT];
    private final char[] numbers = new char[KEPT];

    /** In bytes; negative once it is reported missing, 0 once there is a verdict. */
    private final short[] sizes = new short[KEPT];

    /** The newest that arrived. */
    private int newest;

    private int newestSentAt;
    private boolean begun;

    /** All before this one have their verdict. */
    private int judged;

    /** Reported missing and lost since {@link #takeLost}, their places being needed. */
    private int displaced;

    void put(int number, int bytes, int now) {
        int slot = slot(number);
        if (sizes[slot] < 0 && begun && (short) (numbers[slot] - judged) >= 0) displaced++;
        sentAt[slot] = now;
        numbers[slot] = (char) number;
        sizes[slot] = (short) bytes;
    }

    /** Whether it left and there is no verdict yet. */
    boolean isOpen(int number) {
        return numbers[slot(number)] == number && sizes[slot(number)] != 0;
    }

    /** When it left. */
    int sentAt(int number) {
        return sentAt[slot(number)];
    }

    /** One that was open arrived; answers how many bytes it had. */
    int arrived(int number) {
        int slot = slot(number);
        int bytes = Math.abs(sizes[slot]);
        sizes[slot] = 0;
        if (!begun) judged = number;
        if (!begun || (short) (number - newest) > 0) {
            newest = number;
            newestSentAt = sentAt[slot];
        }
        begun = true;
        return bytes;
    }

    /** One that was open is reported missing; whether for the first time. */
    boolean missing(int number) {
        int slot = slot(number);
        boolean first = sizes[slot] > 0;
        if (first) sizes[slot] = (short) -sizes[slot];
        return first;
    }

    /** Nothing more is to be learnt of it. */
    void close(int number) {
        sizes[slot(number)] = 0;
    }

    void closeAll() {
        Arrays.fill(sizes, (short) 0);
        displaced = 0;
    }

    /** How many are lost by now that were not before. */
    int takeLost() {
        if ((newest - judged & 0xFFFF) > KEPT) judged = newest - KEPT & 0xFFFF;
        int lost = displaced;
        displaced = 0;
        for (; judged != newest && isLate(judged); judged = judged + 1 & 0xFFFF) {
            if (!isOpen(judged) || sizes[slot(judged)] > 0) continue;
            close(judged);
            lost++;
        }
        return lost;
    }

    private boolean isLate(int number) {
        return !isOpen(number) || newestSentAt - sentAt[slot(number)] >= LATE;
    }

    private static int slot(int number) {
        return number & KEPT - 1;
    }
}
