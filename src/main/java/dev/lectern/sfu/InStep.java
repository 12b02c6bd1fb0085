package dev.lectern.sfu;

import java.util.HashMap;
import java.util.Map;

/** How long each person's pictures wait before a viewer shows them, and their voice with them. */
final class InStep {
    private final Map<String, Integer> millis = new HashMap<>();

    /** A picture of theirs is to wait so long. */
    void picture(String person, int wait) {
        millis.merge(person, wait, Math::max);
    }

    /**
     * The first sound and the first picture, which are one stream to a browser: it keeps them in
     * step by itself, whosever they are, so that one waits for the other.
     */
    void programme(String voice, String picture) {
        int most = Math.max(of(voice), of(picture));
        millis.put(voice, most);
        millis.put(picture, most);
    }

    int of(String person) {
        return millis.getOrDefault(person, 0);
    }
}
