package dev.lectern.call.builtin;

import dev.lectern.call.RoomAtProvider;
import dev.lectern.call.policy.CallSpec;
import dev.lectern.call.policy.Role;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One of our own rooms.
 *
 * @param roles what people were made since they got their grant
 * @param removed who was put out, and when: grants from before then are worth nothing
 */
record BuiltinRoom(
        String id,
        RoomAtProvider.Stage stage,
        CallSpec spec,
        Map<String, Role> roles,
        Map<String, Instant> removed) {

    boolean live() {
        return stage == RoomAtProvider.Stage.LIVE;
    }

    /** What a grant is worth here now; nothing if its holder was put out since. */
    Optional<Role> roleOf(BuiltinGrant grant) {
        Instant out = removed.get(grant.identity());
        if (!id.equals(grant.room()) || out != null && !grant.issuedAt().isAfter(out)) {
            return Optional.empty();
        }
        return Optional.of(roles.getOrDefault(grant.identity(), grant.role()));
    }
}
