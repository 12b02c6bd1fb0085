package dev.lectern.sfu.dtls;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;

/** A certificate's digest as SDP carries it (RFC 8122 §5). */
public record Fingerprint(String algorithm, byte[] digest) {

    /** From the two words of {@code a=fingerprint}, or null where they are not one we accept. */
    public static Fingerprint parse(String algorithm, String hex) {
        String name = algorithm.toLowerCase(Locale.ROOT);
        int length =
                switch (name) {
                    case "sha-256" -> 32;
                    case "sha-384" -> 48;
                    case "sha-512" -> 64;
                    default -> 0;
                };
        if (length == 0 || hex.length() != length * 3 - 1) return null;
        try {
            return new Fingerprint(name, HexFormat.ofDelimiter(":").parseHex(hex));
        } catch (IllegalArgumentException notHex) {
            return null;
        }
    }

    static Fingerprint of(byte[] certificate) {
        return new Fingerprint("sha-256", digest("sha-256", certificate));
    }

    boolean matches(byte[] certificate) {
        return MessageDigest.isEqual(digest, digest(algorithm, certificate));
    }

    private static byte[] digest(String algorithm, byte[] certificate) {
        try {
            return MessageDigest.getInstance(algorithm.toUpperCase(Locale.ROOT))
                    .digest(certificate);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no " + algorithm, e);
        }
    }

    public String toHex() {
        return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Fingerprint that
                && algorithm.equals(that.algorithm)
                && Arrays.equals(digest, that.digest);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(digest);
    }
}
