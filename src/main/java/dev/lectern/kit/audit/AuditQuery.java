package dev.lectern.kit.audit;

import dev.lectern.kit.web.fault.Malformed;
import dev.lectern.kit.web.fault.Sentence;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which deeds somebody looks for; what is absent matters not.
 *
 * @param action the whole of it, or the thing alone: "webinar" finds "webinar.cancelled"
 * @param words found anywhere in actor, subject or address
 * @param called the actions that go by these words where they are read
 */
record AuditQuery(
        @Nullable String action,
        @Nullable String words,
        List<String> called,
        @Nullable OffsetDateTime since,
        @Nullable OffsetDateTime until) {

    static AuditQuery of(
            @Nullable String action,
            @Nullable String words,
            @Nullable String since,
            @Nullable String until) {
        return new AuditQuery(
                filled(action),
                filled(words),
                List.of(),
                time("since", since),
                time("until", until));
    }

    private static @Nullable String filled(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static @Nullable OffsetDateTime time(String field, @Nullable String text) {
        String given = filled(text);
        try {
            return given == null ? null : OffsetDateTime.parse(given);
        } catch (DateTimeException e) {
            throw new Malformed(
                    field,
                    Sentence.of(
                            "Write the time as 2026-11-26T18:00:00Z.",
                            "Schreiben Sie die Zeit wie 2026-11-26T18:00:00Z."));
        }
    }
}
