package dev.lectern.sfu.matroska;

import dev.lectern.sfu.h264.AvcConfiguration;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * What a file says of one track.
 *
 * @param codecId Matroska's word for the codec
 * @param setup what a decoder needs first, null where nothing
 * @param width of the picture, 0 for sound
 */
public record TrackDescription(String codecId, byte[] setup, int width, int height) {
    static final String VP8 = "V_VP8";

    public static TrackDescription opus() {
        ByteBuffer head = ByteBuffer.allocate(19).order(ByteOrder.LITTLE_ENDIAN);
        head.put("OpusHead".getBytes(StandardCharsets.US_ASCII)).put((byte) 1).put((byte) 2);
        head.putShort((short) 0).putInt(48_000).putShort((short) 0).put((byte) 0);
        return new TrackDescription("A_OPUS", head.array(), 0, 0);
    }

    public static TrackDescription vp8(int width, int height) {
        return new TrackDescription(VP8, null, width, height);
    }

    public static TrackDescription h264(AvcConfiguration avc) {
        return new TrackDescription("V_MPEG4/ISO/AVC", avc.record(), avc.width(), avc.height());
    }

    boolean isVideo() {
        return width > 0;
    }

    /** Whether WebM, which is stricter than Matroska, knows it. */
    boolean isOfWebm() {
        return !codecId.startsWith("V_MPEG4");
    }
}
