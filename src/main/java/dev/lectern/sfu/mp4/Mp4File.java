package dev.lectern.sfu.mp4;

import dev.lectern.sfu.h264.AvcConfiguration;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * An MP4 file with its header first, so that it plays while it loads. It is laid out in two rounds
 * over the same samples: the first counts them, the second writes them.
 */
public final class Mp4File {
    private final TrackTables video = new TrackTables();
    private final TrackTables audio = new TrackTables();
    private final AvcConfiguration picture;
    private final boolean changing;

    /** {@code changing} says that the picture's format changes under way. */
    public Mp4File(AvcConfiguration picture, boolean changing) {
        this.picture = picture;
        this.changing = changing;
    }

    /** What a round over the samples hands over: chunk by chunk, in the order of the file. */
    public interface Sink {
        void chunk(boolean video, List<Sample> samples) throws IOException;
    }

    /** Goes over all samples, twice in the same way. */
    public interface Samples {
        void each(Sink sink) throws IOException;
    }

    /** Writes all of it; returns how long it lasts in milliseconds. */
    public long write(Path path, Samples samples) throws IOException {
        samples.each((isVideo, chunk) -> (isVideo ? video : audio).add(chunk));
        long media = video.bytes() + audio.bytes();
        boolean large = media > Integer.MAX_VALUE - (64 << 20);
        int head = header(large).length;
        Placing placing = new Placing(head + (large ? 16 : 8));
        samples.each(placing);
        byte[] header = header(large);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(path), 1 << 18)) {
            out.write(header);
            Boxes data = new Boxes(16);
            if (large) data.int32(1).text("mdat").int64(media + 16);
            else data.int32((int) media + 8).text("mdat");
            out.write(data.toBytes());
            samples.each((isVideo, chunk) -> writeAll(out, chunk));
        }
        return millis();
    }

    /** Where each chunk will stand. */
    private final class Placing implements Sink {
        private long at;

        Placing(long begin) {
            at = begin;
        }

        @Override
        public void chunk(boolean isVideo, List<Sample> samples) {
            (isVideo ? video : audio).place(at);
            for (Sample sample : samples) at += sample.bytes().length;
        }
    }

    private static void writeAll(OutputStream out, List<Sample> samples) throws IOException {
        for (Sample sample : samples) out.write(sample.bytes());
    }

    private long millis() {
        return Math.max(
                video.duration() * 1000 / Header.VIDEO_SCALE,
                audio.duration() * 1000 / Header.AUDIO_SCALE);
    }

    private byte[] header(boolean large) {
        Boxes out = new Boxes(1 << 16);
        Header.type(out, "isom", "isom", "iso6", "mp41");
        out.open("moov");
        Header.movie(out, millis());
        if (video.count() > 0) {
            long millis = video.duration() * 1000 / Header.VIDEO_SCALE;
            Header.video(out, millis, picture, changing, boxes -> video.write(boxes, large, true));
        }
        if (audio.count() > 0) {
            long millis = audio.duration() * 1000 / Header.AUDIO_SCALE;
            Header.audio(out, millis, boxes -> audio.write(boxes, large, false));
        }
        return out.close().toBytes();
    }
}
