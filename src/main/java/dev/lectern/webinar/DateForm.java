package dev.lectern.webinar;

import dev.lectern.kit.web.Refused;
import dev.lectern.kit.web.Sentence;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a request says about one date of a series: another start, another length. All else is the
 * whole webinar's.
 */
final class DateForm {
    private static final Set<String> WHEN = Set.of("startsAt", "endsAt", "durationMinutes");
    private static final List<String> OF_THE_RULE = List.of("recurrence", "exceptions", "timezone");
    private static final List<String> OF_ALL =
            List.of(
                    "title",
                    "description",
                    "language",
                    "speakers",
                    "cover",
                    "slug",
                    "preset",
                    "policy",
                    "provider",
                    "registration",
                    "reminders",
                    "autoStart",
                    "autoEnd");
    private static final Duration FARTHEST = Duration.ofDays(5 * 366);

    private final Input said;
    private final Instant now;

    DateForm(@Nullable JsonObject body, Instant now) {
        this.said = Input.of(body);
        this.now = now;
    }

    /** Whether it is about when the date is; otherwise it is about the webinar. */
    boolean saysWhen() {
        return WHEN.stream().anyMatch(said::has) || OF_THE_RULE.stream().anyMatch(said::has);
    }

    /**
     * Where a date is to be.
     *
     * @param length absent: as long as it was
     */
    record Place(Instant start, @Nullable Duration length) {
        Duration length(Duration otherwise) {
            return length == null ? otherwise : length;
        }
    }

    Place over(OccurrenceView date) {
        OF_THE_RULE.stream()
                .filter(said::has)
                .forEach(
                        name ->
                                said.problem(
                                        name,
                                        Sentence.of(
                                                "This belongs to the whole series: leave out occurrence.",
                                                "Das gehört zur ganzen Reihe: Lassen Sie occurrence weg.")));
        OF_ALL.stream()
                .filter(said::has)
                .forEach(
                        name ->
                                said.problem(
                                        name,
                                        Sentence.of(
                                                "Of one date only the time and the length change. Send this by"
                                                        + " itself.",
                                                "Bei einem Termin ändern sich nur Zeit und Dauer. Senden Sie"
                                                        + " dies für sich.")));
        Instant start =
                said.has("startsAt") ? instant("startsAt", date.startsAt()) : date.startsAt();
        Duration length = length(start, date);
        if (!start.equals(date.startsAt()) && start.isBefore(now)) {
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
        said.settle();
        return new Place(start, length);
    }

    private @Nullable Duration length(Instant start, OccurrenceView date) {
        Integer length = said.whole("durationMinutes", 1, ScheduleForm.LONGEST_MINUTES);
        if (said.has("endsAt")) {
            long minutes = Duration.between(start, instant("endsAt", date.endsAt())).toMinutes();
            if (minutes < 1) {
                said.problem(
                        "endsAt",
                        Sentence.of(
                                "Choose an end after the start.",
                                "Wählen Sie ein Ende nach dem Beginn."));
            } else if (minutes > ScheduleForm.LONGEST_MINUTES) {
                said.problem(
                        "endsAt",
                        Sentence.of(
                                "Choose an end within 24 hours of the start.",
                                "Wählen Sie ein Ende innerhalb von 24 Stunden nach dem Beginn."));
            }
            if (length != null && length != minutes) {
                said.problem("endsAt", ScheduleForm.CONTRADICTION);
            }
            return Duration.ofMinutes(minutes);
        }
        return length == null ? null : Duration.ofMinutes(length);
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

    static Refused overlaps() {
        return new Refused(
                "startsAt",
                Sentence.of(
                        "Two dates of the series would overlap. Choose a time when no"
                                + " other date is on.",
                        "Zwei Termine der Reihe würden sich überschneiden. Wählen Sie"
                                + " eine Zeit, zu der kein anderer Termin liegt."));
    }
}
