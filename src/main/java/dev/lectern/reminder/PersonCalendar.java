package dev.lectern.reminder;

import dev.lectern.kit.mail.Attachment;
import dev.lectern.kit.mail.Message;
import dev.lectern.registration.PersonView;
import dev.lectern.registration.Registrations;
import dev.lectern.registration.Status;
import dev.lectern.registration.WebinarCalendar;
import dev.lectern.registration.WebinarCalendar.Speaking;
import dev.lectern.registration.calendar.CalendarEntry.Party;
import dev.lectern.webinar.OccurrenceView;
import dev.lectern.webinar.StagePersonView;
import dev.lectern.webinar.WebinarView;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** What a mail to a registered person does to their calendar. */
@ApplicationScoped
class PersonCalendar {
    private final WebinarCalendar calendar;
    private final Registrations registrations;
    private final SenderAddress sender;

    PersonCalendar(WebinarCalendar calendar, Registrations registrations, SenderAddress sender) {
        this.calendar = calendar;
        this.registrations = registrations;
        this.sender = sender;
    }

    /** With the files, where the mail changes the reader's calendar. */
    Uni<Message> attach(MailKind kind, Subject subject, Message message) {
        if (kind.calendar == MailKind.Calendar.NONE || standsOutside(kind, subject)) {
            return Uni.createFrom().item(message);
        }
        boolean off = kind.calendar == MailKind.Calendar.CANCEL && !goesOn(kind, subject);
        Uni<List<Attachment>> files =
                off
                        ? takenOut(subject, subject.person(), "invite.ics")
                                .chain(out -> withStage(out, subject))
                        : putIn(subject).chain(own -> withMerged(own, subject));
        return files.map(message::with);
    }

    /** Some dates are off: of who has no place yet the others are in no calendar. */
    private static boolean standsOutside(MailKind kind, Subject subject) {
        return goesOn(kind, subject) && !subject.person().approved();
    }

    /** Some dates are off: the others stay in the calendar of who comes to all. */
    private static boolean goesOn(MailKind kind, Subject subject) {
        return kind == MailKind.CANCELLED
                && StageMailKind.goesOn(subject.webinar())
                && subject.forAll();
    }

    /**
     * Places at single dates that went into the one for all: their entries would stand beside its
     * own, so each is taken out, in a file of its own as RFC 5546 wants it.
     */
    private Uni<List<PersonView>> merged(Subject subject) {
        PersonView person = subject.person();
        return subject.forAll()
                        && subject.webinar().occurrences().size() > 1
                        && person.email() != null
                ? registrations
                        .findByAddress(person.webinar(), List.of(person.email()))
                        .map(all -> all.stream().filter(one -> merged(subject, one)).toList())
                : Uni.createFrom().item(List.of());
    }

    private static boolean merged(Subject subject, PersonView one) {
        return one.status() == Status.CANCELLED && toCome(subject.webinar(), one);
    }

    private static boolean toCome(WebinarView webinar, PersonView one) {
        return one.occurrence() != null
                && webinar.occurrence(one.occurrence())
                        .map(OccurrenceView::state)
                        .filter(state -> !state.over())
                        .isPresent();
    }

    private Uni<List<Attachment>> withMerged(Attachment own, Subject subject) {
        return merged(subject).chain(old -> with(own, subject, old));
    }

    private Uni<List<Attachment>> with(Attachment own, Subject subject, List<PersonView> old) {
        Uni<List<Attachment>> files = Uni.createFrom().item(new ArrayList<>(List.of(own)));
        for (PersonView one : old) {
            String name = "single-date-" + (old.indexOf(one) + 1) + ".ics";
            files = files.call(all -> takenOut(subject, one, name).invoke(all::add));
        }
        return files;
    }

    /** Who is to speak had one entry for both; the stage's goes on under its own name. */
    private Uni<List<Attachment>> withStage(Attachment out, Subject subject) {
        StagePersonView stage = subject.stage();
        if (stage == null || !subject.speaks() || !subject.forAll()) {
            return Uni.createFrom().item(List.of(out));
        }
        Speaking speaker = new Speaking(stage.id(), new Party(stage.name(), stage.email()), null);
        return calendar.invitation(subject.webinar(), speaker, host(subject))
                .map(file -> List.of(out, attachment("stage.ics", "REQUEST", file)));
    }

    private Uni<Attachment> putIn(Subject subject) {
        return calendar.invitation(subject.webinar(), subject.person(), host(subject))
                .map(file -> attachment("invite.ics", "REQUEST", file));
    }

    private Uni<Attachment> takenOut(Subject subject, PersonView person, String name) {
        return calendar.cancellation(subject.webinar(), person, host(subject))
                .map(file -> attachment(name, "CANCEL", file));
    }

    private Party host(Subject subject) {
        return new Party(subject.workspace().name(), sender.address());
    }

    private static Attachment attachment(String name, String method, byte[] file) {
        String type = "text/calendar; charset=UTF-8; method=" + method;
        return new Attachment(name, type, Buffer.buffer(file));
    }
}
