package dev.lectern.registration.calendar;

import biweekly.component.DaylightSavingsTime;
import biweekly.component.Observance;
import biweekly.component.StandardTime;
import biweekly.component.VTimezone;
import biweekly.util.DateTimeComponents;
import biweekly.util.DayOfWeek;
import biweekly.util.Frequency;
import biweekly.util.Recurrence;
import biweekly.util.UtcOffset;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneOffsetTransitionRule;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A time zone as calendars want it told (VTIMEZONE), from the rules of the Java runtime: by yearly
 * rules where the zone has them, else by each change of the clocks around the dates in question.
 */
final class ZoneDescription {
    /** "CEST"; for zones without a name of their own the offset. */
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH);

    private final ZoneId id;
    private final ZoneRules rules;
    private final VTimezone zone;

    private ZoneDescription(ZoneId id) {
        this.id = id;
        this.rules = id.getRules();
        this.zone = new VTimezone(id.getId());
    }

    static VTimezone of(ZoneId id, Instant first, Instant last) {
        ZoneDescription description = new ZoneDescription(id);
        List<ZoneOffsetTransition> changes = description.changes(first, last);
        if (changes.isEmpty()) {
            description.addUnchanging(first);
        } else {
            description.addChanges(changes);
        }
        return description.zone;
    }

    /** From the last change before the first date to the first after the last. */
    private List<ZoneOffsetTransition> changes(Instant first, Instant last) {
        List<ZoneOffsetTransition> changes = new ArrayList<>();
        ZoneOffsetTransition before = rules.previousTransition(first.plusSeconds(1));
        if (before != null) {
            changes.add(before);
        }
        ZoneOffsetTransition next = rules.nextTransition(first);
        while (next != null && (next.getInstant().isBefore(last) || changes.size() < 2)) {
            changes.add(next);
            next = rules.nextTransition(next.getInstant());
        }
        boolean historic = changes.size() == 1 && rules.nextTransition(first) == null;
        return historic ? List.of() : changes;
    }

    private void addUnchanging(Instant at) {
        ZoneOffset offset = rules.getOffset(at);
        add(
                new StandardTime(),
                LocalDateTime.of(1970, 1, 1, 0, 0),
                offset,
                offset,
                NAME.format(at.atZone(id)));
    }

    private void addChanges(List<ZoneOffsetTransition> changes) {
        List<ZoneOffsetTransitionRule> yearly = rules.getTransitionRules();
        int year = changes.get(0).getDateTimeBefore().getYear();
        boolean lasting = yearly.size() == 2 && yearly.stream().allMatch(r -> ownDay(r, year));
        if (!lasting) {
            changes.forEach(this::addChange);
            return;
        }
        for (ZoneOffsetTransitionRule rule : yearly) {
            ZoneOffsetTransition change = rule.createTransition(year - 1);
            addChange(change).setRecurrenceRule(recurrence(rule));
        }
    }

    /** Whether the change falls on the day the rule names, also by the clock on the wall. */
    private static boolean ownDay(ZoneOffsetTransitionRule rule, int year) {
        LocalDateTime wall = rule.createTransition(year).getDateTimeBefore();
        int day = rule.getDayOfMonthIndicator();
        return rule.getDayOfWeek() != null
                && wall.getDayOfWeek() == rule.getDayOfWeek()
                && wall.getMonth() == rule.getMonth()
                && (isLast(rule) || day > 0 && day % 7 == 1);
    }

    /** The runtime writes "the last Sunday of March" as "Sunday on or after the 25th". */
    private static boolean isLast(ZoneOffsetTransitionRule rule) {
        int day = rule.getDayOfMonthIndicator();
        return day == -1
                || rule.getMonth() != Month.FEBRUARY && day == rule.getMonth().maxLength() - 6;
    }

    private static Recurrence recurrence(ZoneOffsetTransitionRule rule) {
        int day = rule.getDayOfMonthIndicator();
        return new Recurrence.Builder(Frequency.YEARLY)
                .byMonth(rule.getMonth().getValue())
                .byDay(
                        isLast(rule) ? -1 : (day - 1) / 7 + 1,
                        DayOfWeek.valueOf(rule.getDayOfWeek().name()))
                .build();
    }

    private Observance addChange(ZoneOffsetTransition change) {
        boolean summer = rules.isDaylightSavings(change.getInstant());
        return add(
                summer ? new DaylightSavingsTime() : new StandardTime(),
                change.getDateTimeBefore(),
                change.getOffsetBefore(),
                change.getOffsetAfter(),
                NAME.format(change.getInstant().atZone(id)));
    }

    private Observance add(
            Observance observance,
            LocalDateTime from,
            ZoneOffset before,
            ZoneOffset after,
            String name) {
        observance.setDateStart(
                new DateTimeComponents(
                        from.getYear(),
                        from.getMonthValue(),
                        from.getDayOfMonth(),
                        from.getHour(),
                        from.getMinute(),
                        from.getSecond(),
                        false));
        observance.setTimezoneOffsetFrom(offset(before));
        observance.setTimezoneOffsetTo(offset(after));
        observance.addTimezoneName(name);
        if (observance instanceof DaylightSavingsTime summer) {
            zone.addDaylightSavingsTime(summer);
        } else if (observance instanceof StandardTime winter) {
            zone.addStandardTime(winter);
        }
        return observance;
    }

    private static UtcOffset offset(ZoneOffset offset) {
        return new UtcOffset(offset.getTotalSeconds() * 1000L);
    }
}
