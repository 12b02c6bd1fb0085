package dev.lectern.webinar;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long before the start, as people write it: "1 d", "2 h", "15 min", or bare minutes. */
final class Lead {
    private static final int HOUR = 60;
    private static final int DAY = 24 * HOUR;
    private static final Pattern WRITTEN =
            Pattern.compile(
                    "(\\d{1,9})\\s*(?:(d|days?|tage?n?)|(h|hours?|std|stunden?)"
                            + "|(m|min|minutes?|minuten?)?)\\.?");

    private Lead() {}

    static String written(int minutes) {
        if (minutes % DAY == 0) {
            return minutes / DAY + " d";
        }
        return minutes % HOUR == 0 ? minutes / HOUR + " h" : minutes + " min";
    }

    /** The minutes, or what was typed where it says no such time. */
    static Object read(String typed) {
        String bare = typed.strip();
        Matcher parts = WRITTEN.matcher(bare.toLowerCase(Locale.ROOT));
        if (!parts.matches()) {
            return bare;
        }
        int unit = parts.group(2) != null ? DAY : parts.group(3) != null ? HOUR : 1;
        long minutes = Long.parseLong(parts.group(1)) * unit;
        return minutes <= Integer.MAX_VALUE ? (Object) (int) minutes : bare;
    }
}
