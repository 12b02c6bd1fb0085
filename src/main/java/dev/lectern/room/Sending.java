package dev.lectern.room;

import dev.lectern.call.Track;
import java.util.Set;

/** Devices whose picture or sound somebody sends right now, as their page says. */
record Sending(boolean camera, boolean microphone, boolean screen) {
    static final Sending NOTHING = new Sending(false, false, false);

    static Sending of(Set<Track> tracks) {
        return new Sending(
                tracks.contains(Track.CAMERA),
                tracks.contains(Track.MICROPHONE),
                tracks.contains(Track.SCREEN));
    }

    boolean has(Track track) {
        return switch (track) {
            case CAMERA -> camera;
            case MICROPHONE -> microphone;
            case SCREEN -> screen;
        };
    }

    Sending without(String what) {
        return new Sending(
                camera && !what.equals("camera"),
                microphone && !what.equals("microphone"),
                screen && !what.equals("screen"));
    }
}
