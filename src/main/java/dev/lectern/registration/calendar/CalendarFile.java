package dev.lectern.registration.calendar;

import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VAlarm;
import biweekly.component.VEvent;
import biweekly.io.ParseContext;
import biweekly.io.TimezoneAssignment;
import biweekly.io.scribe.property.RecurrenceRuleScribe;
import biweekly.io.text.ICalWriter;
import biweekly.parameter.ICalParameters;
import biweekly.parameter.ParticipationStatus;
import biweekly.parameter.Related;
import biweekly.property.Attendee;
import biweekly.property.ExceptionDates;
import biweekly.property.Method;
import biweekly.property.Organizer;
import biweekly.property.RecurrenceId;
import biweekly.property.RecurrenceRule;
import biweekly.property.Status;
import biweekly.property.Trigger;
import biweekly.util.Duration;
import biweekly.util.ICalDate;
import biweekly.util.Recurrence;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.TimeZone;

/**
 * A calendar entry as a file (RFC 5545, RFC 5546).
 *
 * <p>An invitation and its cancellation share the UID; calendars take the one with the higher
 * SEQUENCE. A rule whose dates were all moved or left out still works, because moved dates are
 * written as exceptions of their own and cancelled ones as EXDATE.
 */
public final class CalendarFile {
    private static final int LONGEST_LINE = 75;
    private static final String PRODUCT = "-//Lectern//Webinars//EN";

    private CalendarFile() {}

    /** To be mailed: puts the entry into the calendar of the guest, or replaces it there. */
    public static byte[] invitation(CalendarEntry entry) {
        return write(entry, Use.INVITATION);
    }

    /** To be mailed: takes the entry out of the guest's calendar. */
    public static byte[] cancellation(CalendarEntry entry) {
        return write(entry, Use.CANCELLATION);
    }

    /** To be downloaded. */
    public static byte[] download(CalendarEntry entry) {
        return write(entry, Use.DOWNLOAD);
    }

    /** To be downloaded where nothing of it takes place: says so. */
    public static byte[] downloadCancelled(CalendarEntry entry) {
        return write(entry, Use.DOWNLOAD_OF_NOTHING);
    }

    /** What a file is for. */
    private enum Use {
        INVITATION(Method.REQUEST, false),
        CANCELLATION(Method.CANCEL, true),
        DOWNLOAD(Method.PUBLISH, false),
        DOWNLOAD_OF_NOTHING(Method.PUBLISH, true);

        private final String method;
        private final boolean off;

        Use(String method, boolean off) {
            this.method = method;
            this.off = off;
        }
    }

