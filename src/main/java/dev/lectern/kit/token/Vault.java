package dev.lectern.kit.token;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals credentials that must be read again: AES-256-GCM with a fresh nonce each.
 *
 * <p>The context ("provider " and the workspace's id, for example) is bound in: what was sealed for
 * one row opens for no other.
 */
@ApplicationScoped
public class Vault {
    private static final String USE = "vault";
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final List<Keys> secrets;

    Vault(MasterSecret secret) {
        this.secrets = secret.keys();
    }

    public String seal(String context, String text) {
        Keys keys = secrets.get(0);
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        byte[] sealed =
                run(
                        Cipher.ENCRYPT_MODE,
                        keys,
                        nonce,
                        context,
                        text.getBytes(StandardCharsets.UTF_8));
        byte[] both =
                ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array();
        return keys.id() + '.' + Base64.getUrlEncoder().withoutPadding().encodeToString(both);
    }

    /** 43 letters that stay the same for a use, for libraries that want a secret of their own. */
    public String phrase(String use) {
        byte[] key = secrets.get(0).key("phrase " + use);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key);
    }

    /** Nothing when it was sealed for another context or with a secret that is no longer given. */
    public Optional<String> open(String context, String sealed) {
        int dot = sealed.indexOf('.');
        String id = sealed.substring(0, Math.max(dot, 0));
        return secrets.stream()
                .filter(keys -> keys.id().equals(id))
                .findFirst()
                .flatMap(keys -> open(keys, context, sealed.substring(dot + 1)));
    }

    private static Optional<String> open(Keys keys, String context, String encoded) {
        try {
            ByteBuffer both = ByteBuffer.wrap(Base64.getUrlDecoder().decode(encoded));
            byte[] nonce = new byte[NONCE_BYTES];
            both.get(nonce);
            byte[] sealed = new byte[both.remaining()];
            both.get(sealed);
            byte[] text = crypt(Cipher.DECRYPT_MODE, keys, nonce, context, sealed);
            return Optional.of(new String(text, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException
                | IllegalArgumentException
                | java.nio.BufferUnderflowException e) {
            return Optional.empty();
        }
    }

    private static byte[] run(int mode, Keys keys, byte[] nonce, String context, byte[] input) {
        try {
            return crypt(mode, keys, nonce, context, input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + CIPHER, e);
        }
    }

    private static byte[] crypt(int mode, Keys keys, byte[] nonce, String context, byte[] input)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(
                mode,
                new SecretKeySpec(keys.key(USE), "AES"),
                new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
        return cipher.doFinal(input);
    }
}
