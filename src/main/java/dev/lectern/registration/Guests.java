package dev.lectern.registration;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which of those who come to a date.
 *
 * @param without registrations that are left out
 * @param before who registered from then on is left out, too; absent: nobody
 */
public record Guests(
        Collection<Status> states,
        Reach reach,
        Collection<UUID> without,
        @Nullable Instant before) {

    public Guests(Collection<Status> states, Reach reach, Collection<UUID> without) {
        this(states, reach, without, null);
    }

    public Guests registeredBefore(@Nullable Instant then) {
        return new Guests(states, reach, without, then);
    }

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
