package dev.lectern.sfu.sdp;

import dev.lectern.sfu.rtp.Codec;
import java.util.Set;

/**
 * One payload type of an offer that the engine knows.
 *
 * @param parameters the text of its {@code a=fmtp}, empty where there is none
 * @param feedback its {@code a=rtcp-fb} values, wildcards included
 * @param rtx payload type of its retransmissions, −1 where there is none
 */
public record OfferedCodec(
        Codec codec,
        int payloadType,
        String encoding,
        String parameters,
        Set<String> feedback,
        int rtx) {

    public boolean has(String feedbackValue) {
        return feedback.contains(feedbackValue);
    }

    /** Whether the engine wants this H264: packets up to a whole frame, constrained baseline. */
    int preference() {
        return switch (codec) {
            case OPUS, VP8 -> 0;
            case H264 -> {
                boolean fragments = parameters.contains("packetization-mode=1");
                boolean baseline = parameters.contains("profile-level-id=42e0");
                yield (fragments ? 0 : 4) + (baseline ? 0 : 1);
            }
            case VP9 -> parameters.contains("profile-id=0") || parameters.isEmpty() ? 0 : 2;
            case AV1 -> 0;
        };
    }
}
