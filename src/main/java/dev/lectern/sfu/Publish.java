package dev.lectern.sfu;

import dev.lectern.sfu.rtp.Codec;
import dev.lectern.sfu.sdp.OfferedCodec;
import dev.lectern.sfu.sdp.OfferedMedia;
import java.util.List;
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

    /** The one to send it in; null where it is not taken at all. */
    OfferedCodec codecOf(OfferedMedia one) {
        if (one.refused() || !one.sends()) return null;
        if (one.isAudio()) return allowed.contains(Kind.AUDIO) ? one.best(Codec.OPUS) : null;
        if (!one.isVideo() || !allowed.contains(Kind.VIDEO)) return null;
        Codec first = preferH264 ? Codec.H264 : Codec.VP8;
        Codec second = preferH264 ? Codec.VP8 : Codec.H264;
        for (Codec codec : List.of(first, second, Codec.VP9, Codec.AV1)) {
            OfferedCodec found = one.best(codec);
            if (found != null) return found;
        }
        return null;
    }

    public static Publish of(String person, Source source, String offer) {
        return new Publish(person, source, offer, Set.of(Kind.AUDIO, Kind.VIDEO), 0, false);
    }
}
