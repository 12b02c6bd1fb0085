package dev.lectern.call;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Stops asking a provider that has stopped answering, and lets one question through now and then to
 * see whether it is back.
 *
 * <pre>
 * closed ──5 failures in a row──▶ open ──wait over──▶ trying ──success──▶ closed
 *                                  ▲                    │
 *                                  └──failure, twice as long
 * </pre>
 */
class Breaker {
    private static final int PATIENCE = 5;
    private static final Duration SHORTEST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private State state = new Closed(0);

    private sealed interface State {
        State afterFailure(Instant now);

        /** The state of having let a question through; empty to hold it back. */
        Optional<State> asked(Instant now);
    }

    private record Closed(int failures) implements State {
        @Override
        public State afterFailure(Instant now) {
            return failures + 1 < PATIENCE
                    ? new Closed(failures + 1)
                    : new Open(now.plus(SHORTEST), SHORTEST);
        }

        @Override
        public Optional<State> asked(Instant now) {
            return Optional.of(this);
        }
    }

    private record Open(Instant until, Duration rest) implements State {
        @Override
        public State afterFailure(Instant now) {
            return this;
        }

        @Override
        public Optional<State> asked(Instant now) {
            return now.isBefore(until)
                    ? Optional.empty()
                    : Optional.of(new Trying(now.plus(LONGEST), rest));
        }
    }

    /** One question is out; should its answer get lost, another may go after a while. */
    private record Trying(Instant lostAt, Duration rest) implements State {
        @Override
        public State afterFailure(Instant now) {
            Duration next = rest.multipliedBy(2);
            Duration longer = next.compareTo(LONGEST) > 0 ? LONGEST : next;
            return new Open(now.plus(longer), longer);
        }

        @Override
        public Optional<State> asked(Instant now) {
            return now.isBefore(lostAt)
                    ? Optional.empty()
                    : Optional.of(new Trying(now.plus(LONGEST), rest));
        }
    }

    /** Whether a question may go out now; if so it is counted as asked. */
    synchronized boolean lets(Instant now) {
        Optional<State> next = state.asked(now);
        next.ifPresent(asked -> state = asked);
        return next.isPresent();
    }

    synchronized void succeeded() {
        state = new Closed(0);
    }

    synchronized void failed(Instant now) {
        state = state.afterFailure(now);
    }

    synchronized boolean closed() {
        return state instanceof Closed;
    }
}
