package dev.lectern.workspace;

import java.util.UUID;

/** The API key that a request came with. */
record KeyInUse(UUID id, String name, Scope scope) {
    static final String ATTRIBUTE = "lectern.key";
}
