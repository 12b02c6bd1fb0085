package dev.lectern.sfu.srtp;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The master key and salt of one direction, from which session keys are derived.
 *
 * <p>RFC 3711 §4.3 with a key derivation rate of 0; RFC 5764 §4.2 for the order in which DTLS
 * exports them; RFC 7714 §11: the 12-byte salt of GCM is extended by two zero bytes.
 */
public record SrtpKeys(SrtpProfile profile, byte[] key, byte[] salt) {
    static final int RTP = 0;
    static final int RTCP = 3;

    /** The client's half of what DTLS exported. */
    public static SrtpKeys ofClient(SrtpProfile profile, byte[] exported) {
        int salts = 2 * profile.keyLength;
        return new SrtpKeys(
                profile,
                Arrays.copyOfRange(exported, 0, profile.keyLength),
                Arrays.copyOfRange(exported, salts, salts + profile.saltLength));
    }

    /** The server's half of what DTLS exported. */
    public static SrtpKeys ofServer(SrtpProfile profile, byte[] exported) {
        int salts = 2 * profile.keyLength + profile.saltLength;
        return new SrtpKeys(
                profile,
                Arrays.copyOfRange(exported, profile.keyLength, 2 * profile.keyLength),
                Arrays.copyOfRange(exported, salts, salts + profile.saltLength));
    }

    /** The cipher for RTP or RTCP; {@code first} is the label of its encryption key. */
    PacketCipher cipher(int first) {
        byte[] sessionKey = derive(first, profile.keyLength);
        byte[] authentication = derive(first + 1, 20);
        byte[] sessionSalt = derive(first + 2, profile.saltLength);
        return profile.cipher(sessionKey, sessionSalt, authentication);
    }

    byte[] derive(int label, int length) {
        byte[] iv = new byte[16];
        System.arraycopy(salt, 0, iv, 0, salt.length);
        iv[7] ^= (byte) label;
        try {
            Cipher counterMode = Cipher.getInstance("AES/CTR/NoPadding");
            counterMode.init(
                    Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(iv));
            return counterMode.doFinal(new byte[length]);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no AES-CTR", e);
        }
    }
}
