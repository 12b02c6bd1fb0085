package dev.lectern.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.call.policy.Preset;
import dev.lectern.kit.db.Ids;
import dev.lectern.registration.PersonView;
import dev.lectern.registration.Status;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A mail that waited is written only while what it says is so. */
class TruthTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    private final UUID id = Ids.next();

    @ParameterizedTest
    @CsvSource({
        "SEAT_OFFERED, OFFERED",
        "WAITING_LIST, WAITLISTED",
        "OFFER_EXPIRED, WAITLISTED",
        "PENDING, PENDING"
    })
    void who_has_no_place_yet_hears_of_it_only_while_it_is_to_come(MailKind kind, Status status) {
        assertThat(holds(kind, status, WebinarState.PUBLISHED, OccurrenceState.SCHEDULED)).isTrue();
        assertThat(holds(kind, status, WebinarState.PUBLISHED, OccurrenceState.LIVE)).isTrue();
        assertThat(holds(kind, status, WebinarState.CANCELLED, OccurrenceState.CANCELLED))
                .isFalse();
        assertThat(holds(kind, status, WebinarState.PUBLISHED, OccurrenceState.CANCELLED))
                .isFalse();
        assertThat(holds(kind, status, WebinarState.FINISHED, OccurrenceState.ENDED)).isFalse();
    }

    private boolean holds(
            MailKind kind, Status status, WebinarState webinar, OccurrenceState date) {
        OccurrenceView only = date(date);
        Subject subject =
                new Subject(null, webinar(webinar, only), person(status, only), new JsonObject());
        return Truth.holds(kind, subject, NOW);
    }

    private PersonView person(Status status, OccurrenceView date) {
        return new PersonView(
                Ids.next(),
                Ids.next(),
                id,
                date.id(),
                "carol@example.com",
                "Carol",
                status,
                new JsonObject(),
                null,
                1L,
                NOW.plus(HOUR),
                null,
                "page",
                new JsonObject(),
                "en",
                null,
                1,
                false,
                false,
                NOW);
    }

    private OccurrenceView date(OccurrenceState state) {
        Instant start = NOW.plus(HOUR);
        return new OccurrenceView(
                Ids.next(),
                id,
                start,
                start,
                start.plus(HOUR),
                state,
                null,
                null,
                false,
                false,
                false,
                null);
    }

    private WebinarView webinar(WebinarState state, OccurrenceView date) {
        return new WebinarView(
                id,
                Ids.next(),
                "roses",
                "Growing roses",
                "",
                "en",
                List.of(),
                null,
                ZoneId.of("Europe/Berlin"),
                date.startsAt(),
                HOUR,
                state,
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
                List.of(date),
                NOW,
                NOW,
                1);
    }
}
