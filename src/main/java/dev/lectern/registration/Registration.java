package dev.lectern.registration;

import dev.lectern.kit.web.fault.Clashed;
import dev.lectern.kit.web.fault.Sentence;
import dev.lectern.registration.form.Form;
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
 *      ├────decline────► declined ──letIn        │ return (as if new), letIn
 *      └────queue──────► waitlisted
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

    /** Whether it went just now from one date to all; not kept. */
    boolean widened;

    private Status status;
    private int linkVersion;
    private @Nullable Long place;
    private @Nullable Instant offeredUntil;
    @Nullable String note;

    /** Whether a host has put them out, and none has let them in since. */
    boolean putOut;

    /** Whether they left by themselves since they were put out. */
    boolean leftSince;

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
        return status == Status.OFFERED ? offeredUntil : null;
    }

    /** Whether they let an offer pass and wait since: what is free is anybody's, theirs too. */
    boolean lapsed() {
        return status == Status.WAITLISTED && offeredUntil != null;
    }

    /** Until when the last offer stood, as it is stored. */
    @Nullable Instant lastOffer() {
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

    /** The host said yes while all seats were taken. */
    void queue(long lastPlace) {
        allow(
                Sentence.of("be put on the waiting list", "auf die Warteliste kommen"),
                status == Status.PENDING);
        become(Status.WAITLISTED);
        place = lastPlace;
    }

    /** The host takes back that they were put out, or lets in again who left. */
    void letIn(Status to, @Nullable Long waiting) {
        allow(Sentence.of("be let in again", "wieder zugelassen werden"), mayComeBack());
        become(to);
        place = waiting;
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

    /** The webinar begins sooner than when the seat was offered. */
    void shortenOffer(Instant until) {
        allow(
                Sentence.of("decide sooner about a seat", "früher über einen Platz entscheiden"),
                status == Status.OFFERED);
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

    /** Nobody need decide any more: there are seats for all. */
    void admit() {
        allow(
                Sentence.of("be given the offered seat", "den angebotenen Platz bekommen"),
                status == Status.OFFERED);
        become(Status.APPROVED);
    }

    /** Nobody took the offer in time: they wait on, behind all others. */
    void expire(long lastPlace) {
        allow(
                Sentence.of("lose an offered seat", "einen angebotenen Platz verlieren"),
                status == Status.OFFERED);
        Instant passed = offeredUntil;
        become(Status.WAITLISTED);
        place = lastPlace;
        offeredUntil = passed;
    }

    /**
     * Somebody asks again who had cancelled or was put out. Of whom the host has to decide anew the
     * host's note stays; whoever comes by the form has not shown yet that the address is theirs, so
     * that the name under which it is mailed stays.
     */
    void comeBack(Status to, @Nullable Long waiting, Application again, Instant now) {
        allow(Sentence.of("register again", "sich noch einmal anmelden"), mayComeBack());
        putOut = keptOut();
        become(to);
        place = waiting;
        name = again.admittance() == Application.Admittance.BY_RULE ? name : again.person().name();
        answers = again.person().rest();
        createdAt = now;
        note = putOut ? note : null;
        cameBy(again);
    }

    /** Their own word takes the place of what was said in their name. */
    void answersFor(Application own) {
        name = own.person().name();
        answers = own.person().rest();
        cameBy(own);
    }

    /** They come no more. Whom the host put out before keeps the host's words. */
    void go(boolean byHost) {
        leftSince = putOut && !byHost;
        putOut = putOut || byHost;
    }

    boolean mayComeBack() {
        return status == Status.CANCELLED || status == Status.DECLINED;
    }

    /** Whether only a host lets them in again, since a host has put them out. */
    boolean keptOut() {
        return putOut || status == Status.DECLINED;
    }

    /** Whether a host declined them or said why they were put out. */
    boolean keptOutForGood() {
        return status == Status.DECLINED || putOut && note != null;
    }

    /** By which form, in which language and from where they came this time. */
    void cameBy(Application application) {
        formVersion = application.form().map(Form::version).orElse(null);
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
        leftSince = false;
        putOut = putOut && (next == Status.PENDING || !PlacePage.coming(next));
        place = null;
        offeredUntil = null;
    }
}
