package dev.lectern.webinar;

import dev.lectern.kit.web.Refused;
import dev.lectern.kit.web.Sentence;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When a webinar happens, as a request says it; problems are noted with the input. */
final class ScheduleForm {
    static final int LONGEST_MINUTES = 24 * 60;
    static final Sentence CONTRADICTION =
            Sentence.of(
                    "The end and the length contradict each other. Leave one of them out.",
                    "Ende und Dauer widersprechen sich. Lassen Sie eines davon weg.");
    private static final int MOST_EXCEPTIONS = 366;

    /** A clock beside ours may be a little behind: what began within the minute begins now. */
    private static final Duration TOLERANCE = Duration.ofMinutes(1);

    private final Input said;
    private final Instant now;

    ScheduleForm(Input said, Instant now) {
        this.said = said;
        this.now = now;
    }

    /** Whether a date of the webinar may have to move. */
    boolean saysWhen() {
        return said.has("startsAt")
                || said.has("endsAt")
                || said.has("timezone")
                || said.has("durationMinutes")
                || said.has("recurrence")
                || said.has("exceptions");
    }

    /** Lays it over what stands. */
    void lay(WebinarView before, Webinar webinar, @Nullable Instant startedBefore) {
        ZoneId zone = zone(before.zone());
        Instant start = said.has("startsAt") ? start(before.startsAt()) : before.startsAt();
        int minutes = minutes(start, (int) before.length().toMinutes());
        Series series = series(before);
        webinar.schedule(webinar.schedule().said(zone, start, minutes, series));
        if (!said.sound() || !saysWhen()) {
            return;
        }
        if (!start.equals(startedBefore) && start.isBefore(earliest())) {
            said.problem(
                    "startsAt",
                    Sentence.of("Choose a time after now.", "Wählen Sie eine Zeit nach jetzt."));
        }
        if (start.isAfter(now.plus(Duration.ofDays(5 * 366)))) {
            said.problem(
                    "startsAt",
                    Sentence.of(
                            "Choose a time within the next five years.",
                            "Wählen Sie eine Zeit in den nächsten fünf Jahren."));
        }
        try {
            series.dates(start, zone, Duration.ofMinutes(minutes));
        } catch (Refused e) {
            e.errors().forEach(error -> said.problem(error.field(), error.sentence()));
        }
    }

    /** A start may be said to the minute, and a clock beside ours be a little behind. */
    private Instant earliest() {
        return now.truncatedTo(ChronoUnit.MINUTES).minus(TOLERANCE);
    }

    private ZoneId zone(ZoneId before) {
        String name = said.text("timezone", 60);
        if (name == null) {
            return before;
        }
        if (!ZoneId.getAvailableZoneIds().contains(name)) {
            said.problem(
                    "timezone",
                    Sentence.of(
                            "Name a time zone as Europe/Berlin or UTC.",
                            "Nennen Sie eine Zeitzone wie Europe/Berlin oder UTC."));
            return before;
        }
        return ZoneId.of(name);
    }

    private Instant start(Instant otherwise) {
        return instant("startsAt", otherwise);
    }

    private Instant instant(String field, Instant otherwise) {
        String text = said.text(field, 60);
        if (text == null) {
            said.problem(
                    field,
                    Sentence.of(
                            "Give a time with Z or an offset, as 2026-11-26T18:00:00+01:00.",
                            "Geben Sie eine Zeit mit Z oder Versatz an, etwa"
                                    + " 2026-11-26T18:00:00+01:00."));
            return otherwise;
        }
        try {
            return OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS);
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

    private int minutes(Instant start, int before) {
        Integer length = or(said.whole("durationMinutes", 1, LONGEST_MINUTES), before);
        if (said.has("endsAt")) {
            Instant end = instant("endsAt", start.plus(Duration.ofMinutes(before)));
            long minutes = Duration.between(start, end).toMinutes();
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
            if (said.has("durationMinutes") && minutes != length) {
                said.problem("endsAt", CONTRADICTION);
            }
            return (int) Math.max(1, Math.min(minutes, LONGEST_MINUTES));
        }
        return length;
    }

    private Series series(WebinarView before) {
        String rule = said.text("recurrence", 500);
        boolean once = said.has("recurrence") && (rule == null || rule.isEmpty());
        List<LocalDate> days = said.has("exceptions") ? exceptions() : before.exceptions();
        return once ? Series.ONCE : new Series(rule == null ? before.recurrence() : rule, days);
    }

    private List<LocalDate> exceptions() {
        var days = new ArrayList<LocalDate>();
        for (Object day : said.items("exceptions", MOST_EXCEPTIONS)) {
            try {
                days.add(LocalDate.parse(String.valueOf(day)));
            } catch (DateTimeException e) {
                said.problem(
                        "exceptions",
                        Sentence.of(
                                "Name each day left out as 2026-12-24.",
                                "Nennen Sie jeden ausgelassenen Tag wie 2026-12-24."));
                return List.of();
            }
        }
        return days;
    }

    /**
     * A local date and time in the zone, as the API's time; otherwise whatever was typed.
     *
     * @param stood the start as it was, which a form shows without its seconds: whoever leaves it
     *     alone keeps it whole
     */
    static String typed(String day, String time, String zone, String stood) {
        try {
            Instant typed =
                    LocalDate.parse(day)
                            .atTime(LocalTime.parse(time))
                            .atZone(ZoneId.of(zone))
                            .toInstant();
            boolean same =
                    !stood.isEmpty()
                            && Instant.parse(stood).truncatedTo(ChronoUnit.MINUTES).equals(typed);
            return same ? stood : typed.toString();
        } catch (DateTimeException e) {
            return day + " " + time;
        }
    }

    private static <T> T or(@Nullable T said, T otherwise) {
        return said == null ? otherwise : said;
    }
}
