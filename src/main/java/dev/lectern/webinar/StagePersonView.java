package dev.lectern.webinar;

import dev.lectern.call.policy.Role;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody on a webinar's stage, as others see them.
 *
 * @param account absent for people from outside the workspace
 * @param linkVersion rises when the link is made anew; older links are dead
 */
public record StagePersonView(
        UUID id,
        UUID webinar,
        UUID workspace,
        @Nullable UUID account,
        Role role,
        String name,
        String email,
        int linkVersion,
        Instant createdAt) {

    /** Who they are in the room: a member is the same by link and signed in. */
    public String identity() {
        return (account == null ? id : account).toString();
    }
}
