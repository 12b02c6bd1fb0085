package dev.lectern.webinar;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How often a webinar happens, as a form asks for it: a word and a number, or a rule written out.
 *
 * @param often once, daily, weekdays, weekly, fortnightly, monthly or custom
 */
record Repeat(String often, String times, String custom) {
    private static final Map<String, String> RULES = rules();

    private static Map<String, String> rules() {
        Map<String, String> rules = new LinkedHashMap<>();
        rules.put("daily", "FREQ=DAILY");
        rules.put("weekdays", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR");
        rules.put("weekly", "FREQ=WEEKLY");
        rules.put("fortnightly", "FREQ=WEEKLY;INTERVAL=2");
        rules.put("monthly", "FREQ=MONTHLY");
        return rules;
    }

    static Repeat of(@Nullable String rule) {
        if (rule == null) {
            return new Repeat("once", "6", "");
        }
        for (Map.Entry<String, String> known : RULES.entrySet()) {
            String count = rule.replace(known.getValue() + ";COUNT=", "");
            if (count.matches("\\d+")) {
                return new Repeat(known.getKey(), count, rule);
            }
        }
        return new Repeat("custom", "6", rule);
    }

    /** The RRULE; nothing for what happens once. */
    @Nullable String rule() {
        if (often.equals("custom")) {
            return custom;
        }
        String known = RULES.get(often);
        return known == null ? null : known + ";COUNT=" + (times.isBlank() ? "6" : times.strip());
    }

    Map<String, String> fields() {
        return Map.of("repeat", often, "times", times, "recurrence", custom);
    }
}
