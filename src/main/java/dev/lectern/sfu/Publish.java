package dev.lectern.sfu;

import java.util.Set;

/**
 * A request to publish.
 *
 * @param allowed the kinds that this person may send; the others are refused
 * @param maxBitsPerSecond cap on the video, 0 for none
 * @param preferH264 take H264 before VP8 where the offer has both, for HLS and MP4
 */
public record Publish(
        String person,
        Source source,
        String offer,
        Set<Kind> allowed,
        long maxBitsPerSecond,
        boolean preferH264) {

    Publish inH264() {
        return new Publish(person, source, offer, allowed, maxBitsPerSecond, true);
    }

    public static Publish of(String person, Source source, String offer) {
        return new Publish(person, source, offer, Set.of(Kind.AUDIO, Kind.VIDEO), 0, false);
    }
}
