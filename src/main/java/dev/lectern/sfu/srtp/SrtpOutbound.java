package dev.lectern.sfu.srtp;

/**
 * What we send, sealed. The caller counts each stream's index (rollover × 65,536 + sequence) and
 * never seals two different packets under one.
 */
public final class SrtpOutbound {
    /** The most that sealing adds to a packet. */
    public static final int OVERHEAD = 20;

    private final PacketCipher rtp;
    private final SrtpKeys keys;
    private PacketCipher rtcp;
    private int control;

    public SrtpOutbound(SrtpKeys keys) {
        this.keys = keys;
        this.rtp = keys.cipher(SrtpKeys.RTP);
    }

    /** Seals the RTP packet at {@code at}, its first {@code clear} bytes staying readable. */
    public int sealRtp(byte[] packet, int at, int clear, int length, int ssrc, long index) {
        return rtp.protectRtp(packet, at, clear, length, ssrc, index);
    }

    /** Seals the compound RTCP packet at the beginning of the array. */
    public int sealRtcp(byte[] packet, int length) {
        if (rtcp == null) rtcp = keys.cipher(SrtpKeys.RTCP);
        control = control + 1 & 0x7FFFFFFF;
        return rtcp.protectRtcp(packet, 0, length, Bytes.getInt(packet, 4), control);
    }
}
