package dev.lectern.sfu.srtp;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.ShortBufferException;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES_CM_128_HMAC_SHA1_80: RFC 3711 §4.1.1 (counter mode), §4.2.1 (HMAC), §3.4 (SRTCP layout:
 * header, ciphertext, E and index, tag).
 */
final class CounterModeCipher implements PacketCipher {
    private final SecretKeySpec key;
    private final byte[] salt;
    private final int tagLength;
    private final byte[] iv = new byte[16];
    private final byte[] word = new byte[4];
    private final byte[] tag = new byte[20];
    private final Cipher cipher;
    private final Mac mac;

    CounterModeCipher(byte[] key, byte[] salt, byte[] authenticationKey, int tagLength) {
        this.key = new SecretKeySpec(key, "AES");
        this.salt = salt;
        this.tagLength = tagLength;
        try {
            cipher = Cipher.getInstance("AES/CTR/NoPadding");
            mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(authenticationKey, "HmacSHA1"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no AES-CTR or HMAC-SHA1", e);
        }
    }

    @Override
    public int protectRtp(byte[] packet, int at, int clear, int length, int ssrc, long index) {
        crypt(packet, at + clear, length - clear, ssrc, index);
        sign(packet, at, length, (int) (index >>> 16));
        System.arraycopy(tag, 0, packet, at + length, tagLength);
        return length + tagLength;
    }

    @Override
    public int unprotectRtp(byte[] packet, int at, int clear, int length, int ssrc, long index) {
        int body = length - tagLength;
        if (body < clear) return -1;
        sign(packet, at, body, (int) (index >>> 16));
        if (!tagStandsAt(packet, at + body)) return -1;
        crypt(packet, at + clear, body - clear, ssrc, index);
        return body;
    }

    @Override
    public int protectRtcp(byte[] packet, int at, int length, int ssrc, int index) {
        crypt(packet, at + 8, length - 8, ssrc, index);
        Bytes.putInt(packet, at + length, index | 0x80000000);
        sign(packet, at, length + 4);
        System.arraycopy(tag, 0, packet, at + length + 4, tagLength);
        return length + 4 + tagLength;
    }

    @Override
    public int unprotectRtcp(byte[] packet, int at, int length, int ssrc, int index) {
        int signed = length - tagLength;
        if (signed < 12) return -1;
        sign(packet, at, signed);
        if (!tagStandsAt(packet, at + signed)) return -1;
        if ((packet[at + signed - 4] & 0x80) != 0) {
            crypt(packet, at + 8, signed - 12, ssrc, index);
        }
        return signed - 4;
    }

    private void crypt(byte[] packet, int at, int length, int ssrc, long index) {
        System.arraycopy(salt, 0, iv, 0, 14);
        iv[14] = 0;
        iv[15] = 0;
        for (int i = 0; i < 4; i++) iv[4 + i] ^= (byte) (ssrc >>> 24 - 8 * i);
        for (int i = 0; i < 6; i++) iv[8 + i] ^= (byte) (index >>> 40 - 8 * i);
        try {
            cipher.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(iv));
            cipher.doFinal(packet, at, length, packet, at);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-CTR refused a packet", e);
        }
    }

    private void sign(byte[] packet, int at, int length, int rollover) {
        mac.update(packet, at, length);
        Bytes.putInt(word, 0, rollover);
        mac.update(word);
        finish();
    }

    private void sign(byte[] packet, int at, int length) {
        mac.update(packet, at, length);
        finish();
    }

    private void finish() {
        try {
            mac.doFinal(tag, 0);
        } catch (ShortBufferException e) {
            throw new IllegalStateException("HMAC-SHA1 grew beyond 20 bytes", e);
        }
    }

    private boolean tagStandsAt(byte[] packet, int at) {
        int difference = 0;
        for (int i = 0; i < tagLength; i++) difference |= packet[at + i] ^ tag[i];
        return difference == 0;
    }
}
