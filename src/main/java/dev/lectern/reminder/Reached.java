package dev.lectern.reminder;

import dev.lectern.registration.Guests;
import dev.lectern.registration.Guests.Reach;
import dev.lectern.registration.PersonView;
import dev.lectern.registration.Registrations;
import dev.lectern.registration.Status;
import dev.lectern.reminder.MailTemplates.Scope;
import dev.lectern.webinar.StagePeople;
import dev.lectern.webinar.StagePersonView;
import dev.lectern.webinar.WebinarVeto;
import dev.lectern.webinar.WebinarView;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Says before dates change how many are mailed about it: one mail to each, and none that the host
 * turned off.
 */
@ApplicationScoped
class Reached implements WebinarVeto {
    private static final Set<Status> PLACED = EnumSet.of(Status.APPROVED);
    private static final Set<Status> WAITING =
            EnumSet.of(Status.PENDING, Status.WAITLISTED, Status.OFFERED);
    private static final Set<Status> COMING =
            EnumSet.of(Status.APPROVED, Status.PENDING, Status.WAITLISTED, Status.OFFERED);

    private final StagePeople people;
    private final Registrations registrations;
    private final MailTemplates templates;

    Reached(StagePeople people, Registrations registrations, MailTemplates templates) {
        this.people = people;
        this.registrations = registrations;
        this.templates = templates;
    }

    /** A mail to some of those who are registered. */
    private record Letter(MailKind kind, Set<Status> states, Reach reach) {
        Guests without(List<PersonView> onStage) {
            return new Guests(states, reach, onStage.stream().map(PersonView::id).toList());
        }
    }

    @Override
    public Uni<Integer> peopleToldOfMove(WebinarView webinar, List<UUID> dates) {
        return told(
                webinar,
                dates,
                MailKind.STAGE_MOVED,
                List.of(
                        new Letter(MailKind.MOVED, PLACED, Reach.SERIES_TOO),
                        new Letter(MailKind.MOVED_WAITING, WAITING, Reach.SERIES_TOO)));
    }

    @Override
    public Uni<Integer> peopleToldOfAdding(WebinarView webinar) {
        return told(
                webinar,
                List.of(),
                MailKind.STAGE_ADDED,
                List.of(new Letter(MailKind.ADDED, PLACED, Reach.ONLY_OF_THE_SERIES)));
    }

    @Override
    public Uni<Integer> peopleToldOfCancelling(WebinarView webinar, List<UUID> dates) {
        return told(
                webinar,
                dates,
                MailKind.STAGE_CANCELLED,
                List.of(new Letter(MailKind.CANCELLED, COMING, Reach.SERIES_TOO)));
    }

    private Uni<Integer> told(
            WebinarView webinar, List<UUID> dates, MailKind toStage, List<Letter> letters) {
        return people.all(webinar.id())
                .chain(stage -> told(webinar, dates, toStage, letters, stage));
    }

    private Uni<Integer> told(
            WebinarView webinar,
            List<UUID> dates,
            MailKind toStage,
            List<Letter> letters,
            List<StagePersonView> stage) {
        Uni<Integer> onStage = sent(toStage, webinar).map(sent -> sent ? stage.size() : 0);
        return registrations
                .findByAddress(webinar.id(), stage.stream().map(StagePersonView::email).toList())
                .chain(theirs -> registered(webinar, dates, letters, theirs))
                .chain(audience -> onStage.map(some -> some + audience));
    }

    private Uni<Integer> registered(
            WebinarView webinar, List<UUID> dates, List<Letter> letters, List<PersonView> onStage) {
        Uni<Integer> sum = Uni.createFrom().item(0);
        for (Letter letter : letters) {
            Uni<Integer> more =
                    sent(letter.kind(), webinar)
                            .chain(sent -> count(webinar, dates, letter.without(onStage), sent));
            sum = sum.chain(before -> more.map(some -> before + some));
        }
        return sum;
    }

    private Uni<Integer> count(WebinarView webinar, List<UUID> dates, Guests guests, boolean sent) {
        return sent ? registrations.count(webinar.id(), guests, dates) : Uni.createFrom().item(0);
    }

    private Uni<Boolean> sent(MailKind kind, WebinarView webinar) {
        return templates.chosen(kind, Scope.of(webinar), webinar.locale()).map(ChosenWords::sent);
    }
}
