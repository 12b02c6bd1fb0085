package dev.lectern.webinar;

import io.smallrye.mutiny.Uni;
import java.util.UUID;

/** Asked of whoever knows the room: is anybody there who may speak? */
public interface StagePresence {

    /**
     * How many who may speak there are in the room, on any node; in team mode that is everybody.
     */
    Uni<Integer> onStage(UUID occurrence);
}
