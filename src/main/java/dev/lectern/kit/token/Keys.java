package dev.lectern.kit.token;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys that one secret stands for: HKDF-SHA-256 (RFC 5869) with the use as its info, so that no
 * key of one use is of any worth for another.
 */
final class Keys {
    private static final byte[] SALT = "lectern".getBytes(StandardCharsets.UTF_8);
    private static final byte[] LAST_BLOCK = {1};
    private static final String HMAC = "HmacSHA256";

    private final String id;
    private final SecretKey extracted;
    private final ConcurrentMap<String, byte[]> derived = new ConcurrentHashMap<>();

    private Keys(String id, SecretKey extracted) {
        this.id = id;
        this.extracted = extracted;
    }

    static List<Keys> of(List<String> secrets) {
        return secrets.stream().map(Keys::of).toList();
    }

    static Keys of(String secret) {
        byte[] input = secret.getBytes(StandardCharsets.UTF_8);
        SecretKey extracted = new SecretKeySpec(hmac(new SecretKeySpec(SALT, HMAC), input), HMAC);
        byte[] name = expand(extracted, "key id");
        String id = Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(name, 3));
        return new Keys(id, extracted);
    }

    /** Four letters that name the secret without telling anything of it. */
    String id() {
        return id;
    }

    /** 32 bytes for this use. */
    byte[] key(String use) {
        return derived.computeIfAbsent(use, info -> expand(extracted, info));
    }

    /** The same as a key for HMAC-SHA-256. */
    SecretKey hmac(String use) {
        return new SecretKeySpec(key(use), HMAC);
    }

    private static byte[] expand(SecretKey extracted, String info) {
        return hmac(extracted, info.getBytes(StandardCharsets.UTF_8), LAST_BLOCK);
    }

    private static byte[] hmac(SecretKey key, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + HMAC, e);
        }
    }
}
