package dev.lectern.registration.form;

import dev.lectern.call.policy.Preset;
import dev.lectern.webinar.OccurrenceState;
import dev.lectern.webinar.OccurrenceView;
import dev.lectern.webinar.WebinarState;
import dev.lectern.webinar.WebinarView;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A webinar as rules see it, without a database. */
public final class Planned {
    private static final UUID ID = new UUID(7, 7);

    private Planned() {}

    public static WebinarView webinar(
            JsonObject registration, @Nullable String recurrence, List<OccurrenceView> dates) {
        Instant start = dates.get(0).startsAt();
        return new WebinarView(
                ID,
                ID,
                "roses",
                "Growing roses",
                "",
                "en",
                List.of(),
                null,
                ZoneId.of("Europe/Berlin"),
                start,
                Duration.ofHours(1),
                WebinarState.PUBLISHED,
                null,
                true,
                null,
                Preset.GUEST_WEBINAR.spec(),
                registration,
                false,
                true,
                List.of(),
                null,
                null,
                recurrence,
                List.of(),
                null,
                dates,
                start,
                start,
                1);
    }

    public static OccurrenceView date(UUID id, Instant start) {
        return date(id, start, OccurrenceState.SCHEDULED);
    }

    public static OccurrenceView date(UUID id, Instant start, OccurrenceState state) {
        return new OccurrenceView(
                id,
                ID,
                start,
                start,
                start.plus(Duration.ofHours(1)),
                state,
                null,
                null,
                false,
                false,
                false,
                null);
    }
}
