package dev.lectern.webinar;

import java.util.Locale;

/** Where one date of a webinar stands. */
public enum OccurrenceState {
    SCHEDULED,
    LIVE,
    ENDED,
    CANCELLED,
    MISSED;

    /** As the API and the database spell it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Nothing more comes of it, but for reopening within a quarter of an hour. */
    public boolean over() {
        return this == ENDED || this == CANCELLED || this == MISSED;
    }
}
