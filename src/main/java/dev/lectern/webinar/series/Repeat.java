package dev.lectern.webinar.series;

import io.quarkus.qute.TemplateData;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How often a webinar happens, as a form asks for it: a word with days and an end, or a rule
 * written out.
 *
 * @param often once, daily, weekdays, weekly, fortnightly, monthly, monthly-day or custom
 * @param times how many dates, where no last day is said
 * @param until the last day, or empty
 * @param days of the week, for weekly and fortnightly; none for that of the first date
 */
public record Repeat(
        String often, String times, String until, List<DayOfWeek> days, String custom) {
    private static final String USUAL_TIMES = "6";
    private static final String UNTIL = "UNTIL=";
    private static final List<DayOfWeek> WORKING =
            List.of(
                    DayOfWeek.MONDAY,
                    DayOfWeek.TUESDAY,
                    DayOfWeek.WEDNESDAY,
                    DayOfWeek.THURSDAY,
                    DayOfWeek.FRIDAY);
    private static final List<String> WORDS =
            List.of("daily", "weekdays", "weekly", "fortnightly", "monthly", "monthly-day");

    private static final Set<String> PARTS =
            Set.of("repeat", "times", "until", "ends", "recurrence");

    /** The days of the week, each with its field. */
    public static final List<WeekDay> WEEK =
            List.of(DayOfWeek.values()).stream().map(WeekDay::new).toList();

    /** One of them in a form. */
    @TemplateData
    public record WeekDay(DayOfWeek day) {
        public String field() {
            return "day." + code(day);
        }

        public String name(Locale language) {
            return day.getDisplayName(TextStyle.SHORT_STANDALONE, language);
        }
    }

    /** The words for a rule, where there are some; else the rule itself. */
    public static Repeat of(@Nullable String rule, LocalDate first) {
        if (rule == null) {
            return new Repeat("once", USUAL_TIMES, "", List.of(), "");
        }
        return WORDS.stream()
                .map(word -> new Repeat(word, times(rule), until(rule), daysOf(word, rule), rule))
                .filter(one -> rule.equals(one.rule(first)))
                .findFirst()
                .orElseGet(() -> new Repeat("custom", USUAL_TIMES, "", List.of(), rule));
    }

    public static Repeat typed(Map<String, String> fields) {
        List<DayOfWeek> days = new ArrayList<>();
        WEEK.stream()
                .filter(one -> fields.containsKey(one.field()))
                .forEach(one -> days.add(one.day()));
        return new Repeat(
                fields.getOrDefault("repeat", "once"),
                fields.getOrDefault("times", ""),
                "times".equals(fields.get("ends")) ? "" : fields.getOrDefault("until", ""),
                days,
                fields.getOrDefault("recurrence", ""));
    }

    /** Whether a field of a form belongs to how often. */
    public static boolean isPart(String field) {
        return PARTS.contains(field) || field.startsWith("day.");
    }

    private static String times(String rule) {
        String count = part("COUNT=", rule);
        return count.isEmpty() ? USUAL_TIMES : count;
    }

    private static String until(String rule) {
        String day = part(UNTIL, rule);
        return day.matches("\\d{8}")
                ? day.substring(0, 4) + "-" + day.substring(4, 6) + "-" + day.substring(6)
                : "";
    }

    private static List<DayOfWeek> daysOf(String word, String rule) {
        if (!word.equals("weekly") && !word.equals("fortnightly")) {
            return List.of();
        }
        String named = "," + part("BYDAY=", rule) + ",";
        return List.of(DayOfWeek.values()).stream()
                .filter(day -> named.contains("," + code(day) + ","))
                .toList();
    }

    private static String part(String name, String rule) {
        for (String part : rule.split(";")) {
            if (part.startsWith(name)) {
                return part.substring(name.length());
            }
        }
        return "";
    }

    /** The RRULE; nothing for what happens once. */
    public @Nullable String rule(LocalDate first) {
        String rhythm =
                switch (often) {
                    case "daily" -> "FREQ=DAILY";
                    case "weekdays" -> "FREQ=WEEKLY" + on(WORKING);
                    case "weekly" -> "FREQ=WEEKLY" + on(days);
                    case "fortnightly" -> "FREQ=WEEKLY;INTERVAL=2" + on(days);
                    case "monthly" -> "FREQ=MONTHLY";
                    case "monthly-day" -> "FREQ=MONTHLY;BYDAY=" + ofMonth(first);
                    case "custom" -> custom;
                    default -> null;
                };
        return rhythm == null || often.equals("custom") ? rhythm : rhythm + ";" + end();
    }

    private String end() {
        try {
            LocalDate last = LocalDate.parse(until.strip());
            return UNTIL + DateTimeFormatter.BASIC_ISO_DATE.format(last);
        } catch (DateTimeException noDay) {
            return "COUNT=" + (times.isBlank() ? USUAL_TIMES : times.strip());
        }
    }

    /** The day itself when the rule has it, else the next that it has. */
    public LocalDate first(LocalDate wished) {
        List<DayOfWeek> fitting =
                switch (often) {
                    case "weekdays" -> WORKING;
                    case "weekly", "fortnightly" -> days;
                    default -> List.of();
                };
        LocalDate day = wished;
        while (!fitting.isEmpty() && !fitting.contains(day.getDayOfWeek())) {
            day = day.plusDays(1);
        }
        return day;
    }

    private static String on(List<DayOfWeek> days) {
        return days.isEmpty()
                ? ""
                : ";BYDAY="
                        + String.join(",", new TreeSet<>(days).stream().map(Repeat::code).toList());
    }

    /** As 3TU, the third Tuesday; the fifth is the last. */
    private static String ofMonth(LocalDate day) {
        int week = (day.getDayOfMonth() - 1) / 7 + 1;
        return (week > 4 ? -1 : week) + code(day.getDayOfWeek());
    }

    private static String code(DayOfWeek day) {
        return day.name().substring(0, 2).toUpperCase(Locale.ROOT);
    }

    public Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("repeat", often);
        fields.put("times", times);
        fields.put("until", until);
        fields.put("ends", until.isEmpty() ? "times" : "until");
        fields.put("recurrence", custom);
        days.forEach(day -> fields.put(new WeekDay(day).field(), "on"));
        return fields;
    }
}
