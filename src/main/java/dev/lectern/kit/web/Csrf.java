package dev.lectern.kit.web;

import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The proof that a form was sent from a page of ours: the same random word in a cookie and in the
 * form (double submit), and never a browser that says it comes from another site.
 *
 * <p>Pages are compressed and repeat what was searched for, so the word stands in each under a
 * fresh mask: the length of an answer tells nothing of it (BREACH).
 */
public final class Csrf {
    static final String COOKIE = "csrf";
    public static final String FIELD = "csrf";
    public static final String HEADER = "X-CSRF";
    private static final String MADE = "lectern.csrf";
    private static final int WORD_BYTES = 24;
    private static final int WORD_LETTERS = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Csrf() {}

    /** The word of this browser under this answer's mask, made now when it has none. */
    static String tokenOf(RoutingContext request) {
        String made = request.get(MADE);
        if (made != null) {
            return made;
        }
        String masked = masked(cookieOf(request).orElseGet(() -> fresh(request)));
        request.put(MADE, masked);
        return masked;
    }

    public static boolean proves(RoutingContext request, @Nullable String sent) {
        return sent != null
                && cookieOf(request)
                        .filter(kept -> MessageDigest.isEqual(bytes(kept), bytes(bare(sent))))
                        .isPresent();
    }

    /** The mask, and after it the word under the mask. */
    private static String masked(String word) {
        byte[] mask = new byte[WORD_LETTERS];
        RANDOM.nextBytes(mask);
        byte[] both = Arrays.copyOf(mask, 2 * WORD_LETTERS);
        System.arraycopy(under(mask, bytes(word)), 0, both, WORD_LETTERS, WORD_LETTERS);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(both);
    }

    /** The word behind its mask; what carries none stays as it is. */
    private static String bare(String sent) {
        if (sent.length() == WORD_LETTERS) {
            return sent;
        }
        try {
            byte[] both = Base64.getUrlDecoder().decode(sent);
            return both.length == 2 * WORD_LETTERS
                    ? new String(
                            under(
                                    Arrays.copyOf(both, WORD_LETTERS),
                                    Arrays.copyOfRange(both, WORD_LETTERS, both.length)),
                            StandardCharsets.UTF_8)
                    : "";
        } catch (IllegalArgumentException noBase64) {
            return "";
        }
    }

    private static byte[] under(byte[] mask, byte[] word) {
        byte[] result = new byte[WORD_LETTERS];
        for (int i = 0; i < WORD_LETTERS; i++) {
            result[i] = (byte) (mask[i] ^ word[i]);
        }
        return result;
    }

    /** Whether the browser itself says that another site sent this. */
    public static boolean comesFromElsewhere(RoutingContext request) {
        String site = request.request().getHeader("Sec-Fetch-Site");
        if (site != null) {
            return !site.equals("same-origin") && !site.equals("none");
        }
        return request.request().getHeader("Origin") != null && !hasOurOrigin(request);
    }

    /** Whether the browser itself says that a page of ours sent this. */
    public static boolean comesFromHere(RoutingContext request) {
        String site = request.request().getHeader("Sec-Fetch-Site");
        return site == null ? hasOurOrigin(request) : site.equals("same-origin");
    }

    private static boolean hasOurOrigin(RoutingContext request) {
        String origin = String.valueOf(request.request().getHeader("Origin"));
        return origin.substring(origin.indexOf("://") + 1)
                .equals("//" + request.request().authority());
    }

    private static Optional<String> cookieOf(RoutingContext request) {
        return Cookies.read(request, COOKIE).filter(word -> bytes(word).length == WORD_LETTERS);
    }

    private static String fresh(RoutingContext request) {
        byte[] bytes = new byte[WORD_BYTES];
        RANDOM.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Cookies.set(request, COOKIE, token, Duration.ZERO);
        return token;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