    private static byte[] write(CalendarEntry entry, Use use) {
        ICalendar calendar = new ICalendar();
        calendar.setProductId(PRODUCT);
        calendar.setMethod(use.method);
        if (entry.rule() == null) {
            addSingles(calendar, entry, use);
        } else {
            addSeries(calendar, entry, use, entry.rule());
        }
        StringWriter text = new StringWriter();
        try (ICalWriter writer = new ICalWriter(text, ICalVersion.V2_0)) {
            writer.setCaretEncodingEnabled(true);
            writer.getVObjectWriter().getFoldedLineWriter().setLineLength(null);
            inZone(writer, entry);
            writer.write(calendar);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folded(text.toString()).getBytes(StandardCharsets.UTF_8);
    }

    /** RFC 5545, 3.1: at most 75 octets a line; the library counts characters. */
    private static String folded(String text) {
        StringBuilder folded = new StringBuilder(text.length() + text.length() / 30);
        int octets = 0;
        for (int at = 0; at < text.length(); ) {
            int letter = text.codePointAt(at);
            int size = letter < 0x80 ? 1 : letter < 0x800 ? 2 : letter < 0x10000 ? 3 : 4;
            octets = letter == '\n' ? -1 : octets;
            if (octets + size > LONGEST_LINE && letter != '\r') {
                folded.append("\r\n ");
                octets = 1;
            }
            folded.appendCodePoint(letter);
            octets += letter == '\r' ? 0 : size;
            at += Character.charCount(letter);
        }
        return folded.toString();
    }

    private static void inZone(ICalWriter writer, CalendarEntry entry) {
        boolean utc = entry.zone().getRules().equals(ZoneOffset.UTC.getRules());
        if (utc || entry.dates().isEmpty()) {
            return;
        }
        Instant first = entry.dates().get(0).startsAt();
        Instant last = entry.dates().get(entry.dates().size() - 1).endsAt();
        writer.setGlobalTimezone(
                new TimezoneAssignment(
                        TimeZone.getTimeZone(entry.zone()),
                        ZoneDescription.of(entry.zone(), first, last)));
    }

    /** Several dates without a rule are several entries, told apart by their number. */
    private static void addSingles(ICalendar calendar, CalendarEntry entry, Use use) {
        int number = 0;
        for (CalendarEntry.Date date : entry.dates()) {
            String uid = number == 0 ? entry.uid() : number + "-" + entry.uid();
            number++;
            boolean gone = date.cancelled() && use != Use.DOWNLOAD;
            if (!date.cancelled() || gone) {
                VEvent event = event(entry, date, use);
                event.setUid(uid);
                if (gone) {
                    event.setStatus(Status.cancelled());
                }
                calendar.addEvent(event);
            }
        }
    }

    private static void addSeries(ICalendar calendar, CalendarEntry entry, Use use, String rule) {
        Instant first = entry.dates().get(0).planned();
        CalendarEntry.Date planned =
                new CalendarEntry.Date(first, first, first.plus(entry.length()), false);
        VEvent master = event(entry, planned, use);
        master.setRecurrenceRule(rule(rule, entry.zone()));
        ExceptionDates left = new ExceptionDates();
        entry.dates().stream()
                .filter(CalendarEntry.Date::cancelled)
                .forEach(date -> left.getValues().add(date(date.planned())));
        if (!left.getValues().isEmpty()) {
            master.addExceptionDates(left);
        }
        calendar.addEvent(master);
        for (CalendarEntry.Date date : entry.dates()) {
            if (!date.cancelled() && date.moved(entry.length())) {
                VEvent moved = event(entry, date, use);
                moved.setRecurrenceId(new RecurrenceId(date(date.planned())));
                calendar.addEvent(moved);
            }
        }
    }

    private static VEvent event(CalendarEntry entry, CalendarEntry.Date date, Use use) {
        VEvent event = new VEvent();
        event.setUid(entry.uid());
        event.setSequence(entry.sequence());
        event.setDateTimeStamp(Date.from(entry.stamp()));
        event.setDateStart(date(date.startsAt()));
        event.setDateEnd(date(date.endsAt()));
        event.setSummary(entry.title());
        event.setDescription(entry.description());
        event.setLocation(entry.address());
        event.setUrl(entry.address());
        event.setStatus(use.off ? Status.cancelled() : Status.confirmed());
        event.setTransparency(false);
        addParties(event, entry);
        if (!use.off) {
            event.addAlarm(
                    VAlarm.display(
                            new Trigger(
                                    Duration.builder().prior(true).minutes(10).build(),
                                    Related.START),
                            entry.title()));
        }
        return event;
    }

    private static void addParties(VEvent event, CalendarEntry entry) {
        if (entry.host() != null) {
            event.setOrganizer(new Organizer(entry.host().name(), entry.host().address()));
        }
        if (entry.guest() != null) {
            Attendee guest = new Attendee(entry.guest().name(), entry.guest().address());
            guest.setParticipationStatus(ParticipationStatus.ACCEPTED);
            guest.setRsvp(false);
            event.addAttendee(guest);
        }
    }

    /** RFC 5545: with a time in a zone, UNTIL is a time in UTC; hosts write a day. */
    private static RecurrenceRule rule(String text, ZoneId zone) {
        String value = text.strip().replaceFirst("(?i)^RRULE:", "");
        ParseContext context = new ParseContext();
        context.setVersion(ICalVersion.V2_0);
        Recurrence read =
                new RecurrenceRuleScribe()
                        .parseText(value, null, new ICalParameters(), context)
                        .getValue();
        ICalDate until = read.getUntil();
        if (until == null) {
            return new RecurrenceRule(read);
        }
        java.time.LocalDateTime raw = local(until);
        boolean utc =
                until.hasTime()
                        && until.getRawComponents() != null
                        && until.getRawComponents().isUtc();
        Instant last = utc ? until.toInstant() : raw.atZone(zone).toInstant();
        return new RecurrenceRule(new Recurrence.Builder(read).until(date(last)).build());
    }

    private static java.time.LocalDateTime local(ICalDate until) {
        var raw = until.getRawComponents();
        LocalDate day = LocalDate.of(raw.getYear(), raw.getMonth(), raw.getDate());
        return until.hasTime()
                ? day.atTime(raw.getHour(), raw.getMinute(), raw.getSecond())
                : day.atTime(23, 59, 59);
    }

    private static ICalDate date(Instant instant) {
        return new ICalDate(Date.from(instant), true);
    }
}
