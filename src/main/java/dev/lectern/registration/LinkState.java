package dev.lectern.registration;

import dev.lectern.registration.JoinLink.Standing;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * As much of a registration as its links depend on.
 *
 * @param version which link of theirs is good
 */
record LinkState(
        UUID registration,
        UUID webinar,
        @Nullable UUID occurrence,
        String name,
        Status status,
        int version) {

    /** What a link of that version stands for. */
    JoinLink link(int asked) {
        boolean good = status == Status.APPROVED && version == asked;
        Standing standing = good ? Standing.GOOD : Standing.REVOKED;
        return new JoinLink(registration, webinar, occurrence, name, status, standing);
    }
}
