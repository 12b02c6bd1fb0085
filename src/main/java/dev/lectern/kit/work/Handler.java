package dev.lectern.kit.work;

import dev.lectern.kit.web.fault.Sentence;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.UUID;

/**
 * Does one kind of work. Runs on a fresh Vert.x context with no transaction open; may run twice for
 * the same job, so it looks before it acts. A failure is tried again with backoff, unless it is a
 * {@link dev.lectern.kit.web.fault.Refused} or, mostly, a permanent {@link
 * dev.lectern.kit.web.fault.ProviderFailed}; {@link NotYet} puts the job off without counting an
 * attempt.
 */
public interface Handler {
    String kind();

    /** As an admin reads it who decides what to do about it. */
    default Sentence title() {
        return Sentence.said(kind());
    }

    Uni<Void> handle(Job job);

    /** How many of this kind may run at once on one node. */
    default int concurrency() {
        return 8;
    }

    /** After how many attempts it is parked for an admin to look at. */
    default int attempts() {
        return 20;
    }

    /**
     * Whether it goes on after a permanent {@link dev.lectern.kit.web.fault.ProviderFailed}: what
     * has to happen at a provider in the end waits until somebody has mended the key or the plan.
     */
    default boolean outlastsRefusals() {
        return false;
    }

    /** How long to wait after the given attempt failed; the runner spreads it a little. */
    default Duration pauseAfter(int attempt) {
        return Backoff.pauseAfter(attempt);
    }

    /** How long to wait after a permanent failure that this kind outlasts. */
    default Duration pauseAfterRefusal(int attempt) {
        return pauseAfter(attempt);
    }

    /** After how long an attempt without an answer counts as failed. */
    default Duration patience() {
        return Duration.ofMinutes(5);
    }

    /** Whoever waits for it hears that an admin has dropped it. */
    default Uni<Void> dropped(UUID job) {
        return Uni.createFrom().voidItem();
    }

    /** How many it would take right now; a throttled handler says less than its concurrency. */
    default int appetite() {
        return Integer.MAX_VALUE;
    }
}
