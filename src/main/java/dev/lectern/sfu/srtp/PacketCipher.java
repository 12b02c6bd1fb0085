package dev.lectern.sfu.srtp;

/**
 * Encrypts and authenticates packets under one session key, for RTP or for RTCP.
 *
 * <p>Lengths are those of the packet from {@code at}; {@code clear} is the length of the part that
 * stays readable (the RTP header with its extensions, or 8 bytes of RTCP).
 */
interface PacketCipher {
    /** Transforms in place and appends the tag; returns the new length. */
    int protectRtp(byte[] packet, int at, int clear, int length, int ssrc, long index);

    /** Verifies and transforms in place; returns the length without the tag, or −1. */
    int unprotectRtp(byte[] packet, int at, int clear, int length, int ssrc, long index);

    /** Like {@link #protectRtp}, appending the tag and the index word of SRTCP in their order. */
    int protectRtcp(byte[] packet, int at, int length, int ssrc, int index);

    int unprotectRtcp(byte[] packet, int at, int length, int ssrc, int index);
}
