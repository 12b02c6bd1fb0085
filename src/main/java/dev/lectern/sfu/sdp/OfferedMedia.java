package dev.lectern.sfu.sdp;

import dev.lectern.sfu.rtp.Codec;
import java.util.List;
import java.util.Map;

/**
 * One m-line of an offer.
 *
 * @param protocol the transport word, echoed in the answer
 * @param formats the payload types as they stood, echoed where the line is refused
 * @param extensions header extension ids by URI
 * @param sources the SSRCs announced, first the media's
 * @param retransmissions media SSRC → RTX SSRC
 * @param rids restriction ids to be sent, in the order of {@code a=simulcast}
 */
public record OfferedMedia(
        String kind,
        String protocol,
        List<String> formats,
        boolean refused,
        String mid,
        Direction direction,
        List<OfferedCodec> codecs,
        Map<String, Integer> extensions,
        List<Integer> sources,
        Map<Integer, Integer> retransmissions,
        List<String> rids) {

    /** Who may send on an m-line, seen from the client. */
    public enum Direction {
        SENDRECV,
        SENDONLY,
        RECVONLY,
        INACTIVE
    }

    public boolean isAudio() {
        return kind.equals("audio");
    }

    public boolean isVideo() {
        return kind.equals("video");
    }

    public boolean sends() {
        return direction == Direction.SENDRECV || direction == Direction.SENDONLY;
    }

    public boolean receives() {
        return direction == Direction.SENDRECV || direction == Direction.RECVONLY;
    }

    /** The best payload type of this codec, or null. */
    public OfferedCodec best(Codec codec) {
        OfferedCodec best = null;
        for (OfferedCodec one : codecs) {
            if (one.codec() != codec) continue;
            if (best == null || one.preference() < best.preference()) best = one;
        }
        return best;
    }

    public int extension(String uri) {
        return extensions.getOrDefault(uri, 0);
    }
}
