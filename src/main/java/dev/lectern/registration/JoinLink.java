package dev.lectern.registration;

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

    /** Whether the link still opens the door. */
    public enum Standing {
        GOOD,
        REVOKED
    }

    public boolean good() {
        return standing == Standing.GOOD;
    }
}
