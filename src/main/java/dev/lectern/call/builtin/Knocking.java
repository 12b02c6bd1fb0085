package dev.lectern.call.builtin;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/** How often one bearer may ask for a session: twenty at once, then one every two seconds. */
@ApplicationScoped
class Knocking {
    private static final int AT_ONCE = 20;
    private static final long MILLIS_EACH = 2_000;
    private static final int REMEMBERED = 10_000;

    private final Clock clock;

    /** When each bearer's patience is used up; the longest unheard of is forgotten first. */
    private final Map<String, Long> spent =
            new LinkedHashMap<>(256, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
                    return size() > REMEMBERED;
                }
            };

    Knocking(Clock clock) {
        this.clock = clock;
    }

    synchronized boolean allows(String bearer) {
        long now = clock.millis();
        long until = Math.max(now, spent.getOrDefault(bearer, 0L)) + MILLIS_EACH;
        if (until > now + AT_ONCE * MILLIS_EACH) {
            return false;
        }
        spent.put(bearer, until);
        return true;
    }
}
