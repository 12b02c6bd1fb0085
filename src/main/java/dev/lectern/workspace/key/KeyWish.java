package dev.lectern.workspace.key;

import dev.lectern.workspace.Scope;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A key as somebody wishes to have it, already checked. */
record KeyWish(String name, Scope scope, @Nullable Instant expiresAt) {}
