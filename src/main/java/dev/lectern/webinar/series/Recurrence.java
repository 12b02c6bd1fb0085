package dev.lectern.webinar.series;

import dev.lectern.kit.web.fault.Refused;
import dev.lectern.kit.web.fault.Sentence;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
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
 * on by what was skipped; one that comes twice is its first, save at the start, whose offset was
 * said.
 */
final class Recurrence {
    /** A rule that gives more dates than this is refused. */
    static final int MOST_DATES = 366;

    /** From the first date to the last. */
    static final int MOST_YEARS = 5;

    private static final Pattern HOW_OFTEN =
            Pattern.compile("(?i)(?:^|;)\\s*(?:COUNT|UNTIL|INTERVAL)\\s*=[^;]*");
    private static final Pattern NO_INTERVAL = Pattern.compile("(?i)\\bINTERVAL=0+(?:;|$)");
    private static final Set<Freq> FREQUENCIES =
            Set.of(Freq.DAILY, Freq.WEEKLY, Freq.MONTHLY, Freq.YEARLY);
    private static final Set<String> PARTS =
            Set.of(
                    "FREQ",
                    "UNTIL",
                    "COUNT",
                    "INTERVAL",
                    "BYSECOND",
                    "BYMINUTE",
                    "BYHOUR",
                    "BYDAY",
                    "BYMONTHDAY",
                    "BYYEARDAY",
                    "BYWEEKNO",
                    "BYMONTH",
                    "BYSETPOS",
                    "WKST");
    private static final int LONGEST_NAME = 20;
    private final RecurrenceRule rule;
    private final String text;

    private Recurrence(RecurrenceRule rule, String text) {
        this.rule = rule;
        this.text = text;
    }

    /**
     * Refuses what a rule as somebody says it now must not contain; what was once taken is still
     * read.
     */
    static void requirePlain(String text) {
        String bare = text.strip().replaceFirst("(?i)^RRULE:", "");
        if (bare.chars().anyMatch(Character::isISOControl)) {
            throw refused(
                    "One rule of RFC 5545 in one line. Days that are left out go into exceptions.",
                    "Eine Regel nach RFC 5545 in einer Zeile. Ausgelassene Tage gehören in"
                            + " exceptions.");
        }
        for (String part : bare.split(";")) {
            String name = part.replaceFirst("=.*", "").strip();
            if (part.contains("=") && !PARTS.contains(name.toUpperCase(Locale.ROOT))) {
                throw new Refused(
                        "recurrence",
                        Sentence.of(
                                        "%s is no part of a rule of RFC 5545. Leave it out.",
                                        "%s gehört nicht in eine Regel nach RFC 5545. Lassen Sie es"
                                                + " weg.")
                                .about(name.substring(0, Math.min(name.length(), LONGEST_NAME))));
            }
        }
    }

