package dev.lectern.webinar;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of a date last.
 *
 * @param id shared by all dates of which people hear the same in one go
 */
public record DateChange(UUID id, What what) {

    /** Called off by itself, or with all of its webinar. */
    public enum What {
        ADDED,
        MOVED,
        REVIVED,
        CANCELLED,
        CANCELLED_WITH_ALL
    }

    static @Nullable DateChange read(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String[] parts = text.split(" ");
        return new DateChange(UUID.fromString(parts[1]), What.valueOf(parts[0]));
    }

    String text() {
        return what + " " + id;
    }
}
