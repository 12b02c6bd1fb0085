package dev.lectern.sfu.srtp;

/** The protection profiles of RFC 5764 §4.1.2 and RFC 7714 §14.2 that the engine speaks. */
public enum SrtpProfile {
    AEAD_AES_128_GCM(0x0007, 16, 12, 16, 16),
    AES128_CM_HMAC_SHA1_80(0x0001, 16, 14, 10, 10);

    /** The value of the DTLS use_srtp extension. */
    public final int code;

    final int keyLength;
    final int saltLength;
    final int rtpTagLength;
    final int rtcpTagLength;

    SrtpProfile(int code, int keyLength, int saltLength, int rtpTagLength, int rtcpTagLength) {
        this.code = code;
        this.keyLength = keyLength;
        this.saltLength = saltLength;
        this.rtpTagLength = rtpTagLength;
        this.rtcpTagLength = rtcpTagLength;
    }

    /** Bytes to export from DTLS: two keys and two salts. */
    public int keyingLength() {
        return 2 * (keyLength + saltLength);
    }

    PacketCipher cipher(byte[] key, byte[] salt, byte[] authenticationKey) {
        return this == AEAD_AES_128_GCM
                ? new GcmCipher(key, salt)
                : new CounterModeCipher(key, salt, authenticationKey, rtpTagLength);
    }
}
