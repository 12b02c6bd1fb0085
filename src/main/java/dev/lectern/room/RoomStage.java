package dev.lectern.room;

import dev.lectern.webinar.StagePresence;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Answers whether anybody who may speak is in a room. */
@ApplicationScoped
class RoomStage implements StagePresence {
    private final Rooms rooms;

    RoomStage(Rooms rooms) {
        this.rooms = rooms;
    }

    @Override
    public Uni<Integer> onStage(UUID occurrence) {
        return Uni.createFrom().item(() -> rooms.onStage(occurrence));
    }
}
