package dev.lectern.sfu.net;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;

/** The user fragment and password of one ICE generation (RFC 8839 §5.4). */
public record Credentials(String fragment, byte[] password) {
    private static final SecureRandom RANDOM = new SecureRandom();

    public static Credentials make() {
        return new Credentials(random(9), random(24).getBytes(StandardCharsets.US_ASCII));
    }

    /** Letters, digits, plus and slash, four for every three bytes. */
    public static String random(int bytes) {
        byte[] raw = new byte[bytes];
        RANDOM.nextBytes(raw);
        return Base64.getEncoder().withoutPadding().encodeToString(raw);
    }

    public static String id() {
        byte[] raw = new byte[18];
        RANDOM.nextBytes(raw);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(raw);
    }

    public static int ssrc() {
        int value;
        do {
            value = RANDOM.nextInt();
        } while (value == 0);
        return value;
    }

    public String passwordText() {
        return new String(password, StandardCharsets.US_ASCII);
    }
}
