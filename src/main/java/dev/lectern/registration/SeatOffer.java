package dev.lectern.registration;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long a freed seat is kept for the person it is offered to: the host's time, but never more
 * than a third of what is left before the start, so that others still get their turn.
 */
record SeatOffer(Duration patience) {
    static final SeatOffer USUAL = new SeatOffer(Duration.ofHours(4));
    private static final Duration SHORTEST = Duration.ofMinutes(10);

    /** Until when it is theirs; empty when the webinar is too near its end for another round. */
    Optional<Instant> until(Instant now, Instant startsAt, Instant endsAt) {
        Instant usual = now.plus(patience);
        return latest(now, startsAt, endsAt).map(last -> usual.isBefore(last) ? usual : last);
    }

    /** The same where the host is as patient as can be; it never comes sooner as time goes by. */
    static Optional<Instant> latest(Instant now, Instant startsAt, Instant endsAt) {
        if (!now.isBefore(endsAt)) {
            return Optional.empty();
        }
        Duration left = Duration.between(now, startsAt).dividedBy(3);
        Instant until = now.plus(left.compareTo(SHORTEST) < 0 ? SHORTEST : left);
        return Optional.of(until.isAfter(endsAt) ? endsAt : until);
    }
}
