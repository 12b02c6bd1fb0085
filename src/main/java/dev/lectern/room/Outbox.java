package dev.lectern.room;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is still to be sent to one person, in order and bounded: of what only the latest counts,
 * only the latest is kept. Not thread-safe; its seat guards it.
 */
final class Outbox {
    static final int MOST = 128;

    private final Map<Object, String> frames = new LinkedHashMap<>();
    private long events;

    /** False when it is full: this reader is too slow. */
    boolean add(String frame) {
        frames.put(events++, frame);
        return frames.size() <= MOST;
    }

    /** Replaces an earlier frame of the same kind that has not been sent. */
    boolean replace(String kind, String frame) {
        frames.put(kind, frame);
        return frames.size() <= MOST;
    }

    @Nullable String poll() {
        var first = frames.entrySet().iterator();
        if (!first.hasNext()) {
            return null;
        }
        String frame = first.next().getValue();
        first.remove();
        return frame;
    }

    int size() {
        return frames.size();
    }
}
