package dev.lectern.kit.web;

import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The proof that a form was sent from a page of ours: the same random word in a cookie and in the
 * form (double submit), and never a browser that says it comes from another site.
 */
final class Csrf {
    static final String COOKIE = "csrf";
    static final String FIELD = "csrf";
    static final String HEADER = "X-CSRF";
    private static final String MADE = "lectern.csrf";
    private static final SecureRandom RANDOM = new SecureRandom();

    private Csrf() {}

    /** The word of this browser, made now when it has none. */
    static String tokenOf(RoutingContext request) {
        String made = request.get(MADE);
        if (made != null) {
            return made;
        }
        String token = cookieOf(request).orElseGet(() -> fresh(request));
        request.put(MADE, token);
        return token;
    }

    static boolean proves(RoutingContext request, @Nullable String sent) {
        return sent != null
                && cookieOf(request)
                        .filter(kept -> MessageDigest.isEqual(bytes(kept), bytes(sent)))
                        .isPresent();
    }

    /** Whether the browser itself says that another site sent this. */
    static boolean comesFromElsewhere(RoutingContext request) {
        String site = request.request().getHeader("Sec-Fetch-Site");
        if (site != null) {
            return !site.equals("same-origin") && !site.equals("none");
        }
        return request.request().getHeader("Origin") != null && !hasOurOrigin(request);
    }

    /** Whether the browser itself says that a page of ours sent this. */
    static boolean comesFromHere(RoutingContext request) {
        String site = request.request().getHeader("Sec-Fetch-Site");
        return site == null ? hasOurOrigin(request) : site.equals("same-origin");
    }

    private static boolean hasOurOrigin(RoutingContext request) {
        String origin = String.valueOf(request.request().getHeader("Origin"));
        return origin.substring(origin.indexOf("://") + 1)
                .equals("//" + request.request().authority());
    }

    private static Optional<String> cookieOf(RoutingContext request) {
        return Cookies.read(request, COOKIE).filter(token -> token.length() == 32);
    }

    private static String fresh(RoutingContext request) {
        byte[] bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Cookies.set(request, COOKIE, token, Duration.ZERO);
        return token;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
