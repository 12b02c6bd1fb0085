package dev.lectern.call.builtin;

import dev.lectern.call.Track;
import dev.lectern.sfu.Kind;
import dev.lectern.sfu.Room;
import dev.lectern.sfu.Source;
import java.util.List;

/**
 * What of somebody's publications a mute leaves out: with the microphone every sound of theirs,
 * that of a shared screen too; with the screen its sound as well. No connection ends by it, for a
 * program would make another at once.
 */
record Muting(Source source, Kind kind) {
    private static final List<Muting> SOUND =
            List.of(new Muting(Source.CAMERA, Kind.AUDIO), new Muting(Source.SCREEN, Kind.AUDIO));
    private static final List<Muting> PICTURE = List.of(new Muting(Source.CAMERA, Kind.VIDEO));
    private static final List<Muting> SCREEN =
            List.of(new Muting(Source.SCREEN, Kind.VIDEO), new Muting(Source.SCREEN, Kind.AUDIO));

    static void mute(Room room, String identity, Track track) {
        of(track).forEach(one -> room.mute(identity, one.source, one.kind));
    }

    static void unmute(Room room, String identity, Track track) {
        of(track).forEach(one -> room.unmute(identity, one.source, one.kind));
    }

    private static List<Muting> of(Track track) {
        return switch (track) {
            case MICROPHONE -> SOUND;
            case CAMERA -> PICTURE;
            case SCREEN -> SCREEN;
        };
    }
}
