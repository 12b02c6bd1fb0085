package dev.lectern.workspace;

import io.quarkus.security.identity.SecurityIdentity;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The API key that a request came with.
 *
 * @param founding it came with the set-up, and belongs to the first owner
 */
record KeyInUse(UUID id, String name, Scope scope, boolean founding) {
    static final String ATTRIBUTE = "lectern.key";

    /** How far somebody sees: as far as their role, and with the key of the set-up as an owner. */
    static Role sightOf(SecurityIdentity visitor, Caller caller) {
        @Nullable KeyInUse key = visitor.getAttribute(ATTRIBUTE);
        return key != null && key.founding() ? Role.OWNER : caller.role();
    }
}
