package dev.lectern.sfu;

import dev.lectern.sfu.matroska.BlankFrame;
import dev.lectern.sfu.matroska.MatroskaFile;
import dev.lectern.sfu.matroska.TrackDescription;
import dev.lectern.sfu.mp4.SoundLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One file of a {@link Reel} under way: which kinds it has, and when it began. */
final class Take {
    private static final long LONGEST_HELD_BACK = 500_000_000L;

    final long beganNanos;
    private final Path path;
    private final MatroskaFile file;
    private final int videoTrack;
    private final int audioTrack;
    private final TrackDescription video;
    private long darkened;
    private long lastNanos;
    private long shown = -1;
    private long quietSince = -1;

    Take(Path folder, String name, TrackDescription video, TrackDescription audio, long began)
            throws IOException {
        List<TrackDescription> tracks = new ArrayList<>();
        this.video = video;
        videoTrack = video == null ? -1 : 0;
        if (video != null) tracks.add(video);
        audioTrack = audio == null ? -1 : tracks.size();
        if (audio != null) tracks.add(audio);
        path = folder.resolve(name + "." + MatroskaFile.extension(tracks));
        file = MatroskaFile.create(path, tracks);
        beganNanos = began;
    }

    /** Whether a frame of this description (null: sound) has a place in this file. */
    boolean takes(TrackDescription other) {
        if (other == null) return audioTrack >= 0;
        return video != null && video.codecId().equals(other.codecId());
    }

    void write(boolean video, long nanos, boolean key, byte[] bytes) throws IOException {
        quietSince = -1;
        lastNanos = nanos;
        long millis = (nanos - beganNanos) / 1_000_000;
        if (millis < 0) return;
        if (video) shown = millis = Math.max(millis, shown + 1);
        file.write(video ? videoTrack : audioTrack, millis, key, bytes);
    }

    /** Whether nothing came since then. */
    boolean isStill(long since) {
        return lastNanos - since < 0;
    }

    /** From here on there is no picture, for now; in a file of sound alone, maybe none of it. */
    void darken(long nanos) throws IOException {
        if (video != null) write(true, nanos, true, BlankFrame.of(video, ++darkened));
        else if (isStill(nanos - LONGEST_HELD_BACK)) write(false, nanos, true, SoundLine.SILENCE);
    }

    /** Nothing came: what is held back is not held back for longer than a moment. */
    void settle(long now) throws IOException {
        if (quietSince < 0) quietSince = now;
        if (now - quietSince > LONGEST_HELD_BACK) file.flush();
    }

    RecordedFile close(String person, Source source, long startedAtMillis) throws IOException {
        long duration = file.millis();
        file.close();
        return new RecordedFile(path, person, source, startedAtMillis, duration, Files.size(path));
    }
}
