package dev.lectern.sfu.matroska;

import dev.lectern.sfu.h264.BlankPicture;
import java.util.Base64;

/**
 * A key frame of one dark colour in the codec of a track, for as long as nobody sends a picture.
 */
public final class BlankFrame {
    /** Shown so often, a long one can be sought in and is on disk soon. */
    public static final long EVERY_MILLIS = 10_000;

    /** 160 × 90, made once by an encoder: what has one colour looks the same at any size. */
    private static final byte[] VP8 =
            Base64.getDecoder()
                    .decode(
                            "cAUAnQEqoABaAABHCIWFiIWEiAICAnTyQOgsaqk13EOqpNdxDqqTXcQ6qk13EOqpNdxD"
                                    + "pgD+/0PZYElas2ssAA==");

    private BlankFrame() {}

    /** Neighbouring ones must be of different {@code number}. */
    public static byte[] of(TrackDescription track, long number) {
        return track.codecId().equals(TrackDescription.VP8) ? VP8 : BlankPicture.whole(number);
    }
}
