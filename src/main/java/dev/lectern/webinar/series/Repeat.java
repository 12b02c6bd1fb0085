package dev.lectern.webinar.series;

import dev.lectern.kit.web.fault.FieldError;
import dev.lectern.kit.web.fault.Sentence;
import io.quarkus.qute.TemplateData;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAdjusters;
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
 * @param often once, daily, weekdays, weekly, fortnightly, monthly, monthly-day, monthly-last or
 *     custom
 * @param ends times or until
 * @param times how many dates, where it ends by times
 * @param until the last day, where it ends by one
 * @param days of the week, for weekly and fortnightly; none for that of the first date
 */
public record Repeat(
        String often,
        String ends,
        String times,
        String until,
        List<DayOfWeek> days,
        String custom) {
    private static final String USUAL_TIMES = "6";
    private static final String BY_TIMES = "times";
    private static final String BY_DAY = "until";
    private static final String UNTIL = "UNTIL=";
    private static final List<DayOfWeek> WORKING =
            List.of(
                    DayOfWeek.MONDAY,
                    DayOfWeek.TUESDAY,
                    DayOfWeek.WEDNESDAY,
                    DayOfWeek.THURSDAY,
                    DayOfWeek.FRIDAY);
    private static final List<String> WORDS =
            List.of(
                    "daily",
                    "weekdays",
                    "weekly",
                    "fortnightly",
                    "monthly",
                    "monthly-last",
                    "monthly-day");

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
            return new Repeat("once", BY_TIMES, USUAL_TIMES, "", List.of(), "");
        }
        return WORDS.stream()
                .map(word -> said(word, rule))
                .filter(one -> rule.equals(one.rule(first)))
                .findFirst()
                .orElseGet(() -> new Repeat("custom", BY_TIMES, USUAL_TIMES, "", List.of(), rule));
    }

    private static Repeat said(String word, String rule) {
        String until = until(rule);
        String ends = until.isEmpty() ? BY_TIMES : BY_DAY;
        return new Repeat(word, ends, times(rule), until, daysOf(word, rule), rule);
    }

    public static Repeat typed(Map<String, String> fields) {
        List<DayOfWeek> days = new ArrayList<>();
        WEEK.stream()
                .filter(one -> fields.containsKey(one.field()))
                .forEach(one -> days.add(one.day()));
        return new Repeat(
                fields.getOrDefault("repeat", "once"),
                fields.getOrDefault("ends", BY_TIMES),
                fields.getOrDefault("times", USUAL_TIMES),
                fields.getOrDefault("until", ""),
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
                    case "monthly" -> "FREQ=MONTHLY" + orLast(first.getDayOfMonth());
                    case "monthly-day" -> "FREQ=MONTHLY;BYDAY=" + ofMonth(first);
                    case "monthly-last" -> "FREQ=MONTHLY;BYDAY=-1" + code(first.getDayOfWeek());
                    case "custom" -> custom;
                    default -> null;
                };
        return rhythm == null || often.equals("custom") ? rhythm : rhythm + ";" + end();
    }

    private String end() {
        return ends.equals(BY_DAY)
                ? UNTIL + until.strip().replace("-", "")
                : "COUNT=" + times.strip();
    }

    /** A refusal of the rule, at the field of the form that was filled in wrongly. */
    public FieldError mistake(FieldError refused) {
        if (often.equals("custom")) {
            return refused;
        }
        if (ends.equals(BY_DAY) && until.isBlank()) {
            return new FieldError(
                    "until", Sentence.of("Choose the last day.", "Wählen Sie den letzten Tag."));
        }
        if (ends.equals(BY_TIMES) && !times.strip().matches("[1-9]\\d{0,2}")) {
            return new FieldError(
                    "times",
                    Sentence.of(
                            "Give a number from 1 to 366.", "Nennen Sie eine Zahl von 1 bis 366."));
        }
        return new FieldError("repeat", refused.sentence());
    }

    /** Months that are too short for the day have their last instead. */
    private static String orLast(int day) {
        return switch (day) {
            case 29 -> ";BYMONTHDAY=28,29;BYSETPOS=-1";
            case 30 -> ";BYMONTHDAY=28,29,30;BYSETPOS=-1";
            case 31 -> ";BYMONTHDAY=-1";
            default -> "";
        };
    }

    /** The day itself when the rule has it, else the next that it has. */
    public LocalDate first(LocalDate wished) {
        if (often.equals("monthly-last")) {
            return wished.with(TemporalAdjusters.lastInMonth(wished.getDayOfWeek()));
        }
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
        fields.put("ends", ends);
        fields.put("recurrence", custom);
        days.forEach(day -> fields.put(new WeekDay(day).field(), "on"));
        return fields;
    }
}
