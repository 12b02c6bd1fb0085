package dev.lectern.webinar.series;

import dev.lectern.kit.web.TimeWords;
import dev.lectern.kit.web.Words;
import dev.lectern.kit.web.fault.Refused;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A series as a sentence: "Every Tuesday and Thursday at 10:00, 8 times, Berlin time. The first is
 * on Tue 1 Dec 2026, the last on Thu 24 Dec 2026."
 *
 * @param dates earliest first, none of those left out
 * @param aside those of them that are elsewhere than the rule has them
 */
public record Rhythm(
        Repeat repeat,
        ZonedDateTime start,
        List<LocalDate> leftOut,
        List<Instant> dates,
        List<Instant> aside) {
    private static final int LAST = 5;

    /** That of a series; of what happens once, or of a rule that gives no dates, there is none. */
    public static Optional<Rhythm> of(
            @Nullable String rule, Instant start, ZoneId zone, List<LocalDate> leftOut) {
        if (rule == null || rule.isBlank()) {
            return Optional.empty();
        }
        try {
            List<Instant> dates = Recurrence.read(rule).dates(start, zone, new HashSet<>(leftOut));
            ZonedDateTime first = start.atZone(zone);
            return Optional.of(
                    new Rhythm(
                            Repeat.of(rule, first.toLocalDate()),
                            first,
                            leftOut,
                            dates,
                            List.of()));
        } catch (Refused unfinished) {
            return Optional.empty();
        }
    }

    /** Of the dates that there are. */
    public Rhythm held(List<Instant> all, List<Instant> elsewhere) {
        return all.isEmpty() ? this : new Rhythm(repeat, start, leftOut, all, elsewhere);
    }

    public String sentence(Locale language) {
        SeriesWords words = Words.in(language, SeriesWords.class);
        Locale spoken = Words.supported(language);
        ZoneId zone = start.getZone();
        String whole =
                words.sentence(
                        often(words, spoken),
                        DateTimeFormatter.ofPattern("HH:mm").format(start),
                        dates.size(),
                        zone.getId().equals("UTC") ? "UTC" : words.zoneTime(TimeWords.city(zone)),
                        day(dates.get(0), zone, spoken),
                        day(dates.get(dates.size() - 1), zone, spoken));
        String but = aside.isEmpty() ? whole : whole + " " + aside(words, spoken);
        return leftOut.isEmpty() ? but : but + " " + words.leftOut(leftOut(words, spoken));
    }

    private String aside(SeriesWords words, Locale spoken) {
        ZonedDateTime first = aside.get(0).atZone(start.getZone());
        return words.aside(
                aside.size(),
                day(aside.get(0), start.getZone(), spoken),
                DateTimeFormatter.ofPattern("HH:mm").format(first));
    }

    private String often(SeriesWords words, Locale language) {
        return switch (repeat.often()) {
            case "daily" -> words.daily();
            case "weekdays" -> words.weekdays();
            case "weekly" -> words.everyDays(days(words, language));
            case "fortnightly" -> words.fortnightlyOn(days(words, language));
            case "monthly" -> monthly(words, start.getDayOfMonth());
            case "monthly-day" -> monthly(words, (start.getDayOfMonth() - 1) / 7 + 1, language);
            case "monthly-last" -> monthly(words, LAST, language);
            default -> words.byRule();
        };
    }

    private static String monthly(SeriesWords words, int day) {
        return day > 28 ? words.monthlyOnOrLast(day) : words.monthlyOn(day);
    }

    private String monthly(SeriesWords words, int place, Locale language) {
        return words.monthlyOnDay(
                words.place(String.valueOf(place)),
                start.getDayOfWeek().getDisplayName(TextStyle.FULL, language));
    }

    private String days(SeriesWords words, Locale language) {
        List<String> names =
                (repeat.days().isEmpty() ? List.of(start.getDayOfWeek()) : repeat.days())
                        .stream().map(day -> day.getDisplayName(TextStyle.FULL, language)).toList();
        return listed(names, words);
    }

    private String leftOut(SeriesWords words, Locale language) {
        var times = new TimeWords(language, start.getZone(), start.toInstant());
        return listed(leftOut.stream().map(times::date).toList(), words);
    }

    private static String listed(List<String> all, SeriesWords words) {
        String last = all.get(all.size() - 1);
        return all.size() == 1
                ? last
                : words.and(String.join(", ", all.subList(0, all.size() - 1)), last);
    }

    private static String day(Instant at, ZoneId zone, Locale language) {
        boolean german = language.getLanguage().equals(Locale.GERMAN.getLanguage());
        return DateTimeFormatter.ofPattern(german ? "EEE, d. MMM yyyy" : "EEE d MMM yyyy", language)
                .format(at.atZone(zone));
    }
}
