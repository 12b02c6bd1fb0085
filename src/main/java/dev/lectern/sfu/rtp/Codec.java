package dev.lectern.sfu.rtp;

import java.util.Locale;

/** The codecs that the engine forwards, and what of their payloads it understands. */
public enum Codec {
    OPUS(48_000, false),
    VP8(90_000, true),
    H264(90_000, true),
    VP9(90_000, true),
    AV1(90_000, true);

    public final int clockRate;
    public final boolean video;

    Codec(int clockRate, boolean video) {
        this.clockRate = clockRate;
        this.video = video;
    }

    /** By its name in SDP, or null. */
    public static Codec named(String name) {
        return switch (name.toUpperCase(Locale.ROOT)) {
            case "OPUS" -> OPUS;
            case "VP8" -> VP8;
            case "H264" -> H264;
            case "VP9" -> VP9;
            case "AV1" -> AV1;
            default -> null;
        };
    }

    public String sdpName() {
        return this == OPUS ? "opus" : name();
    }

    /** Whether a decoder can start with this payload. Always true for audio. */
    public boolean startsKeyFrame(byte[] b, int at, int length) {
        return switch (this) {
            case OPUS -> true;
            case VP8 -> Vp8Payload.startsKeyFrame(b, at, length);
            case H264 -> H264Payload.startsKeyFrame(b, at, length);
            case VP9 -> vp9StartsKeyFrame(b, at, length);
            case AV1 -> length > 0 && (b[at] & 0x08) != 0;
        };
    }

    /** RFC 9628 §4.2: not inter-picture predicted, begins a frame, of the lowest spatial layer. */
    private static boolean vp9StartsKeyFrame(byte[] b, int at, int length) {
        if (length < 1) return false;
        int first = b[at] & 0xFF;
        boolean predicted = (first & 0x40) != 0;
        boolean begins = (first & 0x08) != 0;
        if (predicted || !begins) return false;
        if ((first & 0x20) == 0) return true;
        int layer = at + 1;
        if ((first & 0x80) != 0) {
            if (layer >= at + length) return false;
            layer += (b[layer] & 0x80) != 0 ? 2 : 1;
        }
        return layer < at + length && (b[layer] >>> 1 & 7) == 0;
    }
}
