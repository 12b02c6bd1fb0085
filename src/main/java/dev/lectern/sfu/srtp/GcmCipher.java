package dev.lectern.sfu.srtp;

import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AEAD_AES_128_GCM: RFC 7714 §8.1 and §9.1 (IV), §9.3 (SRTCP layout: header, ciphertext, tag, E and
 * index).
 *
 * <p>Two different packets under one IV give the authentication key away (RFC 5116 §5.1.1); a
 * packet that is sent again under its index must be the same to the last byte, its header included.
 * That is the sender's duty, and asserted here where assertions are on. The JDK refuses to encrypt
 * twice in a row under one IV whatever the bytes, so that check is stepped over by an
 * initialisation with an IV that is never used.
 */
final class GcmCipher implements PacketCipher {
    private static final int TAG = 16;
    private final SecretKeySpec key;
    private final byte[] salt;
    private final byte[] iv = new byte[12];
    private final byte[] word = new byte[4];
    private final Cipher cipher;
    private LastSealed sealed;
    private int lastSsrc;
    private long lastIndex = -1;

    GcmCipher(byte[] key, byte[] salt) {
        this.key = new SecretKeySpec(key, "AES");
        this.salt = salt;
        try {
            cipher = Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no AES-GCM", e);
        }
    }

    @Override
    public int protectRtp(byte[] packet, int at, int clear, int length, int ssrc, long index) {
        assert isNewOrTheSame(packet, at, length, ssrc, index) : "another packet under its nonce";
        rtpIv(ssrc, index);
        try {
            start(Cipher.ENCRYPT_MODE, ssrc, index);
            cipher.updateAAD(packet, at, clear);
            return clear + cipher.doFinal(packet, at + clear, length - clear, packet, at + clear);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM refused a packet", e);
        }
    }

    @Override
    public int unprotectRtp(byte[] packet, int at, int clear, int length, int ssrc, long index) {
        if (length - clear < TAG) return -1;
        rtpIv(ssrc, index);
        try {
            start(Cipher.DECRYPT_MODE, ssrc, index);
            cipher.updateAAD(packet, at, clear);
            return clear + cipher.doFinal(packet, at + clear, length - clear, packet, at + clear);
        } catch (AEADBadTagException forged) {
            return -1;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM refused a packet", e);
        }
    }

    @Override
    public int protectRtcp(byte[] packet, int at, int length, int ssrc, int index) {
        rtcpIv(ssrc, index);
        Bytes.putInt(word, 0, index | 0x80000000);
        try {
            start(Cipher.ENCRYPT_MODE, ssrc, index);
            cipher.updateAAD(packet, at, 8);
            cipher.updateAAD(word);
            int sealed = 8 + cipher.doFinal(packet, at + 8, length - 8, packet, at + 8);
            System.arraycopy(word, 0, packet, at + sealed, 4);
            return sealed + 4;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM refused a packet", e);
        }
    }

    @Override
    public int unprotectRtcp(byte[] packet, int at, int length, int ssrc, int index) {
        if (length < 8 + TAG + 4) return -1;
        rtcpIv(ssrc, index);
        boolean encrypted = (packet[at + length - 4] & 0x80) != 0;
        try {
            start(Cipher.DECRYPT_MODE, ssrc, index);
            cipher.updateAAD(packet, at, encrypted ? 8 : length - 4 - TAG);
            cipher.updateAAD(packet, at + length - 4, 4);
            if (encrypted) {
                return 8 + cipher.doFinal(packet, at + 8, length - 12, packet, at + 8);
            }
            cipher.doFinal(packet, at + length - 4 - TAG, TAG);
            return length - 4 - TAG;
        } catch (AEADBadTagException forged) {
            return -1;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM refused a packet", e);
        }
    }

    private boolean isNewOrTheSame(byte[] packet, int at, int length, int ssrc, long index) {
        if (sealed == null) sealed = new LastSealed();
        return sealed.accepts(packet, at, length, ssrc, index);
    }

    private void start(int mode, int ssrc, long index) throws GeneralSecurityException {
        GCMParameterSpec parameters = new GCMParameterSpec(128, iv);
        if (mode == Cipher.ENCRYPT_MODE) {
            if (ssrc == lastSsrc && index == lastIndex) {
                cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(128, spare()));
            }
            lastSsrc = ssrc;
            lastIndex = index;
        }
        cipher.init(mode, key, parameters);
    }

    /** An IV that no packet has, only ever initialised with and never used. */
    private byte[] spare() {
        byte[] other = iv.clone();
        other[0] ^= (byte) 0x80;
        return other;
    }

    private void rtpIv(int ssrc, long index) {
        iv[0] = salt[0];
        iv[1] = salt[1];
        for (int i = 0; i < 4; i++) iv[2 + i] = (byte) (salt[2 + i] ^ ssrc >>> 24 - 8 * i);
        for (int i = 0; i < 6; i++) iv[6 + i] = (byte) (salt[6 + i] ^ index >>> 40 - 8 * i);
    }

    private void rtcpIv(int ssrc, int index) {
        rtpIv(ssrc, index & 0x7FFFFFFFL);
    }
}
