package dev.lectern.webinar;

import dev.lectern.kit.web.Refused;
import dev.lectern.kit.web.Sentence;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How often a webinar happens: once, or by a rule with exceptions.
 *
 * @param rule an RRULE, absent for one that happens once
 * @param exceptions days in the webinar's zone that are left out
 */
record Series(@Nullable String rule, List<LocalDate> exceptions) {
    static final Series ONCE = new Series(null, List.of());

    /** When it happens; refused where the rule cannot be. */
    List<Instant> dates(Instant start, ZoneId zone, Duration length) {
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
}
