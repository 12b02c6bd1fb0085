package dev.lectern.webinar;

import dev.lectern.kit.web.fault.Refused;
import dev.lectern.kit.web.fault.Sentence;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a request says about one date of a series: another start, another length. All else is the
 * whole webinar's.
 */
final class DateForm {
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
                    "autoEnd",
                    "attendanceThresholdSeconds",
                    "attendanceThresholdPercent");

    private final Input said;
    private final SaidTimes times;

    DateForm(@Nullable JsonObject body, Instant now) {
        this.said = Input.of(body);
        this.times = new SaidTimes(said, now);
    }

    /** Whether it is about when the date is; otherwise it is about the webinar. */
    boolean saysWhen() {
        return times.any() || OF_THE_RULE.stream().anyMatch(said::has);
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
                                                "Of a date only the time and the length change. To change this"
                                                        + " for the whole series, send it by itself and"
                                                        + " without occurrence.",
                                                "Bei einem Termin ändern sich nur Zeit und Dauer. Um dies für"
                                                        + " die ganze Reihe zu ändern, senden Sie es für sich"
                                                        + " und ohne occurrence.")));
        Instant start = times.start(date.startsAt());
        Duration length = times.length(start, date.endsAt());
        times.mustLieAhead(start, date.startsAt());
        said.settle();
        return new Place(start, length);
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
