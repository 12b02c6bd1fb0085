package dev.lectern.reminder;

import dev.lectern.kit.db.Reads;
import dev.lectern.kit.mail.Message;
import dev.lectern.registration.PersonView;
import dev.lectern.registration.Registrations;
import dev.lectern.webinar.StagePeople;
import dev.lectern.webinar.StagePersonView;
import dev.lectern.webinar.WebinarView;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Who stands on a webinar's stage and is registered for it too. One person gets one set of mails,
 * the stage's: its link leads further than an attendee's, and "we missed you" is not for those who
 * spoke.
 */
@ApplicationScoped
class OnStage {
    /** What people wait for because they just asked for it. */
    private static final Set<MailKind> ASKED_FOR =
            EnumSet.of(
                    MailKind.CONFIRMATION,
                    MailKind.PENDING,
                    MailKind.WAITING_LIST,
                    MailKind.NEW_LINK);

    /** What becomes of their place in the audience, of which the stage's mails say nothing. */
    private static final Set<MailKind> OF_THE_AUDIENCE =
            EnumSet.of(
                    MailKind.SEAT_OFFERED,
                    MailKind.OFFER_EXPIRED,
                    MailKind.PLACE_CANCELLED,
                    MailKind.REPLAY_LINK);

    private final Reads<UUID, List<StagePersonView>> people;
    private final Registrations registrations;
    private final StageWriting writing;

    OnStage(StagePeople people, Registrations registrations, StageWriting writing, Vertx vertx) {
        this.people = new Reads<>(vertx, people::all);
        this.registrations = registrations;
        this.writing = writing;
    }

    /** As whom a registered person stands on the stage; empty for one of the audience. */
    Uni<Optional<StagePersonView>> find(WebinarView webinar, PersonView registered) {
        return people.ask(webinar.id())
                .map(
                        all ->
                                all.stream()
                                        .filter(
                                                one ->
                                                        one.email()
                                                                .equalsIgnoreCase(
                                                                        registered.email()))
                                        .findFirst());
    }

    /** Their registrations. */
    Uni<List<UUID>> registered(WebinarView webinar) {
        return people.ask(webinar.id())
                .map(all -> all.stream().map(StagePersonView::email).toList())
                .chain(emails -> registrations.findByAddress(webinar.id(), emails))
                .map(all -> all.stream().map(PersonView::id).toList());
    }

    /** Whether those on stage get this mail as anybody does. */
    static boolean lets(MailKind kind) {
        return OF_THE_AUDIENCE.contains(kind);
    }

    /** To what they asked for the answer is their link to the stage; the rest they do not get. */
    Uni<Optional<Message>> instead(MailKind kind, StagePersonView person) {
        return ASKED_FOR.contains(kind)
                ? writing.write(StageMailKind.INVITED, StageMails.about(person))
                : Uni.createFrom().item(Optional.empty());
    }
}
