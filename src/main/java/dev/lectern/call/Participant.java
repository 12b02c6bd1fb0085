package dev.lectern.call;

import dev.lectern.call.policy.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Somebody who is in a call now, as its provider sees them. */
public record Participant(
        String identity, String name, @Nullable Role role, @Nullable Instant joinedAt) {}
