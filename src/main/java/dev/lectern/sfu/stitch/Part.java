package dev.lectern.sfu.stitch;

import dev.lectern.sfu.h264.AvcConfiguration;
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
 * @param changing whether the picture's format changes within it, or from what its header says
 */
record Part(Path path, long millis, TrackDescription picture, boolean changing) {

    /**
     * Reads it once; one that a crash cut off is repaired on the way. Null where nothing is in it.
     */
    static Part of(Path path) throws IOException {
        long millis = MatroskaFile.repair(path);
        if (millis <= 0) return null;
        try (MatroskaReader reader = MatroskaReader.open(path)) {
            TrackDescription picture = null;
            boolean changing = false;
            for (MatroskaReader.Frame one = reader.next(); one != null; one = reader.next()) {
                TrackDescription track = reader.tracks().get(one.track());
                if (track.width() == 0) continue;
                picture = track;
                changing |= track.setup() != null && one.key() && isOther(track, one.bytes());
            }
            return new Part(path, millis, picture, changing);
        }
    }

    private static boolean isOther(TrackDescription track, byte[] units) {
        byte[] found = AvcConfiguration.sequence(units);
        return found != null && !AvcConfiguration.hasSequence(track.setup(), found);
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

    boolean hasSetupOf(Part other) {
        return Arrays.equals(picture.setup(), other.picture.setup());
    }
}
