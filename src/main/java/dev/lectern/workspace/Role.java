package dev.lectern.workspace;

import java.util.Locale;

/** What a member may do in a workspace; each includes those before it. */
public enum Role {
    HOST,
    ADMIN,
    OWNER;

    public boolean includes(Role other) {
        return compareTo(other) >= 0;
    }

    /** As the API and the identity's roles spell it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
