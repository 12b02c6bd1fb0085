package dev.lectern.reminder;

import dev.lectern.kit.web.TimeWords;
import dev.lectern.kit.web.Words;
import dev.lectern.registration.PersonView;
import dev.lectern.webinar.OccurrenceView;
import dev.lectern.webinar.WebinarView;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** When a webinar is, as a mail says it: in the zone of who reads it. */
record MailDates(TimeWords times, ZoneId host) {
    private static final int MOST = 20;

    static MailDates of(WebinarView webinar, PersonView person, Instant now) {
        Locale language = Words.supported(webinar.locale());
        String theirs = person.zone();
        ZoneId zone = theirs == null ? webinar.zone() : ZoneId.of(theirs);
        return new MailDates(new TimeWords(language, zone, now), webinar.zone());
    }

    /**
     * The dates in question and how many more there are.
     *
     * @param all what the reader comes to
     */
    List<String> lines(List<OccurrenceView> named, List<OccurrenceView> all) {
        List<String> lines = new ArrayList<>();
        named.stream().limit(MOST).map(this::span).forEach(lines::add);
        long unsaid = Math.max(0, named.size() - MOST);
        long more = unsaid + all.stream().filter(date -> !named.contains(date)).count();
        if (more > 0) {
            lines.add(Words.in(times.language(), ReminderWords.class).moreDates((int) more));
        }
        return lines;
    }

    /** All of them in one sentence. */
    String listed(List<OccurrenceView> named) {
        return named.stream().limit(MOST).map(this::span).collect(Collectors.joining("; "));
    }

    /** What still stands where some of it does not happen. */
    String others(WebinarView webinar) {
        ReminderWords words = Words.in(times.language(), ReminderWords.class);
        List<OccurrenceView> standing =
                webinar.occurrences().stream().filter(date -> !date.state().over()).toList();
        return standing.size() == 1
                ? words.otherDateStands(span(standing.get(0)))
                : words.otherDatesStand();
    }

    String span(OccurrenceView date) {
        return times.span(date.startsAt(), date.endsAt(), host);
    }

    String moment(Instant at) {
        return times.moment(at, host);
    }

    /** "in 15 minutes", "tomorrow": for a reminder. */
    String starts(Instant at) {
        ReminderWords words = Words.in(times.language(), ReminderWords.class);
        Duration away = Duration.between(times.now(), at);
        if (away.toMinutes() < 1) {
            return words.now();
        }
        boolean nextDay =
                at.atZone(times.zone())
                        .toLocalDate()
                        .equals(times.now().atZone(times.zone()).toLocalDate().plusDays(1));
        return nextDay && away.toHours() >= 12
                ? words.tomorrow()
                : times.distance(at.plusSeconds(30));
    }
}
