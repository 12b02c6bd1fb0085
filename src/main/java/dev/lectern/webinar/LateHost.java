package dev.lectern.webinar;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** When a host who starts by hand is late. */
final class LateHost {
    /** How long after the hour the host is reminded. */
    static final Duration PATIENCE = Duration.ofMinutes(3);

    private LateHost() {}

    /** Whether the date still waits for its host, at the hour that was meant. */
    static boolean waits(WebinarView webinar, JsonObject about) {
        Instant meant = Instant.parse(about.getString("startsAt"));
        return webinar.occurrence(date(about))
                .filter(date -> date.state() == OccurrenceState.SCHEDULED)
                .filter(date -> date.startsAt().equals(meant))
                .isPresent();
    }

    static UUID date(JsonObject about) {
        return UUID.fromString(about.getString("occurrence"));
    }
}
