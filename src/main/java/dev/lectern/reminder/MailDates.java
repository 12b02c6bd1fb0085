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

/** When a webinar is, as a mail says it: in the zone of who reads it. */
record MailDates(TimeWords times, ZoneId host) {

    static MailDates of(WebinarView webinar, PersonView person, Instant now) {
        Locale language = Words.supported(webinar.locale());
        String theirs = person.zone();
        ZoneId zone = theirs == null ? webinar.zone() : ZoneId.of(theirs);
        return new MailDates(new TimeWords(language, zone, now), webinar.zone());
    }

    /** The date in question and, for somebody who comes to all, how many more there are. */
    List<String> lines(WebinarView webinar, PersonView person, OccurrenceView date) {
        List<String> lines = new ArrayList<>();
        lines.add(times.span(date.startsAt(), date.endsAt(), host));
        int more = webinar.coming().size() - 1;
        if (webinar.series() && person.occurrence() == null && more > 0) {
            lines.add(Words.in(times.language(), ReminderWords.class).moreDates(more));
        }
        return lines;
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
