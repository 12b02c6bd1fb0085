package dev.lectern.room;

import dev.lectern.kit.web.Frame;
import dev.lectern.kit.web.fault.NotFound;
import dev.lectern.kit.web.fault.Sentence;
import dev.lectern.webinar.OccurrenceView;
import dev.lectern.webinar.WebinarView;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Expects whoever opens a room's page, and hands the page what it needs to come in. */
@ApplicationScoped
class Entrance {
    private static final Duration PASS_OUTLIVES_ROOM = Duration.ofHours(12);

    private final FactsReader facts;
    private final RoomPeople people;
    private final Passes passes;
    private final Frame frame;
    private final Clock clock;

    Entrance(FactsReader facts, RoomPeople people, Passes passes, Frame frame, Clock clock) {
        this.facts = facts;
        this.people = people;
        this.passes = passes;
        this.frame = frame;
        this.clock = clock;
    }

    /** The date that is asked for, else the one that counts now. */
    static OccurrenceView date(WebinarView webinar, @Nullable UUID wanted) {
        return wanted == null
                ? webinar.current()
                : webinar.occurrence(wanted)
                        .orElseThrow(
                                () ->
                                        new NotFound(
                                                Sentence.of(
                                                        "There is no such date.",
                                                        "Diesen Termin gibt es nicht.")));
    }

    /** The page that fits what this person is in the room by now. */
    Uni<TemplateInstance> page(WebinarView webinar, OccurrenceView date, Person person) {
        RoomFacts room = facts.of(webinar, date);
        frame.hostZone(webinar.zone().getId());
        return people.expect(date.id(), webinar.workspace(), person)
                .map(expected -> view(webinar, room, expected))
                .map(
                        view ->
                                view.person().role().onStage()
                                        ? RoomTemplates.studio(view)
                                        : RoomTemplates.live(view));
    }

    /**
     * The page for who came by a link: it speaks the webinar's language, as the public page did.
     */
    Uni<TemplateInstance> pageByLink(WebinarView webinar, OccurrenceView date, Person person) {
        frame.speak(webinar.locale());
        return page(webinar, date, person);
    }

    private RoomView view(WebinarView webinar, RoomFacts room, Person person) {
        Instant now = clock.instant();
        Instant closing = room.endsAt().plus(room.policy().expiresAfter());
        Instant until = (closing.isAfter(now) ? closing : now).plus(PASS_OUTLIVES_ROOM);
        String pass =
                passes.write(
                        new Pass(room.occurrence(), person.identity(), person.revocations()),
                        until);
        frame.hostZone(webinar.zone().getId());
        return new RoomView(webinar, room, person, pass, now, frame);
    }
}