    /** Reads a rule, or refuses it. */
    static Recurrence read(String text) {
        String bare = text.strip().replaceFirst("(?i)^RRULE:", "");
        RecurrenceRule rule = parse(bare);
        if (!FREQUENCIES.contains(rule.getFreq())) {
            throw refused(
                    "A series repeats daily, weekly, monthly or yearly, not more often.",
                    "Eine Reihe wiederholt sich täglich, wöchentlich, monatlich oder jährlich,"
                            + " nicht öfter.");
        }
        if (namesTimesOfDay(rule)) {
            throw refused(
                    "The time of day is that of the first date; leave BYHOUR, BYMINUTE and BYSECOND"
                            + " out.",
                    "Die Uhrzeit ist die des ersten Termins; lassen Sie BYHOUR, BYMINUTE und"
                            + " BYSECOND weg.");
        }
        if (rule.getCount() == null && rule.getUntil() == null) {
            throw refused(
                    "A series needs an end: add COUNT (how many dates, at least 1) or UNTIL (the last"
                            + " day).",
                    "Eine Reihe braucht ein Ende: Ergänzen Sie COUNT (wie viele Termine, mindestens 1)"
                            + " oder UNTIL (den letzten Tag).");
        }
        if (rule.getCount() != null && rule.getCount() > MOST_DATES) {
            throw tooMany();
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
        if (NO_INTERVAL.matcher(bare).find()) {
            throw refused(
                    "INTERVAL counts from 1: every day, every second day.",
                    "INTERVAL zählt ab 1: jeden Tag, jeden zweiten Tag.");
        }
        if (bare.length() > 500) {
            throw refused(
                    "This rule is longer than a rule can be.",
                    "Diese Regel ist länger, als eine Regel sein kann.");
        }
        try {
            return new RecurrenceRule(bare, RecurrenceRule.RfcMode.RFC5545_LAX);
        } catch (InvalidRecurrenceRuleException | IllegalArgumentException e) {
            throw refused(
                    "This is not a rule of RFC 5545, as FREQ=WEEKLY;COUNT=6 is one.",
                    "Das ist keine Regel nach RFC 5545, wie FREQ=WEEKLY;COUNT=6 eine ist.");
        }
    }

    /**
     * The dates, earliest first, without those excepted.
     *
     * @param exceptions days in the zone on which it does not happen
     */
    List<Instant> dates(Instant start, ZoneId zone, Set<LocalDate> exceptions) {
        LocalDateTime first = LocalDateTime.ofInstant(start, zone);
        RecurrenceRule bounded = bounded(zone);
        if (bounded.getUntil() != null && local(bounded.getUntil()).isBefore(first)) {
            throw refused(
                    "The last day of this rule is before the first date. End it later.",
                    "Der letzte Tag dieser Regel liegt vor dem ersten Termin. Beenden Sie sie"
                            + " später.");
        }
        RecurrenceRuleIterator all = following(bounded, first);
        var dates = new ArrayList<Instant>();
        boolean startIsOne = false;
        int seen = 0;
        while (all.hasNext()) {
            if (++seen > MOST_DATES) {
                throw tooMany();
            }
            LocalDateTime wall = local(all.nextDateTime());
            if (wall.isAfter(first.plusYears(MOST_YEARS))) {
                throw tooLong();
            }
            startIsOne |= wall.toLocalDate().equals(first.toLocalDate());
            if (!exceptions.contains(wall.toLocalDate())) {
                dates.add(wall.equals(first) ? start : wall.atZone(zone).toInstant());
            }
        }
        if (!startIsOne) {
            throw refused(
                    "The first date is not one that this rule gives. Start on a day of the series.",
                    "Der erste Termin ist keiner, den diese Regel ergibt. Beginnen Sie an einem Tag"
                            + " der Reihe.");
        }
        if (dates.isEmpty()) {
            throw refused(
                    "No date is left: every one is excepted.",
                    "Es bleibt kein Termin: Jeder ist ausgenommen.");
        }
        return dates;
    }

    /** The wished time on the first day from then on with which this rule can begin. */
    LocalDateTime firstFrom(LocalDateTime wished) {
        RecurrenceRule endless =
                parse(HOW_OFTEN.matcher(text).replaceAll("").replaceFirst("^;", ""));
        return local(following(endless, wished).nextDateTime());
    }

    /** The library gives up on a rule that no day fits. */
    private static RecurrenceRuleIterator following(RecurrenceRule rule, LocalDateTime first) {
        try {
            RecurrenceRuleIterator all = rule.iterator(floating(first));
            if (!all.hasNext()) {
                throw noDay();
            }
            return all;
        } catch (IllegalArgumentException gaveUp) {
            throw noDay();
        }
    }

    private static Refused noDay() {
        return refused(
                "No day of the calendar fits this rule. Change its days or months.",
                "Kein Tag des Kalenders passt zu dieser Regel. Ändern Sie ihre Tage oder Monate.");
    }

    private static Refused tooLong() {
        return new Refused(
                "recurrence",
                Sentence.of(
                                "A series may go on for up to %d years. End it earlier.",
                                "Eine Reihe darf bis zu %d Jahre dauern. Beenden Sie sie früher.")
                        .about(MOST_YEARS));
    }

    private static Refused tooMany() {
        return new Refused(
                "recurrence",
                Sentence.of(
                                "A series may have up to %d dates. End it earlier.",
                                "Eine Reihe darf bis zu %d Termine haben. Beenden Sie sie früher.")
                        .about(MOST_DATES));
    }

    private static Refused refused(String english, String german) {
        return new Refused("recurrence", Sentence.of(english, german));
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
