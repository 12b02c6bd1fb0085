package dev.lectern.attendance;

import java.time.Duration;
import java.util.Collection;

/**
 * How many registered people came to a date.
 *
 * @param attended those who were there long enough
 */
public record Turnout(int came, int attended) {

    static Turnout of(Collection<Presence> people, Duration threshold) {
        return new Turnout(
                (int) people.stream().filter(one -> !one.time().isZero()).count(),
                (int) people.stream().filter(one -> one.reaches(threshold)).count());
    }
}
