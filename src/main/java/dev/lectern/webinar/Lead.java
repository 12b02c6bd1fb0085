package dev.lectern.webinar;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How long before the start, as people write it: "1 d", "2 h 30 min", or bare minutes. */
public final class Lead {
    private static final int HOUR = 60;
    private static final int DAY = 24 * HOUR;
    private static final int WEEK = 7 * DAY;
    private static final String PART =
            "(\\d{1,9})\\s*(?:(?:(w|weeks?|wochen?)|(d|days?|tage?n?)|(h|hours?|std|stunden?)"
                    + "|m|min|minutes?|minuten?)\\.?)?\\s*";
    private static final Pattern EACH = Pattern.compile(PART);
    private static final Pattern WRITTEN = Pattern.compile("(?:" + PART + "){1,4}");

    /** Not the comma of "1,5 h". */
    private static final Pattern BETWEEN =
            Pattern.compile(
                    "(?<!\\d),|,(?!\\d+\\s*[dhtsw])|[;\\n]|(?<=\\d)\\s+(?=\\d)",
                    Pattern.CASE_INSENSITIVE);

    private Lead() {}

    static String written(int minutes) {
        if (minutes % DAY == 0) {
            return minutes / DAY + " d";
        }
        return minutes % HOUR == 0 ? minutes / HOUR + " h" : minutes + " min";
    }

    static String written(List<Integer> leads) {
        return String.join(", ", leads.stream().map(Lead::written).toList());
    }

    /** Each that was typed: its minutes, or its text where it says no such time. */
    public static List<Object> read(String typed) {
        return Stream.of(BETWEEN.split(typed))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .map(Lead::one)
                .toList();
    }

    private static Object one(String typed) {
        String small = typed.toLowerCase(Locale.ROOT);
        if (!WRITTEN.matcher(small).matches()) {
            return typed;
        }
        long minutes = 0;
        for (Matcher part = EACH.matcher(small); part.find(); ) {
            minutes += Long.parseLong(part.group(1)) * unit(part);
        }
        return minutes <= Integer.MAX_VALUE ? (Object) (int) minutes : typed;
    }

    private static int unit(Matcher part) {
        if (part.group(2) != null) {
            return WEEK;
        }
        return part.group(3) != null ? DAY : part.group(4) != null ? HOUR : 1;
    }
}
