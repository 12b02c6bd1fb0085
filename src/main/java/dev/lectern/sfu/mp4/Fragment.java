package dev.lectern.sfu.mp4;

import java.util.List;

/** A piece of a stream that can be played after its header: {@code moof} and {@code mdat}. */
public final class Fragment {
    static final int VIDEO = 1;
    static final int AUDIO = 2;
    static final int KEY = 0x02000000;
    static final int NO_KEY = 0x01010000;

    private Fragment() {}

    /**
     * The samples of one track.
     *
     * @param start when the first begins, on the track's scale
     */
    public record Run(long start, List<Sample> samples) {
        public static final Run NOTHING = new Run(0, List.of());

        long bytes() {
            long bytes = 0;
            for (Sample sample : samples) bytes += sample.bytes().length;
            return bytes;
        }
    }

    public static byte[] of(int number, Run video, Run audio) {
        long media = video.bytes() + audio.bytes();
        int samples = video.samples().size() + audio.samples().size();
        Boxes out = new Boxes((int) media + 16 * samples + 256);
        out.open("styp").text("msdh").int32(0).text("msdh").text("msix").close();
        int begin = out.length();
        out.open("moof").open("mfhd", 0, 0).int32(number).close();
        int videoAt = run(out, VIDEO, video);
        int audioAt = run(out, AUDIO, audio);
        out.close();
        int data = out.length() - begin + 8;
        if (videoAt > 0) out.int32At(videoAt, data);
        if (audioAt > 0) out.int32At(audioAt, data + (int) video.bytes());
        out.open("mdat");
        for (Sample sample : video.samples()) out.raw(sample.bytes());
        for (Sample sample : audio.samples()) out.raw(sample.bytes());
        return out.close().toBytes();
    }

    /** Returns where the offset of its data must be put, 0 where it has none. */
    private static int run(Boxes out, int track, Run run) {
        if (run.samples().isEmpty()) return 0;
        boolean flagged = track == VIDEO;
        out.open("traf").open("tfhd", 0, 0x020000).int32(track).close();
        out.open("tfdt", 1, 0).int64(run.start()).close();
        out.open("trun", 0, flagged ? 0x701 : 0x301).int32(run.samples().size());
        int offset = out.length();
        out.int32(0);
        for (Sample sample : run.samples()) {
            out.int32(sample.duration()).int32(sample.bytes().length);
            if (flagged) out.int32(sample.key() ? KEY : NO_KEY);
        }
        out.close().close();
        return offset;
    }
}
