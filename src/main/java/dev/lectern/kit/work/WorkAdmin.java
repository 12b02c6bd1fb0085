package dev.lectern.kit.work;

import dev.lectern.kit.web.NotAllowed;
import dev.lectern.kit.web.NotFound;
import dev.lectern.kit.web.Refused;
import io.quarkus.security.identity.SecurityIdentity;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who may look after work, and what they may ask. */
final class WorkAdmin {
    private static final Set<String> STATES = Set.of("waiting", "running", "parked");

    private WorkAdmin() {}

    /** The workspace of an admin, or a refusal. */
    static UUID workspaceOf(SecurityIdentity identity) {
        UUID workspace = identity.getAttribute("workspace");
        if (workspace == null || !identity.hasRole("admin")) {
            throw new NotAllowed("This needs the role admin.");
        }
        return workspace;
    }

    static @Nullable String state(@Nullable String asked) {
        if (asked == null || asked.isBlank()) {
            return null;
        }
        if (!STATES.contains(asked)) {
            throw new Refused("state", "Choose waiting, running or parked.");
        }
        return asked;
    }

    static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new NotFound("There is no such work.");
        }
    }
}
