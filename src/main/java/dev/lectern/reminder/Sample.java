package dev.lectern.reminder;

import dev.lectern.call.policy.Preset;
import dev.lectern.kit.db.Ids;
import dev.lectern.registration.PersonView;
import dev.lectern.registration.Status;
import dev.lectern.webinar.OccurrenceState;
import dev.lectern.webinar.OccurrenceView;
import dev.lectern.webinar.WebinarState;
import dev.lectern.webinar.WebinarView;
import dev.lectern.workspace.WorkspaceView;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person and, where there is none, a webinar that a mail is shown with before it is sent. */
record Sample(LetterWords words, String language, Instant now) {

    Subject subject(WorkspaceView house, WebinarView webinar, @Nullable String address) {
        return new Subject(house, webinar, person(webinar, address), counts());
    }

    /** The morning mail is never sent about nobody. */
    private static JsonObject counts() {
        return new JsonObject().put("new", 3).put("registered", 24).put("waiting", 2);
    }

    private PersonView person(WebinarView webinar, @Nullable String address) {
        return new PersonView(
                Ids.next(),
                webinar.workspace(),
                webinar.id(),
                null,
                address == null ? "alex@example.com" : address,
                words.sampleName(),
                Status.APPROVED,
                new JsonObject(),
                null,
                3L,
                now.plus(Duration.ofHours(4)),
                words.sampleNote(),
                "page",
                new JsonObject(),
                language,
                null,
                1,
                false,
                false,
                now);
    }

    WebinarView webinar(WorkspaceView house) {
        UUID id = Ids.next();
        Instant start = now.plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.HOURS);
        Duration length = Duration.ofHours(1);
        return new WebinarView(
                id,
                house.id(),
                "example",
                words.sampleTitle(),
                "",
                language,
                List.of(),
                null,
                house.zone(),
                start,
                length,
                WebinarState.PUBLISHED,
                null,
                true,
                null,
                Preset.GUEST_WEBINAR.spec(),
                new JsonObject(),
                false,
                true,
                List.of(),
                null,
                null,
                null,
                List.of(),
                null,
                List.of(date(id, start, length)),
                now,
                now,
                1);
    }

    private static OccurrenceView date(UUID webinar, Instant start, Duration length) {
        return new OccurrenceView(
                Ids.next(),
                webinar,
                start,
                start,
                start.plus(length),
                OccurrenceState.SCHEDULED,
                null,
                null,
                false,
                false,
                false,
                null);
    }
}
