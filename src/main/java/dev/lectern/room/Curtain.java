package dev.lectern.room;

import dev.lectern.call.CallRooms;
import dev.lectern.kit.audit.AuditLog;
import dev.lectern.kit.audit.Author;
import dev.lectern.webinar.Stage;
import dev.lectern.webinar.WebinarView;
import dev.lectern.webinar.Webinars;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Opens, closes, locks and records the room from within, for those who may. */
@ApplicationScoped
class Curtain {
    private final Stage stage;
    private final Rooms rooms;
    private final CallRooms calls;
    private final Webinars webinars;
    private final AuditLog audit;

    Curtain(Stage stage, Rooms rooms, CallRooms calls, Webinars webinars, AuditLog audit) {
        this.stage = stage;
        this.rooms = rooms;
        this.calls = calls;
        this.webinars = webinars;
        this.audit = audit;
    }

    /** Asked again while it is live, as after a break in the line, it is simply live. */
    Uni<Void> open(RoomFacts room, Seat by) {
        return switch (room.phase()) {
            case LIVE -> Uni.createFrom().voidItem();
            case ENDED -> act(room, by, stage::reopen);
            default -> act(room, by, stage::start);
        };
    }

    Uni<Void> close(RoomFacts room, Seat by) {
        return room.phase() == Phase.ENDED
                ? Uni.createFrom().voidItem()
                : act(room, by, stage::stop);
    }

    Uni<Void> lock(RoomFacts room, Seat by, boolean on) {
        return act(room, by, on ? stage::lock : stage::unlock);
    }

    /** Those in the room need not wait for the work that tells everybody. */
    private Uni<Void> act(RoomFacts room, Seat by, Stage.Verb verb) {
        return verb.on(room.webinar(), room.occurrence(), author(room, by))
                .chain(webinar -> rooms.news(room.occurrence()));
    }

    Uni<Void> pause(RoomFacts room, Seat by) {
        return calls.pauseRecording(room.occurrence())
                .chain(() -> noted(room, by, "recording.paused"));
    }

    Uni<Void> resume(RoomFacts room, Seat by) {
        return calls.resumeRecording(room.occurrence())
                .chain(() -> noted(room, by, "recording.resumed"));
    }

    private Uni<Void> noted(RoomFacts room, Seat by, String deed) {
        return webinars.require(room.workspace(), room.webinar())
                .map(WebinarView::title)
                .chain(
                        title ->
                                Panache.withTransaction(
                                        () ->
                                                audit.note(
                                                        author(room, by),
                                                        deed,
                                                        title,
                                                        about(room.webinar(), room.occurrence()))));
    }

    private static JsonObject about(UUID webinar, UUID occurrence) {
        return new JsonObject()
                .put("webinar", webinar.toString())
                .put("occurrence", occurrence.toString());
    }

    private static Author author(RoomFacts room, Seat by) {
        return new Author(room.workspace(), by.person().name(), null);
    }
}
