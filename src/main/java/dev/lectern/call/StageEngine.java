package dev.lectern.call;

import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * An engine of our own, wherever the room is at home: answers what {@link StageListener} was told,
 * for who was not there. A room without a home has no media.
 */
public interface StageEngine {

    /** What of each person arrives now. */
    Uni<Map<String, Set<Track>>> sending(UUID occurrence);

    /** Lets what a host muted be heard and seen again; does nothing where nothing is muted. */
    Uni<Void> unmute(UUID occurrence, String identity, Track track);
}
