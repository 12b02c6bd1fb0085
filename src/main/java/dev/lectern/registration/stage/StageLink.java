package dev.lectern.registration.stage;

import dev.lectern.webinar.StagePersonView;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the link of somebody on stage stands for at this moment.
 *
 * @param person absent when they do not stand on the stage any more
 * @param newest whether no later link was made for them
 */
public record StageLink(UUID webinar, @Nullable StagePersonView person, boolean newest) {

    /** Whether the link still opens the stage door. */
    public boolean good() {
        return person != null && newest;
    }
}
