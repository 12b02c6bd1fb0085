package dev.lectern.reminder;

import dev.lectern.kit.mail.MailLog;
import dev.lectern.kit.mail.Outbox;
import dev.lectern.kit.mail.Posting;
import dev.lectern.registration.InvitationView;
import dev.lectern.registration.PersonChanged;
import dev.lectern.registration.PersonView;
import dev.lectern.registration.RegistrationListener;
import dev.lectern.registration.Status;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells people by mail what became of their place, in the transaction in which it became so. */
@ApplicationScoped
class PersonMails implements RegistrationListener {
    /** Under which a mail notes whose word it tells of. */
    static final String BY = "by";

    /** Under which a mail notes that all dates were asked for, where they have single ones. */
    static final String FOR_ALL = "forAll";

    static final Duration PAUSE = Duration.ofMinutes(3);
    static final Duration DAY = Duration.ofDays(1);
    static final int MOST_A_DAY = 6;

    private final Outbox outbox;
    private final MailLog mails;
    private final Clock clock;

    PersonMails(Outbox outbox, MailLog mails, Clock clock) {
        this.outbox = outbox;
        this.mails = mails;
        this.clock = clock;
    }

    @Override
    public Uni<Void> happened(SqlClient transaction, List<PersonChanged> changes) {
        List<Posting> wished =
                postings(changes, PersonMails::wished).stream().map(this::paused).toList();
        List<Posting> told = postings(changes, change -> !wished(change));
        return mails.notOften(transaction, wished, MOST_A_DAY, clock.instant().minus(DAY))
                .chain(again -> post(transaction, told, again));
    }

    /** A wish that is sent twice at once is one mail; it does not wait for the one before it. */
    private Posting paused(Posting wish) {
        long pause = clock.instant().getEpochSecond() / PAUSE.toSeconds();
        return wish.about().containsKey(FOR_ALL)
                ? wish.once(wish.reference() + ":" + FOR_ALL + ":" + pause)
                : wish;
    }

    private static List<Posting> postings(
            List<PersonChanged> changes, Predicate<PersonChanged> which) {
        return changes.stream()
                .filter(change -> change.told() == PersonChanged.Told.BY_MAIL)
                .filter(which)
                .flatMap(change -> posting(change).stream())
                .toList();
    }

    private Uni<Void> post(SqlClient transaction, List<Posting> told, List<Posting> again) {
        List<Posting> all = Stream.concat(told.stream(), again.stream()).toList();
        return all.isEmpty() ? Uni.createFrom().voidItem() : outbox.post(transaction, all);
    }

    /** What anybody can ask for who knows the address; a host who sends it again means it. */
    private static boolean wished(PersonChanged change) {
        return change.askedOnly() && change.by() == PersonChanged.By.PERSON;
    }

    @Override
    public Uni<Void> invited(SqlClient transaction, List<InvitationView> invitations) {
        return outbox.post(transaction, invitations.stream().map(PersonMails::posting).toList());
    }

    private static Posting posting(InvitationView invitation) {
        JsonObject about = new JsonObject().put("invitation", invitation.id().toString());
        return Posting.of(InvitationLetter.KIND, about)
                .concerning(invitation.reference(), invitation.workspace())
                .once(invitation.reference() + ":" + invitation.times());
    }

    private static Optional<Posting> posting(PersonChanged change) {
        return kind(change).map(kind -> posting(kind, change));
    }

    /** Whose word it was is noted: what stands of the person later says no more. */
    private static Posting posting(MailKind kind, PersonChanged change) {
        JsonObject about = about(change.registration());
        if (kind == MailKind.PLACE_CANCELLED) {
            about.put(BY, change.by().name());
        }
        if (change.what() == PersonChanged.What.ASKED_FOR_ALL) {
            about.put(FOR_ALL, true);
        }
        return posting(kind, about, change.registration(), change.workspace());
    }

    /** Their place and the link to it, once more. */
    static Posting confirmation(PersonView person) {
        return posting(MailKind.CONFIRMATION, about(person.id()), person.id(), person.workspace());
    }

    private static JsonObject about(UUID registration) {
        return new JsonObject().put("registration", registration.toString());
    }

    private static Posting posting(
            MailKind kind, JsonObject about, UUID registration, UUID workspace) {
        return Posting.of(PersonLetter.name(kind), about)
                .concerning(Writing.reference(registration), workspace);
    }

    private static Optional<MailKind> kind(PersonChanged change) {
        return switch (change.what()) {
            case REGISTERED, ASKED_AGAIN, ASKED_FOR_ALL, QUEUED ->
                    Optional.ofNullable(standing(change.status()));
            case APPROVED -> Optional.of(MailKind.APPROVED);
            case OFFER_ACCEPTED -> Optional.of(MailKind.CONFIRMATION);
            case DECLINED -> Optional.of(MailKind.DECLINED);
            case CANCELLED -> Optional.of(MailKind.PLACE_CANCELLED);
            case OFFERED -> Optional.of(MailKind.SEAT_OFFERED);
            case OFFER_EXPIRED -> Optional.of(MailKind.OFFER_EXPIRED);
            case LINK_RENEWED -> Optional.of(MailKind.NEW_LINK);
            case MERGED, ANSWERS_EDITED -> Optional.empty();
        };
    }

    private static @Nullable MailKind standing(Status status) {
        return switch (status) {
            case APPROVED -> MailKind.CONFIRMATION;
            case PENDING -> MailKind.PENDING;
            case WAITLISTED -> MailKind.WAITING_LIST;
            case OFFERED -> MailKind.SEAT_OFFERED;
            case DECLINED -> MailKind.DECLINED;
            case CANCELLED -> null;
        };
    }
}
