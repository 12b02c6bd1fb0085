package dev.lectern.kit.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lectern.kit.web.fault.FieldError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What went wrong, as an API says it (RFC 9457). */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type,
        String title,
        int status,
        @Nullable String detail,
        @Nullable List<FieldError> errors,
        @Nullable String reference) {
    public static final String MEDIA_TYPE = "application/problem+json";

    public static Problem of(int status, String title, @Nullable String detail) {
        return new Problem("about:blank", title, status, detail, null, null);
    }

    Problem with(List<FieldError> fields) {
        return new Problem(
                type, title, status, detail, fields.isEmpty() ? null : fields, reference);
    }

    Problem numbered(String id) {
        return new Problem(type, title, status, detail, errors, id);
    }
}
