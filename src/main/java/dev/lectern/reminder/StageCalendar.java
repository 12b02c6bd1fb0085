package dev.lectern.reminder;

import dev.lectern.kit.mail.Attachment;
import dev.lectern.kit.mail.Message;
import dev.lectern.registration.PersonView;
import dev.lectern.registration.Registrations;
import dev.lectern.registration.Status;
import dev.lectern.registration.WebinarCalendar;
import dev.lectern.registration.WebinarCalendar.Speaking;
import dev.lectern.registration.calendar.CalendarEntry.Party;
import dev.lectern.reminder.StageWriting.Matter;
import dev.lectern.webinar.WebinarView;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a mail to somebody on stage does to their calendar. */
@ApplicationScoped
class StageCalendar {
    private final WebinarCalendar calendar;
    private final Registrations registrations;
    private final SenderAddress sender;

    StageCalendar(WebinarCalendar calendar, Registrations registrations, SenderAddress sender) {
        this.calendar = calendar;
        this.registrations = registrations;
        this.sender = sender;
    }

    /**
     * Who was registered for all of it before they were asked onto the stage has an entry, which is
     * the one to follow.
     */
    private Uni<Optional<PersonView>> place(Matter matter) {
        Instant since = matter.since();
        return since == null
                ? Uni.createFrom().item(Optional.empty())
                : registrations
                        .findByAddress(matter.webinar().id(), List.of(matter.email()))
                        .map(
                                places ->
                                        places.stream()
                                                .filter(one -> one.occurrence() == null)
                                                .filter(one -> one.status() == Status.APPROVED)
                                                .filter(one -> one.createdAt().isBefore(since))
                                                .findFirst());
    }

    /** With the file, where the mail changes the reader's calendar. */
    Uni<Message> attach(Matter matter, Message message) {
        if (!matter.kind().hasCalendar()) {
            return Uni.createFrom().item(message);
        }
        WebinarView webinar = matter.webinar();
        Party host = new Party(matter.house().name(), sender.address());
        boolean out = matter.kind().takesOut(webinar, matter.about());
        Uni<byte[]> file =
                place(matter)
                        .map(place -> speaking(matter, place.orElse(null)))
                        .chain(
                                speaker ->
                                        out
                                                ? calendar.cancellation(webinar, speaker, host)
                                                : calendar.invitation(webinar, speaker, host));
        String type = "text/calendar; charset=UTF-8; method=" + (out ? "CANCEL" : "REQUEST");
        return file.map(
                bytes ->
                        message.with(
                                List.of(new Attachment("invite.ics", type, Buffer.buffer(bytes)))));
    }

    private static Speaking speaking(Matter matter, @Nullable PersonView place) {
        return new Speaking(matter.person(), new Party(matter.name(), matter.email()), place);
    }
}
