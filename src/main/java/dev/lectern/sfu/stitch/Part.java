package dev.lectern.sfu.stitch;

import dev.lectern.sfu.h264.AvcConfiguration;
import dev.lectern.sfu.matroska.BlankFrame;
import dev.lectern.sfu.matroska.MatroskaFile;
import dev.lectern.sfu.matroska.MatroskaReader;
import dev.lectern.sfu.matroska.TrackDescription;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * One recorded file as stitching sees it.
 *
 * @param picture its picture's track, null where it has only sound
 * @param pictureAt when its picture begins, in milliseconds; at its end where it has none
 * @param changing whether the picture's format changes within it, or from what its header says
 */
record Part(Path path, long millis, TrackDescription picture, long pictureAt, boolean changing) {
    /** A first picture that comes sooner is shown from the beginning. */
    private static final long SLIGHT_MILLIS = 500;

    /**
     * Reads it once; one that a crash cut off is repaired on the way. Null where nothing is in it.
     */
    static Part of(Path path) throws IOException {
        long millis = MatroskaFile.repair(path);
        if (millis <= 0) return null;
        try (MatroskaReader reader = MatroskaReader.open(path)) {
            TrackDescription picture = null;
            long pictureAt = millis;
            boolean changing = false;
            for (MatroskaReader.Frame one = reader.next(); one != null; one = reader.next()) {
                TrackDescription track = reader.tracks().get(one.track());
                if (track.width() == 0) continue;
                if (picture == null) pictureAt = one.millis();
                picture = track;
                changing |= track.setup() != null && one.key() && isOther(track, one.bytes());
            }
            return new Part(path, millis, picture, pictureAt, changing);
        }
    }

    private static boolean isOther(TrackDescription track, byte[] units) {
        byte[] found = AvcConfiguration.sequence(units);
        return found != null && !AvcConfiguration.hasSequence(track.setup(), found);
    }

    /** Until when it has only sound. */
    private long dark() {
        return pictureAt > SLIGHT_MILLIS ? pictureAt : 0;
    }

    /** Takes the frames of a part; its times are in milliseconds and never below 0. */
    interface Frames {
        void frame(boolean picture, long millis, boolean key, byte[] bytes) throws IOException;
    }

    /** Reads it all, with blank frames for the track {@code shown} until its own picture begins. */
    void read(TrackDescription shown, Frames frames) throws IOException {
        long until = shown == null ? 0 : dark();
        long blank = 0;
        try (MatroskaReader reader = MatroskaReader.open(path)) {
            for (MatroskaReader.Frame one = reader.next(); one != null; one = reader.next()) {
                long millis = Math.max(0, one.millis());
                for (; blank < until && blank <= millis; blank += BlankFrame.EVERY_MILLIS) {
                    long number = blank / BlankFrame.EVERY_MILLIS;
                    frames.frame(true, blank, true, BlankFrame.of(shown, number));
                }
                boolean picture = reader.tracks().get(one.track()).width() > 0;
                frames.frame(picture, millis, one.key(), one.bytes());
            }
        }
    }

    boolean isH264() {
        return picture != null && picture.setup() != null;
    }

    /** Whether both go into one file. */
    boolean fits(Part other) {
        return picture == null
                || other.picture == null
                || picture.codecId().equals(other.picture.codecId());
    }

    AvcConfiguration format() {
        return new AvcConfiguration(picture.setup(), picture.width(), picture.height());
    }

    /** Whether a decoder set up for the other takes every picture shown during this one. */
    boolean goesOnAs(Part other) {
        boolean own = picture == null || Arrays.equals(picture.setup(), other.picture.setup());
        return own && !changing && dark() == 0;
    }
}
