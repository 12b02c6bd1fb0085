package dev.lectern.sfu.mp4;

import dev.lectern.sfu.h264.AvcConfiguration;

/** The boxes that say what is in a file: {@code ftyp} and {@code moov} (ISO 14496-12 §8). */
public final class Header {
    static final int VIDEO_SCALE = 90_000;
    static final int AUDIO_SCALE = 48_000;
    private static final int MOVIE_SCALE = 1_000;

    private Header() {}

    /** What stands before the fragments of a stream; {@code picture} is null for sound alone. */
    public static byte[] ofFragments(AvcConfiguration picture, boolean sound) {
        Boxes out = new Boxes(1024);
        type(out, "iso6", "iso6", "cmfc", "mp41");
        out.open("moov");
        movie(out, 0);
        if (picture != null) {
            video(out, 0, picture, false, Header::noSamples);
        }
        if (sound) audio(out, 0, Header::noSamples);
        out.open("mvex");
        if (picture != null) defaults(out, Fragment.VIDEO, Fragment.NO_KEY);
        if (sound) defaults(out, Fragment.AUDIO, Fragment.KEY);
        return out.close().close().toBytes();
    }

    static void type(Boxes out, String major, String... compatible) {
        out.open("ftyp").text(major).int32(512);
        for (String one : compatible) out.text(one);
        out.close();
    }

    static void movie(Boxes out, long millis) {
        out.open("mvhd", 1, 0).int64(0).int64(0).int32(MOVIE_SCALE).int64(millis);
        out.int32(0x10000).int16(0x100).zeros(10);
        matrix(out).zeros(24).int32(Fragment.AUDIO + 1).close();
    }

    /** Writes the tables that say where the samples are. */
    interface Samples {
        void write(Boxes out);
    }

    /** {@code units} says that parameter sets may change within the samples (avc3). */
    static void video(
            Boxes out, long millis, AvcConfiguration picture, boolean units, Samples samples) {
        out.open("trak");
        track(out, Fragment.VIDEO, millis, 0, picture.width(), picture.height());
        media(out, millis, VIDEO_SCALE, "vide", "pictures");
        out.open("vmhd", 0, 1).zeros(8).close();
        reference(out);
        out.open("stbl").open("stsd", 0, 0).int32(1);
        out.open(units ? "avc3" : "avc1").zeros(6).int16(1).zeros(16);
        out.int16(picture.width()).int16(picture.height());
        out.int32(0x480000).int32(0x480000).int32(0).int16(1).zeros(32).int16(24).int16(-1);
        out.open("avcC").raw(picture.record()).close().close().close();
        samples.write(out);
        out.close().close().close().close();
    }

    static void audio(Boxes out, long millis, Samples samples) {
        out.open("trak");
        track(out, Fragment.AUDIO, millis, 0x100, 0, 0);
        media(out, millis, AUDIO_SCALE, "soun", "sound");
        out.open("smhd", 0, 0).zeros(4).close();
        reference(out);
        out.open("stbl").open("stsd", 0, 0).int32(1);
        out.open("Opus").zeros(6).int16(1).zeros(8).int16(2).int16(16).zeros(4);
        out.int32(AUDIO_SCALE << 16);
        out.open("dOps").int8(0).int8(2).int16(0).int32(AUDIO_SCALE).int16(0).int8(0).close();
        out.close().close();
        samples.write(out);
        out.close().close().close().close();
    }

    private static void track(Boxes out, int id, long millis, int volume, int width, int height) {
        out.open("tkhd", 1, 3).int64(0).int64(0).int32(id).int32(0).int64(millis);
        out.zeros(8).int16(0).int16(0).int16(volume).int16(0);
        matrix(out).int32(width << 16).int32(height << 16).close();
    }

    /** Opens {@code mdia} and {@code minf}. */
    private static void media(Boxes out, long millis, int scale, String handler, String name) {
        out.open("mdia").open("mdhd", 1, 0).int64(0).int64(0).int32(scale);
        out.int64(millis * scale / 1000).int16(0x55C4).int16(0).close();
        out.open("hdlr", 0, 0).int32(0).text(handler).zeros(12).text(name).int8(0).close();
        out.open("minf");
    }

    private static void reference(Boxes out) {
        out.open("dinf").open("dref", 0, 0).int32(1).open("url ", 0, 1).close().close().close();
    }

    private static Boxes matrix(Boxes out) {
        return out.int32(0x10000).zeros(12).int32(0x10000).zeros(12).int32(0x40000000);
    }

    private static void noSamples(Boxes out) {
        out.open("stts", 0, 0).int32(0).close();
        out.open("stsc", 0, 0).int32(0).close();
        out.open("stsz", 0, 0).int32(0).int32(0).close();
        out.open("stco", 0, 0).int32(0).close();
    }

    private static void defaults(Boxes out, int track, int flags) {
        out.open("trex", 0, 0).int32(track).int32(1).int32(0).int32(0).int32(flags).close();
    }
}
