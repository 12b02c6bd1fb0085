package dev.lectern.kit.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One deed as it was noted.
 *
 * @param actor who did it
 * @param action a thing and a verb, as "webinar.cancelled"
 * @param subject what it was done to
 * @param address from where; absent when the house did it itself
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AuditEntry(
        UUID id,
        Instant at,
        String actor,
        String action,
        String subject,
        Map<String, Object> detail,
        @Nullable String address) {}
