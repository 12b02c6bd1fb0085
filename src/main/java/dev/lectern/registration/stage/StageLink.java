package dev.lectern.registration.stage;

import dev.lectern.kit.web.fault.Gone;
import dev.lectern.kit.web.fault.Sentence;
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
    private static final Sentence REPLACED =
            Sentence.of(
                    "This link was taken back. The newest mail has the one that is good.",
                    "Dieser Link wurde zurückgenommen. In der neuesten E-Mail steht der gültige.");
    private static final Sentence OFF_STAGE =
            Sentence.of(
                    "This person is not on the stage any more, so the link opens nothing.",
                    "Diese Person ist nicht mehr auf der Bühne, daher öffnet der Link nichts.");

    /** Whether the link still opens the stage door. */
    public boolean good() {
        return person != null && newest;
    }

    /** What it says that opens nothing. */
    public Gone dead() {
        return new Gone(person == null ? OFF_STAGE : REPLACED);
    }
}
