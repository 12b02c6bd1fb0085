package dev.lectern.webinar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.Freq;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;

/**
 * A rule of RFC 5545 in the host's zone, and the dates it gives.
 *
 * <p>The rule is followed on the clock on the wall and each date is put into the zone afterwards:
 * "every Tuesday at nine" stays nine when the clocks change. A time that the change skips is moved
 * on by what was skipped; one that comes twice is its first.
 */
final class Recurrence {
    /** A rule that gives more dates than this is refused. */
    static final int MOST_DATES = 366;

    private static final Set<Freq> FREQUENCIES =
            Set.of(Freq.DAILY, Freq.WEEKLY, Freq.MONTHLY, Freq.YEARLY);
    private final RecurrenceRule rule;
    private final String text;

    private Recurrence(RecurrenceRule rule, String text) {
        this.rule = rule;
        this.text = text;
    }

    /** Reads a rule; the exception's message is a sentence for whoever wrote it. */
    static Recurrence read(String text) {
        String bare = text.strip().replaceFirst("(?i)^RRULE:", "");
        RecurrenceRule rule = parse(bare);
        if (!FREQUENCIES.contains(rule.getFreq())) {
            throw new IllegalArgumentException(
                    "A series repeats daily, weekly, monthly or yearly, not more often.");
        }
        if (namesTimesOfDay(rule)) {
            throw new IllegalArgumentException(
                    "The time of day is that of the first date; leave BYHOUR, BYMINUTE and BYSECOND"
                            + " out.");
        }
        if (rule.getCount() == null && rule.getUntil() == null) {
            throw new IllegalArgumentException(
                    "A series needs an end: add COUNT (how many dates) or UNTIL (the last day).");
        }
        if (rule.getCount() != null && rule.getCount() > MOST_DATES) {
            throw new IllegalArgumentException("A series may have up to " + MOST_DATES + " dates.");
        }
        return new Recurrence(rule, bare);
    }

    /** The library's parts cannot be loaded before its rules, so they stand in no constant here. */
    private static boolean namesTimesOfDay(RecurrenceRule rule) {
        return rule.hasPart(RecurrenceRule.Part.BYHOUR)
                || rule.hasPart(RecurrenceRule.Part.BYMINUTE)
                || rule.hasPart(RecurrenceRule.Part.BYSECOND);
    }

    private static RecurrenceRule parse(String bare) {
        if (bare.length() > 500) {
            throw new IllegalArgumentException("This rule is longer than a rule can be.");
        }
        try {
            return new RecurrenceRule(bare, RecurrenceRule.RfcMode.RFC5545_LAX);
        } catch (InvalidRecurrenceRuleException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "This is not a rule of RFC 5545, as FREQ=WEEKLY;COUNT=6 is one.", e);
        }
    }

    /**
     * The dates, earliest first, without those excepted.
     *
     * @param exceptions days in the zone on which it does not happen
     */
    List<Instant> dates(Instant start, ZoneId zone, Set<LocalDate> exceptions) {
        LocalDateTime first = LocalDateTime.ofInstant(start, zone);
        RecurrenceRuleIterator all = bounded(zone).iterator(floating(first));
        var dates = new ArrayList<Instant>();
        boolean startIsOne = false;
        int seen = 0;
        while (all.hasNext()) {
            if (++seen > MOST_DATES) {
                throw new IllegalArgumentException(
                        "A series may have up to " + MOST_DATES + " dates; end it earlier.");
            }
            LocalDateTime wall = local(all.nextDateTime());
            startIsOne |= wall.toLocalDate().equals(first.toLocalDate());
            if (!exceptions.contains(wall.toLocalDate())) {
                dates.add(ZonedDateTime.of(wall, zone).toInstant());
            }
        }
        if (!startIsOne) {
            throw new IllegalArgumentException(
                    "The first date is not one that this rule gives. Start on a day of the series.");
        }
        if (dates.isEmpty()) {
            throw new IllegalArgumentException("No date is left: every one is excepted.");
        }
        return dates;
    }

    private RecurrenceRule bounded(ZoneId zone) {
        DateTime until = rule.getUntil();
        if (until == null) {
            return rule;
        }
        RecurrenceRule copy = parse(text);
        copy.setUntil(floating(wallClock(until, zone)));
        return copy;
    }

    private static LocalDateTime wallClock(DateTime until, ZoneId zone) {
        if (until.isAllDay()) {
            return LocalDate.of(until.getYear(), until.getMonth() + 1, until.getDayOfMonth())
                    .atTime(23, 59, 59);
        }
        return until.isFloating()
                ? local(until)
                : LocalDateTime.ofInstant(Instant.ofEpochMilli(until.getTimestamp()), zone);
    }

    private static DateTime floating(LocalDateTime wall) {
        return new DateTime(
                wall.getYear(),
                wall.getMonthValue() - 1,
                wall.getDayOfMonth(),
                wall.getHour(),
                wall.getMinute(),
                wall.getSecond());
    }

    private static LocalDateTime local(DateTime floating) {
        return LocalDateTime.of(
                floating.getYear(),
                floating.getMonth() + 1,
                floating.getDayOfMonth(),
                floating.getHours(),
                floating.getMinutes(),
                floating.getSeconds());
    }
}
