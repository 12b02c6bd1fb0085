package dev.lectern.kit.work;

import dev.lectern.kit.web.fault.Fault;
import dev.lectern.kit.web.fault.ProviderFailed;
import dev.lectern.kit.web.fault.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What becomes of a job after an attempt: gone, again later, or parked for an admin. */
sealed interface Outcome {
    record Done() implements Outcome {}

    record Again(Instant due, @Nullable String error, boolean counted) implements Outcome {}

    record Parked(String error) implements Outcome {}

    /** A short word for counters. */
    default String word() {
        return getClass().getSimpleName().toLowerCase();
    }

    static Outcome of(
            Job job,
            Handler handler,
            @Nullable Throwable failure,
            Instant now,
            RandomGenerator chance) {
        if (failure == null) {
            return new Done();
        }
        if (failure instanceof NotYet notYet) {
            return new Again(notYet.until(), words(failure), false);
        }
        boolean permanent = failure instanceof ProviderFailed provider && provider.permanent();
        boolean hopeless = failure instanceof Refused || permanent && !handler.outlastsRefusals();
        if (hopeless || job.attempt() >= handler.attempts()) {
            return new Parked(words(failure));
        }
        Duration pause =
                permanent
                        ? handler.pauseAfterRefusal(job.attempt())
                        : handler.pauseAfter(job.attempt());
        return new Again(now.plus(Backoff.spread(pause, chance)), words(failure), true);
    }

    private static String words(Throwable failure) {
        String message = failure.getMessage();
        String text =
                failure instanceof Fault || failure instanceof NotYet || failure instanceof InWords
                        ? String.valueOf(message)
                        : failure.getClass().getSimpleName()
                                + (message == null ? "" : ": " + message);
        String printable = text.replace("\u0000", "");
        return printable.length() <= 2000 ? printable : printable.substring(0, 2000);
    }
}
