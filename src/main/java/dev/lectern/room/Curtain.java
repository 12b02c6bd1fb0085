package dev.lectern.room;

import dev.lectern.kit.audit.AuditLog;
import dev.lectern.webinar.Stage;
import dev.lectern.webinar.WebinarView;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;

/** Opens, closes and locks the room from within, for those who may. */
@ApplicationScoped
class Curtain {
    private final Stage stage;
    private final Rooms rooms;
    private final AuditLog audit;

    Curtain(Stage stage, Rooms rooms, AuditLog audit) {
        this.stage = stage;
        this.rooms = rooms;
        this.audit = audit;
    }

    /** Asked again while it is live, as after a break in the line, it is simply live. */
    Uni<Void> open(RoomFacts room, Seat by) {
        Uni<WebinarView> opened =
                room.phase() == Phase.ENDED
                        ? stage.reopen(room.webinar(), room.occurrence())
                        : stage.start(room.webinar(), room.occurrence());
        return room.phase() == Phase.LIVE
                ? Uni.createFrom().voidItem()
                : opened.chain(webinar -> told(room, by, webinar, "webinar.started"));
    }

    Uni<Void> close(RoomFacts room, Seat by) {
        return room.phase() == Phase.ENDED
                ? Uni.createFrom().voidItem()
                : stage.stop(room.webinar(), room.occurrence())
                        .chain(webinar -> told(room, by, webinar, "webinar.stopped"));
    }

    Uni<Void> lock(RoomFacts room, boolean on) {
        Uni<WebinarView> locked =
                on
                        ? stage.lock(room.webinar(), room.occurrence())
                        : stage.unlock(room.webinar(), room.occurrence());
        return locked.chain(webinar -> rooms.news(room.occurrence()));
    }

    /** Those in the room need not wait for the work that tells everybody. */
    private Uni<Void> told(RoomFacts room, Seat by, WebinarView webinar, String what) {
        JsonObject detail = new JsonObject().put("occurrence", room.occurrence().toString());
        return rooms.news(room.occurrence())
                .chain(
                        () ->
                                Panache.withTransaction(
                                        () ->
                                                audit.record(
                                                        room.workspace(),
                                                        by.person().name(),
                                                        what,
                                                        webinar.title(),
                                                        detail,
                                                        null)));
    }
}
