package dev.lectern.webinar;

import dev.lectern.kit.web.fault.Refused;
import dev.lectern.kit.web.fault.Sentence;
import dev.lectern.webinar.series.Series;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When a webinar happens, as a request says it; problems are noted with the input. */
final class ScheduleForm {
    private static final int MOST_EXCEPTIONS = 366;

    private final Input said;
    private final SaidTimes times;

    ScheduleForm(Input said, Instant now) {
        this.said = said;
        this.times = new SaidTimes(said, now);
    }

    /** Whether a date of the webinar may have to move. */
    boolean saysWhen() {
        return times.any()
                || said.has("timezone")
                || said.has("recurrence")
                || said.has("exceptions");
    }

    /** Lays it over what stands. */
    void lay(WebinarView before, Webinar webinar, @Nullable Instant startedBefore) {
        ZoneId zone = zone(before.zone());
        Instant start = times.start(before.startsAt());
        Duration wished = times.length(start, start.plus(before.length()));
        Duration length = wished == null ? before.length() : wished;
        webinar.schedule(
                leavingOut(
                        before,
                        webinar.schedule(),
                        webinar.schedule()
                                .said(
                                        zone,
                                        start,
                                        (int) length.toMinutes(),
                                        series(before, webinar.schedule()))));
        if (!said.sound() || !saysWhen()) {
            return;
        }
        times.mustLieAhead(start, startedBefore);
        try {
            webinar.schedule().dates();
        } catch (Refused e) {
            e.errors().forEach(error -> said.problem(error.field(), error.sentence()));
        }
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

    private Schedule leavingOut(WebinarView before, Schedule stood, Schedule wished) {
        if (!said.has("exceptions")) {
            return wished;
        }
        List<LocalDate> named = exceptions();
        return wished.without(
                new LeftOut(wished, before.occurrences())
                        .meant(named, new LeftOut(stood, before.occurrences())));
    }

    private Series series(WebinarView before, Schedule stood) {
        String rule = said.text("recurrence", 500);
        boolean once = said.has("recurrence") && (rule == null || rule.isEmpty());
        if (once) {
            return Series.ONCE;
        }
        return rule == null || rule.equals(before.recurrence())
                ? new Series(before.recurrence(), stood.exceptions())
                : Series.said(rule, stood.exceptions());
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
}
