package dev.lectern.room;

import dev.lectern.call.Track;
import java.util.Set;

/**
 * Devices whose picture or sound somebody sends right now, as their page says.
 *
 * @param muted the page's own line is open for a microphone that is off, and sends silence
 */
record Sending(boolean camera, boolean microphone, boolean screen, boolean muted) {
    static final Sending NOTHING = new Sending(false, false, false);

    Sending(boolean camera, boolean microphone, boolean screen) {
        this(camera, microphone, screen, false);
    }

    static Sending of(Set<Track> tracks) {
        return new Sending(
                tracks.contains(Track.CAMERA),
                tracks.contains(Track.MICROPHONE),
                tracks.contains(Track.SCREEN));
    }

    boolean nothing() {
        return !camera && !microphone && !screen;
    }

    /** The same person twice: what is on in one place is on. */
    Sending and(Sending other) {
        return new Sending(
                camera || other.camera,
                microphone || other.microphone,
                screen || other.screen,
                muted || other.muted);
    }

    /**
     * With what arrives of the same person, by another program too. The sound of a page that is
     * muted arrives, and is silence.
     */
    Sending shows(Sending arriving) {
        return new Sending(
                camera || arriving.camera,
                microphone || arriving.microphone && !muted,
                screen || arriving.screen,
                muted);
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
                screen && !what.equals("screen"),
                muted || microphone && what.equals("microphone"));
    }
}
