package dev.lectern.webinar.series;

import dev.lectern.kit.web.fault.Refused;
import dev.lectern.kit.web.fault.Sentence;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How often a webinar happens: once, or by a rule with exceptions.
 *
 * @param rule an RRULE, absent for one that happens once
 * @param exceptions days in the webinar's zone that are left out
 */
public record Series(@Nullable String rule, List<LocalDate> exceptions) {
    private static final Pattern LAST_DAY = Pattern.compile("(?i)UNTIL\\s*=[^;]*");
    public static final Series ONCE = new Series(null, List.of());

    /** By a rule that somebody says now. */
    public static Series said(String rule, List<LocalDate> exceptions) {
        Recurrence.requirePlain(rule);
        return new Series(rule, exceptions);
    }

    /** The wished time, on that day where the rule has it, else on the next that it has. */
    public static ZonedDateTime begin(String rule, ZonedDateTime wished) {
        if (rule.isBlank()) {
            return wished;
        }
        LocalDateTime wall = wished.toLocalDateTime();
        LocalDateTime first = Recurrence.read(rule).firstFrom(wall);
        return first.equals(wall) ? wished : first.atZone(wished.getZone());
    }

    /** The rule for as many dates as it has from a start on, where a day is its end. */
    public static @Nullable String counted(@Nullable String rule, Instant start, ZoneId zone) {
        if (rule == null || !LAST_DAY.matcher(rule).find()) {
            return rule;
        }
        int dates = Recurrence.read(rule).dates(start, zone, Set.of()).size();
        return LAST_DAY.matcher(rule).replaceFirst("COUNT=" + dates);
    }

    /** When it happens; refused where the rule cannot be. */
    public List<Instant> dates(Instant start, ZoneId zone, Duration length) {
        if (rule == null) {
            return List.of(start);
        }
        List<Instant> dates = Recurrence.read(rule).dates(start, zone, new HashSet<>(exceptions));
        for (int i = 1; i < dates.size(); i++) {
            if (dates.get(i - 1).plus(length).isAfter(dates.get(i))) {
                throw new Refused(
                        "recurrence",
                        Sentence.of(
                                "Each date would begin before the one before it ends. Make it"
                                        + " shorter or repeat it less often.",
                                "Jeder Termin begänne vor dem Ende des vorigen. Machen Sie ihn"
                                        + " kürzer, oder wiederholen Sie ihn seltener."));
            }
        }
        return dates;
    }

    /** The starts that the rule gives, those left out too; none for what happens once. */
    public List<Instant> places(Instant start, ZoneId zone) {
        return rule == null ? List.of() : Recurrence.read(rule).dates(start, zone, Set.of());
    }
}
