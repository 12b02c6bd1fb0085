package dev.lectern.registration.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Period;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarFileTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant START = Instant.parse("2026-11-26T17:00:00Z");

    @Test
    void an_invitation_names_guest_host_time_and_place() throws Exception {
        VEvent event = event(CalendarFile.invitation(entry(BERLIN, null, date(START))));

        assertThat(event.getRequiredProperty(Property.UID).getValue()).isEqualTo("1@lectern.test");
        assertThat(value(event, Property.SUMMARY)).isEqualTo("Growing, \"wild\"; roses\\ & more");
        assertThat(value(event, Property.LOCATION)).isEqualTo("https://lectern.test/w/roses");
        assertThat(value(event, Property.ATTENDEE)).isEqualTo("mailto:carol@example.com");
        assertThat(value(event, Property.ORGANIZER)).isEqualTo("mailto:alice@example.com");
        assertThat(value(event, Property.SEQUENCE)).isEqualTo("3");
        assertThat(starts(event)).isEqualTo(START);
    }

    @Test
    void the_method_says_what_a_calendar_is_to_do() throws Exception {
        CalendarEntry entry = entry(BERLIN, null, date(START));

        assertThat(method(CalendarFile.invitation(entry))).isEqualTo("REQUEST");
        assertThat(method(CalendarFile.cancellation(entry))).isEqualTo("CANCEL");
        assertThat(method(CalendarFile.download(entry))).isEqualTo("PUBLISH");
        assertThat(value(event(CalendarFile.cancellation(entry)), Property.STATUS))
                .isEqualTo("CANCELLED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Europe/Berlin",
                "America/New_York",
                "Australia/Sydney",
                "Asia/Kolkata",
                "Africa/Casablanca",
                "America/Nuuk",
                "Asia/Tehran",
                "America/Sao_Paulo",
                "Europe/Dublin",
                "Pacific/Apia",
                "Australia/Lord_Howe",
                "Asia/Jerusalem",
                "Europe/Moscow"
            })
    void a_zone_described_here_is_the_zone_it_is(String id) throws Exception {
        ZoneId zone = ZoneId.of(id);
        for (int month = 1; month <= 12; month++) {
            Instant start = ZonedDateTime.of(2027, month, 15, 9, 30, 0, 0, zone).toInstant();

            Calendar calendar = parse(CalendarFile.invitation(entry(zone, null, date(start))));

            String text = calendar.toString();
            assertThat(text).contains("BEGIN:VTIMEZONE").contains("TZID:" + id);
            assertThat(text)
                    .contains(";TZID=" + id + ":2027" + String.format("%02d", month) + "15T093000");
            assertThat(offsetAt(calendar, start))
                    .isEqualTo(zone.getRules().getOffset(start).getTotalSeconds());
        }
    }

    @Test
    void in_utc_no_zone_is_needed() throws Exception {
        Calendar calendar =
                parse(CalendarFile.invitation(entry(ZoneId.of("UTC"), null, date(START))));

        assertThat(calendar.toString())
                .contains("DTSTART:20261126T170000Z")
                .doesNotContain("VTIMEZONE");
    }

    @Test
    void a_zone_of_one_offset_is_told_too_as_days_of_the_week_are_meant_in_it() throws Exception {
        ZoneId brisbane = ZoneId.of("Etc/GMT-10");
        List<CalendarEntry.Date> fridays =
                weekly(ZonedDateTime.of(2026, 12, 4, 8, 0, 0, 0, brisbane), 2);

        CalendarEntry entry =
                entry(brisbane, "FREQ=WEEKLY;BYDAY=FR", fridays.toArray(CalendarEntry.Date[]::new));
        String file = parse(CalendarFile.invitation(entry)).toString();

        assertThat(file)
                .contains("DTSTART;TZID=Etc/GMT-10:20261204T080000")
                .contains("TZOFFSETTO:+1000");
    }

    @Test
    void a_weekly_series_keeps_its_hour_across_the_end_of_summer_time() throws Exception {
        List<CalendarEntry.Date> dates =
                weekly(ZonedDateTime.of(2026, 10, 15, 18, 0, 0, 0, BERLIN), 4);

        VEvent event =
                event(
                        CalendarFile.invitation(
                                entry(
                                        BERLIN,
                                        "FREQ=WEEKLY;COUNT=4",
                                        dates.toArray(CalendarEntry.Date[]::new))));

        List<Instant> recurring =
                new ArrayList<>(
                        event
                                .<ZonedDateTime>calculateRecurrenceSet(
                                        new Period<>(
                                                ZonedDateTime.of(2026, 10, 1, 0, 0, 0, 0, BERLIN),
                                                ZonedDateTime.of(2026, 12, 31, 0, 0, 0, 0, BERLIN)))
                                .stream()
                                .map(period -> Instant.from(period.getStart()))
                                .sorted()
                                .toList());
        assertThat(recurring).isEqualTo(dates.stream().map(CalendarEntry.Date::startsAt).toList());
    }

    @Test
    void a_cancelled_date_is_left_out_and_a_moved_one_stands_where_it_is() throws Exception {
        List<CalendarEntry.Date> dates =
                weekly(ZonedDateTime.of(2026, 11, 5, 18, 0, 0, 0, BERLIN), 3);
        Instant moved = dates.get(2).planned().plus(Duration.ofHours(2));

        Calendar calendar =
                parse(
                        CalendarFile.invitation(
                                entry(
                                        BERLIN,
                                        "RRULE:FREQ=WEEKLY;UNTIL=20261119",
                                        dates.get(0),
                                        new CalendarEntry.Date(
                                                dates.get(1).planned(),
                                                dates.get(1).startsAt(),
                                                dates.get(1).endsAt(),
                                                true),
                                        new CalendarEntry.Date(
                                                dates.get(2).planned(),
                                                moved,
                                                moved.plus(Duration.ofHours(1)),
                                                false))));

        List<VEvent> events = calendar.getComponents(Component.VEVENT);
        assertThat(events).hasSize(2);
        assertThat(value(events.get(0), Property.RRULE)).contains("UNTIL=20261119T225959Z");
        assertThat(value(events.get(0), Property.EXDATE)).isEqualTo("20261112T180000");
        assertThat(value(events.get(1), Property.RECURRENCE_ID)).isEqualTo("20261119T180000");
        assertThat(starts(events.get(1))).isEqualTo(moved);
        assertThat(value(events.get(1), Property.UID)).isEqualTo("1@lectern.test");
    }

    @Test
    void no_line_is_longer_than_75_octets_and_none_is_smuggled_in() {
        CalendarEntry entry = entry(BERLIN, null, date(START));

        String text = new String(CalendarFile.invitation(entry), StandardCharsets.UTF_8);

        assertThat(text.split("\r\n"))
                .allSatisfy(
                        l ->
                                assertThat(l.getBytes(StandardCharsets.UTF_8).length)
                                        .isLessThanOrEqualTo(75));
        assertThat(text).doesNotContain("\nX-EVIL").contains("\r\n");
        assertThat(text).contains("RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3");
    }

    private static int offsetAt(Calendar calendar, Instant at) {
        net.fortuna.ical4j.model.component.VTimeZone zone =
                calendar.<net.fortuna.ical4j.model.component.VTimeZone>getComponent(
                                Component.VTIMEZONE)
                        .orElseThrow();
        return zone.getApplicableObservance(at)
                .getRequiredProperty(Property.TZOFFSETTO)
                .getValue()
                .transform(CalendarFileTest::seconds);
    }

    private static int seconds(String offset) {
        return java.time.ZoneOffset.of(offset).getTotalSeconds();
    }

    private static List<CalendarEntry.Date> weekly(ZonedDateTime first, int count) {
        return IntStream.range(0, count)
                .mapToObj(week -> date(first.plusWeeks(week).toInstant()))
                .toList();
    }

    private static CalendarEntry.Date date(Instant start) {
        return new CalendarEntry.Date(start, start, start.plus(Duration.ofHours(1)), false);
    }

    private static CalendarEntry entry(
            ZoneId zone, @Nullable String rule, CalendarEntry.Date... dates) {
        return new CalendarEntry(
                "1@lectern.test",
                3,
                Instant.parse("2026-11-21T12:00:00Z"),
                "Growing, \"wild\"; roses\\ & more",
                "Ünïcödé ".repeat(30) + "\r\nX-EVIL:1",
                "https://lectern.test/w/roses",
                zone,
                rule,
                Duration.ofHours(1),
                List.of(dates),
                new CalendarEntry.Party("Alice \"A\"; X:y\r\nX-EVIL:2", "alice@example.com"),
                new CalendarEntry.Party("Carol", "carol@example.com"));
    }

    private static Calendar parse(byte[] file) throws Exception {
        return new CalendarBuilder().build(new ByteArrayInputStream(file));
    }

    private static VEvent event(byte[] file) throws Exception {
        return parse(file).<VEvent>getComponent(Component.VEVENT).orElseThrow();
    }

    private static String method(byte[] file) throws Exception {
        return parse(file).getRequiredProperty(Property.METHOD).getValue();
    }

    private static String value(VEvent event, String name) {
        return event.getRequiredProperty(name).getValue();
    }

    private static Instant starts(VEvent event) {
        Temporal start = event.getDateTimeStart().getDate();
        return Instant.from(start);
    }
}
