package dev.lectern.registration;

import dev.lectern.kit.web.fault.Gone;
import dev.lectern.kit.web.fault.Sentence;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a join link stands for at this moment.
 *
 * @param occurrence the one date it is for; absent: any of the webinar
 */
public record JoinLink(
        UUID registration,
        UUID webinar,
        @Nullable UUID occurrence,
        String name,
        Status status,
        Standing standing) {
    /** Of a link in whose place there is another. */
    private static final Sentence TAKEN_BACK =
            Sentence.of(
                    "This link was taken back. The newest mail has the one that is good.",
                    "Dieser Link wurde zurückgenommen. In der neuesten E-Mail steht der gültige.");

    private static final Sentence NOT_COMING =
            Sentence.of(
                    "This registration was cancelled or declined, so its link opens nothing.",
                    "Diese Anmeldung wurde storniert oder abgelehnt, daher öffnet ihr Link"
                            + " nichts.");

    /** Whether the link still opens the door. */
    public enum Standing {
        GOOD,
        REVOKED
    }

    public boolean good() {
        return standing == Standing.GOOD;
    }

    /** What it says that opens nothing, and how to go on. */
    public Gone dead() {
        boolean left = status == Status.CANCELLED || status == Status.DECLINED;
        return new Gone(left ? NOT_COMING : TAKEN_BACK);
    }
}
