package dev.lectern.sfu.rtp;

/**
 * Transport-wide congestion control feedback: when each packet of a publisher arrived, as
 * draft-holmer-rmcat-transport-wide-cc-extensions §3.1 lays it out.
 *
 * <p>Statuses are written as vectors of seven two-bit symbols: at feedback intervals of 50 ms the
 * run-length form saves nothing worth a second encoder. Owned by one thread.
 */
public final class TransportFeedback {
    private static final int WINDOW = 1024;
    private static final int MOST_PER_PACKET = 300;
    private static final long UNIT_NANOS = 250_000;
    private static final long REFERENCE_UNITS = 256;
    private static final int SEVEN_MISSING = 0xC000;

    private final Unwrapper sequences = new Unwrapper();
    private final long[] arrivals = new long[WINDOW];
    private long next = -1;
    private long end = -1;
    private int feedbackCount;
    private final byte[] packet = new byte[20 + 2 * MOST_PER_PACKET / 7 + 4 + 2 * MOST_PER_PACKET];

    /** Notes that the packet with this transport-wide number arrived. */
    public void arrived(int sequence, long nanos) {
        long number = sequences.unwrap(sequence);
        if (next < 0) {
            next = number;
            end = number;
        }
        if (number < next || number < end - WINDOW) return;
        while (end <= number) arrivals[(int) (end++ % WINDOW)] = 0;
        if (end - next > WINDOW) next = end - WINDOW;
        arrivals[(int) (number % WINDOW)] = nanos == 0 ? 1 : nanos;
    }

    public boolean isDue() {
        return next >= 0 && next < end;
    }

    /** Writes one feedback packet into {@link #bytes} and returns its length, 0 if none is due. */
    public int write(int sender, int media) {
        while (next < end && arrivals[slot(next)] == 0) next++;
        if (next >= end) return 0;
        long reference = Math.floorDiv(arrivals[slot(next)], UNIT_NANOS * REFERENCE_UNITS);
        int count = (int) Math.min(end - next, MOST_PER_PACKET);
        int chunks = (count + 6) / 7;
        int at = 20 + 2 * chunks;
        for (int i = 20; i < at; i += 2) Rtp.putShort16(packet, i, SEVEN_MISSING);
        long previous = reference * REFERENCE_UNITS;
        int written = 0;
        for (; written < count; written++) {
            long arrival = arrivals[slot(next + written)];
            if (arrival == 0) continue;
            long units = Math.floorDiv(arrival, UNIT_NANOS);
            long delta = units - previous;
            if (delta < Short.MIN_VALUE || delta > Short.MAX_VALUE) break;
            previous = units;
            boolean small = delta >= 0 && delta <= 255;
            symbol(written, small ? 1 : 2);
            if (!small) packet[at++] = (byte) (delta >>> 8);
            packet[at++] = (byte) delta;
        }
        return finish(sender, media, reference, written, at, chunks);
    }

    private int finish(int sender, int media, long reference, int written, int at, int reserved) {
        int chunks = (written + 6) / 7;
        if (chunks < reserved) {
            System.arraycopy(
                    packet, 20 + 2 * reserved, packet, 20 + 2 * chunks, at - 20 - 2 * reserved);
            at -= 2 * (reserved - chunks);
        }
        while ((at & 3) != 0) packet[at++] = 0;
        packet[0] = (byte) (0x80 | Rtcp.TRANSPORT_CC);
        packet[1] = (byte) Rtcp.TRANSPORT_FEEDBACK;
        Rtp.putShort16(packet, 2, at / 4 - 1);
        Rtp.putInt32(packet, 4, sender);
        Rtp.putInt32(packet, 8, media);
        Rtp.putShort16(packet, 12, (int) next);
        Rtp.putShort16(packet, 14, written);
        Rtp.putInt32(packet, 16, (int) reference << 8 | feedbackCount++ & 0xFF);
        next += written;
        return at;
    }

    private void symbol(int i, int value) {
        int at = 20 + 2 * (i / 7);
        int shift = 12 - 2 * (i % 7);
        Rtp.putShort16(packet, at, Rtp.short16(packet, at) | value << shift);
    }

    public byte[] bytes() {
        return packet;
    }

    private static int slot(long number) {
        return (int) (number % WINDOW);
    }
}
