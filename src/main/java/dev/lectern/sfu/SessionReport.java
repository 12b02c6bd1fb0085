package dev.lectern.sfu;

import java.util.List;

/**
 * How one connection was doing when last looked at, once a second.
 *
 * @param openMillis how long media has been able to flow
 * @param transport "udp" or "tcp"
 * @param bitsPerSecond of media, in or out
 * @param lossPercent of what was sent to us, or of what the viewer says
 * @param leftOut packets that we did not take because they were more than is taken
 * @param roundTripMillis as the other side's reports show it, −1 while unknown
 * @param estimate bits per second that the connection bears, 0 for who publishes
 * @param keyFrameRequests how often the other side, or we, asked for a picture from scratch
 * @param freezes how often a camera's picture stood still for half a second and more
 * @param austerity what the viewer goes without for the engine's sake, 0 for nothing
 * @param unplayable codecs of pictures and sounds that this viewer would be shown, but cannot play
 */
public record SessionReport(
        String session,
        String person,
        boolean publishes,
        String source,
        long openMillis,
        String transport,
        long bitsPerSecond,
        double lossPercent,
        long leftOut,
        int roundTripMillis,
        long estimate,
        int keyFrameRequests,
        int freezes,
        int austerity,
        List<String> unplayable,
        List<StreamReport> streams) {

    /** From when on a picture that does not move is said to freeze. */
    static final long STILL_NANOS = 500_000_000L;

    /**
     * One layer that a publisher sends, or what one slot of a viewer shows.
     *
     * @param person whose it is
     * @param rid its name among the sizes of one picture, empty for the only one
     * @param height of the picture, 0 while unknown or of a sound
     */
    public record StreamReport(
            Kind kind, String codec, String person, String rid, int height, long bitsPerSecond) {}
}
