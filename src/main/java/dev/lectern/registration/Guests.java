package dev.lectern.registration;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Which of those who come to a date.
 *
 * @param without registrations that are left out
 */
public record Guests(Collection<Status> states, Reach reach, Collection<UUID> without) {

    /** Those who come to all dates of a series, those who come to the date alone, or both. */
    public enum Reach {
        SERIES_TOO,
        ONLY_OF_THE_DATE,
        ONLY_OF_THE_SERIES
    }

    boolean ofTheDate() {
        return reach != Reach.ONLY_OF_THE_SERIES;
    }

    boolean ofTheSeries() {
        return reach != Reach.ONLY_OF_THE_DATE;
    }

    public static Guests in(Collection<Status> states) {
        return new Guests(states, Reach.SERIES_TOO, List.of());
    }
}
