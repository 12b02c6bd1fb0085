package dev.lectern.sfu.rtp;

import java.util.function.IntPredicate;

/**
 * What a viewer's receiver reports say (RFC 3550 §6.4.1). Belongs to the viewer's loop.
 *
 * <p>Sound and picture report apart, and of the thirty packets of a second often none is lost on a
 * line that loses one in twenty: loss is believed at once and forgotten over several reports.
 */
public final class Received {
    private int fraction;
    private int roundTripMillis = -1;

    /**
     * Takes one packet of reports that arrived at this time of the clock we wrote ours with. Of the
     * few packets that are sent again each lost one is a large share: only media tells of loss.
     */
    public void take(Rtcp packet, long unixNanos, IntPredicate isMedia) {
        int worst = 0;
        boolean told = false;
        for (int i = 0; i < packet.reports(); i++) {
            int at = packet.report(i);
            boolean media = isMedia.test(packet.word(at));
            if (media) worst = Math.max(worst, packet.word(at + 4) >>> 24);
            told |= media;
            int quoted = packet.word(at + 16);
            if (quoted == 0) continue;
            int now = NtpTime.compact(NtpTime.ofUnixNanos(unixNanos));
            int ticks = now - quoted - packet.word(at + 20);
            if (ticks >= 0 && ticks < 60 << 16) roundTripMillis = (int) (ticks * 1000L >> 16);
        }
        if (told) fraction = Math.max(worst, fraction * 3 / 4);
    }

    public double lossPercent() {
        return fraction * 100 / 256.0;
    }

    /** −1 while unknown. */
    public int roundTripMillis() {
        return roundTripMillis;
    }
}
