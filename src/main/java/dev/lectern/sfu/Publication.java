package dev.lectern.sfu;

import java.util.EnumSet;
import java.util.Set;

/** Someone's camera and microphone, or someone's shared screen, on stage. */
record Publication(Publisher publisher) {
    String person() {
        return publisher.person();
    }

    Source source() {
        return publisher.source;
    }

    Track track(Kind kind) {
        return publisher.track(kind);
    }

    boolean has(Kind kind) {
        Track track = track(kind);
        return track != null && track.flows;
    }

    boolean is(String who, Source what) {
        return source() == what && person().equals(who);
    }

    /** What arrives of it at the moment. */
    Set<Kind> kinds() {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        for (Kind kind : Kind.values()) if (has(kind)) kinds.add(kind);
        return kinds;
    }
}
