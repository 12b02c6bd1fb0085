package dev.lectern.webinar;

import dev.lectern.kit.web.fault.Sentence;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A start, an end and a length as a request says them; problems are noted with the input. */
record SaidTimes(Input said, Instant now) {
    static final int LONGEST_MINUTES = 24 * 60;
    private static final Set<String> FIELDS = Set.of("startsAt", "endsAt", "durationMinutes");
    private static final Duration FARTHEST = Duration.ofDays(5 * 366);

    /** A clock beside ours may be a little behind: what began within the minute begins now. */
    private static final Duration TOLERANCE = Duration.ofMinutes(1);

    boolean any() {
        return FIELDS.stream().anyMatch(said::has);
    }

    /** The start, or what stands where it is not said. */
    Instant start(Instant standing) {
        return said.has("startsAt") ? instant("startsAt", standing) : standing;
    }

    /** The length by itself or by the end; nothing where neither is said. */
    @Nullable Duration length(Instant start, Instant standingEnd) {
        Integer length = said.whole("durationMinutes", 1, LONGEST_MINUTES);
        if (!said.has("endsAt")) {
            return length == null ? null : Duration.ofMinutes(length);
        }
        long minutes = Duration.between(start, instant("endsAt", standingEnd)).toMinutes();
        if (minutes < 1) {
            said.problem(
                    "endsAt",
                    Sentence.of(
                            "Choose an end after the start.",
                            "Wählen Sie ein Ende nach dem Beginn."));
        } else if (minutes > LONGEST_MINUTES) {
            said.problem(
                    "endsAt",
                    Sentence.of(
                            "Choose an end within 24 hours of the start.",
                            "Wählen Sie ein Ende innerhalb von 24 Stunden nach dem Beginn."));
        }
        if (length != null && length != minutes) {
            said.problem(
                    "endsAt",
                    Sentence.of(
                            "The end and the length contradict each other. Leave one of them out.",
                            "Ende und Dauer widersprechen sich. Lassen Sie eines davon weg."));
        }
        return Duration.ofMinutes(Math.max(1, Math.min(minutes, LONGEST_MINUTES)));
    }

    /** What stands already may have passed; a start may be said to the minute. */
    void mustLieAhead(Instant start, @Nullable Instant standing) {
        Instant earliest = now.truncatedTo(ChronoUnit.MINUTES).minus(TOLERANCE);
        if (!start.equals(standing) && start.isBefore(earliest)) {
            said.problem(
                    "startsAt",
                    Sentence.of("Choose a time after now.", "Wählen Sie eine Zeit nach jetzt."));
        }
        if (start.isAfter(now.plus(FARTHEST))) {
            said.problem(
                    "startsAt",
                    Sentence.of(
                            "Choose a time within the next five years.",
                            "Wählen Sie eine Zeit in den nächsten fünf Jahren."));
        }
    }

    private Instant instant(String field, Instant otherwise) {
        try {
            return OffsetDateTime.parse(String.valueOf(said.text(field, 60)))
                    .toInstant()
                    .truncatedTo(ChronoUnit.MILLIS);
        } catch (DateTimeParseException e) {
            said.problem(
                    field,
                    Sentence.of(
                            "Give a time with Z or an offset, as 2026-11-26T18:00:00+01:00.",
                            "Geben Sie eine Zeit mit Z oder Versatz an, etwa"
                                    + " 2026-11-26T18:00:00+01:00."));
            return otherwise;
        }
    }
}
