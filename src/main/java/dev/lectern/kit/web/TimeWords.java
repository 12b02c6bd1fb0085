package dev.lectern.kit.web;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Times as a reader's page says them: in their zone, which is named, and in the host's as well when
 * it differs.
 */
public record TimeWords(Locale language, ZoneId zone, Instant now) {

    /** "Thu 26 Nov, 18:00 (Berlin)"; the year only when it is not this one. */
    public String moment(Instant at, @Nullable Object host) {
        return day(at) + ", " + clock(at) + " (" + city(zone) + elsewhere(at, host) + ")";
    }

    /** "Thu 26 Nov, 18:00–19:00 (Berlin)". */
    public String span(Instant from, Instant to, @Nullable Object host) {
        String until = day(from).equals(day(to)) ? hour(to) : day(to) + ", " + hour(to);
        String clocks = hour(from) + "–" + until + (german() ? " Uhr" : "");
        return day(from) + ", " + clocks + " (" + city(zone) + elsewhere(from, host) + ")";
    }

    /** "Thu 26 Nov", in the reader's zone. */
    public String day(Instant at) {
        ZonedDateTime there = at.atZone(zone);
        boolean thisYear = there.getYear() == now.atZone(zone).getYear();
        String pattern = german() ? "EEE, d. MMM" : "EEE d MMM";
        return format(there, pattern + (thisYear ? "" : " yyyy"));
    }

    /** "26 Nov 2026", for a date without an hour. */
    public String date(LocalDate date) {
        return DateTimeFormatter.ofPattern(german() ? "d. MMM yyyy" : "d MMM yyyy", language)
                .format(date);
    }

    /** "18:00", in German with "Uhr". */
    public String clock(Instant at) {
        return hour(at) + (german() ? " Uhr" : "");
    }

    /** "1 hour 30 minutes". */
    public String duration(Duration length) {
        long hours = length.toHours();
        int minutes = length.toMinutesPart();
        if (hours == 0 && minutes == 0) {
            return counted(length.toSeconds(), "second", "seconds", "Sekunde", "Sekunden");
        }
        String whole = counted(hours, "hour", "hours", "Stunde", "Stunden");
        String rest = counted(minutes, "minute", "minutes", "Minute", "Minuten");
        return hours == 0 ? rest : minutes == 0 ? whole : whole + " " + rest;
    }

    /** "in 5 minutes", "3 days ago": for what is near, where the exact time stands beside it. */
    public String distance(Instant at) {
        Duration away = Duration.between(now, at).abs();
        if (away.toMinutes() < 1) {
            return german() ? "gerade eben" : "just now";
        }
        String amount = largest(away);
        if (at.isAfter(now)) {
            return "in " + amount;
        }
        return german() ? "vor " + amount : amount + " ago";
    }

    /** The place a zone is named after: "New York". */
    public static String city(ZoneId zone) {
        String id = Zones.plain(zone).getId();
        return id.substring(id.lastIndexOf('/') + 1).replace('_', ' ');
    }

    private String largest(Duration away) {
        if (away.toDays() > 0) {
            return counted(away.toDays(), "day", "days", "Tag", german() ? "Tagen" : "");
        }
        return away.toHours() > 0
                ? counted(away.toHours(), "hour", "hours", "Stunde", "Stunden")
                : counted(away.toMinutes(), "minute", "minutes", "Minute", "Minuten");
    }

    private String elsewhere(Instant at, @Nullable Object host) {
        if (host == null || host.toString().isBlank()) {
            return "";
        }
        ZoneId theirs = ZoneId.of(host.toString());
        var rules = theirs.getRules();
        if (rules.getOffset(at).equals(zone.getRules().getOffset(at))) {
            return "";
        }
        return "; " + format(at.atZone(theirs), "HH:mm") + " in " + city(theirs);
    }

    private String hour(Instant at) {
        return format(at.atZone(zone), "HH:mm");
    }

    private String format(ZonedDateTime time, String pattern) {
        return DateTimeFormatter.ofPattern(pattern, language).format(time);
    }

    private String counted(long count, String one, String many, String eins, String viele) {
        String word = german() ? (count == 1 ? eins : viele) : (count == 1 ? one : many);
        return count + " " + word;
    }

    private boolean german() {
        return language.getLanguage().equals("de");
    }
}
