package dev.lectern.sfu.stitch;

import dev.lectern.sfu.matroska.TrackDescription;
import dev.lectern.sfu.mp4.Mp4File;
import dev.lectern.sfu.mp4.Sample;
import dev.lectern.sfu.mp4.SoundLine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The samples of several parts on one line of time, in chunks of about a second. A picture lasts
 * until the next one, the sound is unbroken.
 */
final class Line {
    private static final long CHUNK_MILLIS = 1_000;

    /** So much later than a picture of its moment sound may stand in a part. */
    private static final long LATEST_MILLIS = 3_000;

    private final List<Part> parts;
    private final TrackDescription shown;
    private final Mp4File.Sink sink;
    private final SoundLine sound = new SoundLine(0);
    private final List<Sample> pictures = new ArrayList<>();
    private byte[] picture;
    private boolean key;
    private long since;
    private long chunk;

    Line(List<Part> parts, TrackDescription shown, Mp4File.Sink sink) {
        this.parts = parts;
        this.shown = shown;
        this.sink = sink;
    }

    void lay() throws IOException {
        long begin = 0;
        for (Part part : parts) {
            long from = begin;
            part.read(
                    shown,
                    (isPicture, at, isKey, bytes) -> add(isPicture, from + at, isKey, bytes));
            begin += part.millis();
        }
        show(null, false, begin * 90);
        sound.fillTo(begin * 48);
        flush(Long.MAX_VALUE);
    }

    private void add(boolean isPicture, long millis, boolean isKey, byte[] bytes)
            throws IOException {
        if (isPicture) show(bytes, isKey, millis * 90);
        else sound.add(millis * 48, bytes);
        if (millis - chunk < CHUNK_MILLIS) return;
        flush(millis * 48);
        chunk = millis;
    }

    /** The first picture of all is shown from the beginning. */
    private void show(byte[] next, boolean nextIsKey, long at) {
        if (picture == null) {
            if (!nextIsKey) return;
            picture = next;
            key = true;
            return;
        }
        long end = Math.max(since + 1, at);
        pictures.add(new Sample(picture, (int) Math.min(Integer.MAX_VALUE, end - since), key));
        since = end;
        picture = next;
        key = nextIsKey;
    }

    private void flush(long before) throws IOException {
        sound.fillTo(Math.min(before, (chunk - LATEST_MILLIS) * 48));
        if (!pictures.isEmpty()) sink.chunk(true, List.copyOf(pictures));
        pictures.clear();
        List<Sample> sounds = sound.takeBefore(before).samples();
        if (!sounds.isEmpty()) sink.chunk(false, sounds);
    }
}
