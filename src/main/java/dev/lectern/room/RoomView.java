package dev.lectern.room;

import dev.lectern.call.policy.Recording;
import dev.lectern.call.policy.Role;
import dev.lectern.kit.web.Frame;
import dev.lectern.kit.web.Words;
import dev.lectern.webinar.WebinarView;
import io.quarkus.qute.TemplateData;
import java.time.Instant;

/** What the pages of a room are drawn from. */
@TemplateData
record RoomView(
        WebinarView of, RoomFacts room, Person person, String pass, Instant now, Frame frame) {

    public String title() {
        return of.title();
    }

    public String slug() {
        return of.slug();
    }

    /** Where one goes from here: the webinar's own page, or the public one by which one came. */
    public String home() {
        return byLink() ? publicPage() : "/webinars/" + of.id();
    }

    public boolean byLink() {
        return frame.path().startsWith(publicPage());
    }

    private String publicPage() {
        return "/w/" + of.slug();
    }

    public String occurrence() {
        return room.occurrence().toString();
    }

    public String provider() {
        return room.provider();
    }

    public String role() {
        return person.role().word();
    }

    public String phase() {
        return room.phase().word();
    }

    public String policy() {
        return Frames.policy(room).encode();
    }

    public String startsAt() {
        return room.startsAt().toString();
    }

    public Instant start() {
        return room.startsAt();
    }

    public String zone() {
        return of.zone().getId();
    }

    public boolean recorded() {
        return room.policy().recording() != Recording.OFF;
    }

    public boolean over() {
        return room.phase().over();
    }

    public boolean mayStart() {
        return room.phase() == Phase.WAITING && person.role().leads();
    }

    public boolean mayEnd() {
        return room.phase() == Phase.LIVE && person.role() == Role.HOST;
    }

    /** What the time before the start is called: for the stage it is backstage. */
    public String waiting() {
        return person.role().onStage() ? phases().phaseWaiting() : phases().phaseSoon();
    }

    public String state() {
        return switch (room.phase()) {
            case WAITING -> waiting();
            case LIVE -> phases().phaseLive();
            case ENDED -> phases().phaseEnded();
            case CANCELLED -> phases().phaseCancelled();
            case MISSED -> phases().phaseMissed();
        };
    }

    public String empty() {
        return person.role().onStage() ? words().emptyStudio() : words().emptyLive();
    }

    public String afterTitle() {
        return switch (room.phase()) {
            case CANCELLED -> phases().afterCancelled();
            case MISSED -> phases().afterMissed();
            default -> phases().afterEnded();
        };
    }

    public String afterText() {
        return switch (room.phase()) {
            case CANCELLED -> phases().afterCancelledText();
            case MISSED -> phases().afterMissedText();
            default -> phases().afterEndedText();
        };
    }

    private PhaseWords phases() {
        return Words.in(frame.language(), PhaseWords.class);
    }

    private RoomWords words() {
        return Words.in(frame.language(), RoomWords.class);
    }
}
