package dev.lectern.sfu;

import dev.lectern.sfu.rtp.Rtp;

/**
 * Writes the header extensions of one slot's packets, in the one-byte form (RFC 8285 §4.2): the
 * transport-wide number, and how long pictures wait before they are shown ({@code playout-delay}),
 * from the first time that they are to wait at all. Belongs to the viewer's loop.
 */
final class SlotHeader {
    private static final int MOST_DELAY = 1000;

    private final Viewer viewer;
    private final int transportCc;
    private final int playoutDelay;

    /** In units of ten milliseconds; −1 while nobody was ever told. */
    private int delay = -1;

    /** The ids of the extensions, 0 for what the viewer does not read. */
    SlotHeader(Viewer viewer, int transportCc, int playoutDelay) {
        this.viewer = viewer;
        this.transportCc = transportCc;
        this.playoutDelay = playoutDelay;
    }

    /** Whether the viewer reports arrivals. */
    boolean measures() {
        return transportCc > 0;
    }

    /** Whether its pictures can be had to wait. */
    boolean delays() {
        return playoutDelay > 0;
    }

    /** Has pictures wait so long from now on. */
    void delay(int millis) {
        if (playoutDelay == 0 || delay < 0 && millis == 0) return;
        delay = Math.min(MOST_DELAY, millis / 10);
    }

    /** Whether two packets may have different ones. */
    boolean varies() {
        return transportCc > 0 || playoutDelay > 0;
    }

    /** All that a packet which is written now says in them. */
    int stamp() {
        return viewer.transportNumber() & 0xFFFF | delay + 1 << 16;
    }

    static int transportNumber(int stamp) {
        return stamp & 0xFFFF;
    }

    /** Behind the fixed header that begins there; returns the length of both. */
    int write(byte[] b, int at, int stamp) {
        int delay = (stamp >>> 16) - 1;
        int begin = at + Rtp.FIXED_HEADER;
        int end = begin + 4;
        if (transportCc > 0) {
            b[end] = (byte) (transportCc << 4 | 1);
            Rtp.putShort16(b, end + 1, transportNumber(stamp));
            end += 3;
        }
        if (delay >= 0) {
            b[end] = (byte) (playoutDelay << 4 | 2);
            b[end + 1] = (byte) (delay >>> 4);
            b[end + 2] = (byte) (delay << 4 | MOST_DELAY >>> 8);
            b[end + 3] = (byte) MOST_DELAY;
            end += 4;
        }
        if (end == begin + 4) return Rtp.FIXED_HEADER;
        while ((end - begin & 3) != 0) b[end++] = 0;
        b[at] |= 0x10;
        b[begin] = (byte) 0xBE;
        b[begin + 1] = (byte) 0xDE;
        Rtp.putShort16(b, begin + 2, (end - begin - 4) / 4);
        return end - at;
    }
}
