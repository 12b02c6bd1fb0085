package dev.lectern.kit.web;

import io.vertx.core.MultiMap;
import jakarta.ws.rs.WebApplicationException;
import java.util.Map;

/**
 * Which value behind the question mark could not be read; the framework takes it for an address
 * that does not exist.
 */
final class UnreadParameter {
    private UnreadParameter() {}

    /** Its name, or nothing when it was something else that failed. */
    static String of(WebApplicationException thrown, MultiMap parameters) {
        if (!(thrown.getCause() instanceof IllegalArgumentException why)) {
            return "";
        }
        String reason = String.valueOf(why.getMessage());
        return parameters.entries().stream()
                .filter(one -> !one.getValue().isEmpty() && reason.contains(one.getValue()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }
}
