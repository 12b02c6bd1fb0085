package dev.lectern.webinar;

import java.util.Locale;

/** Where a webinar stands as a whole; its occurrences have states of their own. */
public enum WebinarState {
    DRAFT,
    PUBLISHED,
    FINISHED,
    CANCELLED;

    /** As the API and the database spell it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
