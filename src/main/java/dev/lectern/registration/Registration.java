package dev.lectern.registration;

import dev.lectern.kit.web.fault.Clashed;
import dev.lectern.kit.web.fault.Sentence;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person's place in a webinar.
 *
 * <pre>
 *   pending ──approve──► approved ──cancel──► cancelled
 *      └────decline────► declined                │ return (as if new)
 *   waitlisted ──offer──► offered ──accept──► approved
 *      │  ▲────expire────────┘
 *      └──approve──► approved
 * </pre>
 *
 * Anybody still to come may cancel. A link is good for one {@code linkVersion}.
 */
final class Registration {
    final UUID id;
    final UUID workspace;
    final UUID webinar;
    @Nullable UUID occurrence;
    @Nullable String email;
    String name;
    JsonObject answers;
    @Nullable String formVersion;
    String language;
    @Nullable String zone;
    @Nullable String source;
    JsonObject origin = new JsonObject();
    @Nullable Instant mailedAt;
    Instant createdAt;

    private Status status;
    private int linkVersion;
    private @Nullable Long place;
    private @Nullable Instant offeredUntil;
    @Nullable String note;

    Registration(
            UUID id,
            UUID workspace,
            UUID webinar,
            @Nullable String email,
            String name,
            JsonObject answers,
            String language,
            Status status,
            int linkVersion,
            Instant createdAt) {
        this.id = id;
        this.workspace = workspace;
        this.webinar = webinar;
        this.email = email;
        this.name = name;
        this.answers = answers;
        this.language = language;
        this.status = status;
        this.linkVersion = linkVersion;
        this.createdAt = createdAt;
    }

    Status status() {
        return status;
    }

    int linkVersion() {
        return linkVersion;
    }

    String emailKey() {
        return email == null ? "" : email.toLowerCase(Locale.ROOT);
    }

    /** Where in the order of the waiting list; not the number of those before. */
    @Nullable Long place() {
        return place;
    }

    @Nullable Instant offeredUntil() {
        return offeredUntil;
    }

    /** As it was stored. */
    Registration at(@Nullable Long waiting, @Nullable Instant offered) {
        place = waiting;
        offeredUntil = offered;
        return this;
    }

    void approve() {
        allow(
                Sentence.of("be approved", "zugelassen werden"),
                status == Status.PENDING || status == Status.WAITLISTED);
        become(Status.APPROVED);
    }

    void decline() {
        allow(Sentence.of("be declined", "abgelehnt werden"), status == Status.PENDING);
        become(Status.DECLINED);
        linkVersion++;
    }

    void cancel() {
        allow(
                Sentence.of("be cancelled", "abgemeldet werden"),
                status != Status.CANCELLED && status != Status.DECLINED);
        become(Status.CANCELLED);
        linkVersion++;
    }

    void offer(Instant until) {
        allow(
                Sentence.of("be offered a seat", "einen Platz angeboten bekommen"),
                status == Status.WAITLISTED);
        Long kept = place;
        become(Status.OFFERED);
        place = kept;
        offeredUntil = until;
    }

    void accept(Instant now) {
        allow(
                Sentence.of("take an offered seat", "einen angebotenen Platz nehmen"),
                status == Status.OFFERED);
        if (offeredUntil != null && !now.isBefore(offeredUntil)) {
            throw new Clashed(
                    Sentence.of(
                            "The time to take this seat is over; it went to the next" + " person.",
                            "Die Zeit für diesen Platz ist um; er ging an die nächste"
                                    + " Person."));
        }
        become(Status.APPROVED);
    }

    /** Nobody took the offer in time: they wait on, behind all others. */
    void expire(long lastPlace) {
        allow(
                Sentence.of("lose an offered seat", "einen angebotenen Platz verlieren"),
                status == Status.OFFERED);
        become(Status.WAITLISTED);
        place = lastPlace;
    }

    /** Somebody who had cancelled asks again. */
    void comeBack(Status to, @Nullable Long waiting, Application again, Instant now) {
        allow(
                Sentence.of("register again", "sich noch einmal anmelden"),
                status == Status.CANCELLED);
        become(to);
        place = waiting;
        name = again.person().name();
        answers = again.person().rest();
        createdAt = now;
        cameBy(again);
    }

    /** By which form, in which language and from where they came this time. */
    void cameBy(Application application) {
        formVersion = application.formVersion();
        language = application.language();
        zone = application.zone();
        source = application.entrance();
        origin = application.origin();
    }

    /** From now on only a new link is good. */
    void renewLink() {
        allow(
                Sentence.of("be given a new link", "einen neuen Link bekommen"),
                status == Status.APPROVED);
        linkVersion++;
    }

    private void allow(Sentence deed, boolean legal) {
        if (!legal) {
            throw new Clashed(
                    Sentence.of("Somebody who is %s cannot %s.", "Wer %s ist, kann nicht %s.")
                            .about(status.said, deed));
        }
    }

    private void become(Status next) {
        status = next;
        place = null;
        offeredUntil = null;
    }
}
