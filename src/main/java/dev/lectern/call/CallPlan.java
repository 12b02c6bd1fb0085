package dev.lectern.call;

import java.time.Instant;
import java.util.UUID;

/**
 * All that a provider is told about a call.
 *
 * @param reference the provider's own id, where it makes one; else ours
 */
public record CallPlan(
        CallId id,
        String reference,
        UUID workspace,
        UUID webinar,
        String title,
        Instant startsAt,
        Instant endsAt,
        CallSpec spec) {

    public UUID occurrence() {
        return id.occurrence();
    }

    /** When the last grant ends, and what is left at the provider may go. */
    public Instant expiresAt() {
        return endsAt.plus(spec.expiresAfter());
    }

    public CallPlan known(String as) {
        return new CallPlan(id, as, workspace, webinar, title, startsAt, endsAt, spec);
    }
}
