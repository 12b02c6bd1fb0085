package dev.lectern.webinar;

import io.smallrye.mutiny.Uni;
import java.util.UUID;

/** Asked of whoever knows the room: is anybody there who may speak? */
public interface StagePresence {

    /** How many hosts, co-hosts and panelists are in the room, on any node. */
    Uni<Integer> onStage(UUID occurrence);
}
