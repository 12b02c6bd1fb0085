package dev.lectern.call;

import dev.lectern.call.policy.CallSpec;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The wish for a call.
 *
 * @param provider absent: where the call is, else the default one
 */
public record CallRequest(
        UUID workspace,
        UUID webinar,
        UUID occurrence,
        String title,
        @Nullable String provider,
        CallSpec spec,
        Instant startsAt,
        Instant endsAt) {}
