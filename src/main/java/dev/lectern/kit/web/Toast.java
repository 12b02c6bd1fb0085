package dev.lectern.kit.web;

import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** A sentence that confirms something on the page a form leads to, carried there by a cookie. */
final class Toast {
    static final String COOKIE = "toast";

    private Toast() {}

    static String encode(String sentence) {
        byte[] bytes = sentence.getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Reads the sentence and lets the cookie go, so that it is said once. */
    static @Nullable String takeFrom(RoutingContext request) {
        return Cookies.read(request, COOKIE)
                .map(
                        value -> {
                            Cookies.forget(request, COOKIE);
                            return decode(value);
                        })
                .orElse(null);
    }

    private static @Nullable String decode(String value) {
        try {
            return new String(Base64.getUrlDecoder().decode(value), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }
}
