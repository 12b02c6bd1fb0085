package dev.lectern.workspace;

/** What a member may do in a workspace; each includes those before it. */
public enum Role {
    HOST,
    ADMIN,
    OWNER;

    public boolean includes(Role other) {
        return compareTo(other) >= 0;
    }
}
