package dev.lectern.kit.web.border;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonMappingException;
import io.vertx.core.json.DecodeException;
import java.lang.reflect.InvocationTargetException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the reader of JSON says when it gives up, wherever that is wrapped. */
final class UnreadableJson {
    private UnreadableJson() {}

    /**
     * A body that was sent as plain text is decoded by a constructor, which wraps what it throws.
     */
    static boolean isBehind(Throwable thrown) {
        return thrown.getCause() instanceof InvocationTargetException wrapped
                && wrapped.getCause() instanceof DecodeException;
    }

    static @Nullable JacksonException in(Throwable thrown) {
        Throwable cause = thrown;
        while (cause != null && !(cause instanceof JacksonException)) {
            cause = cause.getCause();
        }
        return (JacksonException) cause;
    }

    /** The way to the field at fault; empty where none is. */
    static String fieldOf(JacksonException broken) {
        return broken instanceof JsonMappingException mapping
                ? mapping.getPath().stream()
                        .map(UnreadableJson::nameOf)
                        .collect(Collectors.joining("."))
                : "";
    }

    private static String nameOf(JsonMappingException.Reference step) {
        return step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName();
    }
}
