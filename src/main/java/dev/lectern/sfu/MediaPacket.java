package dev.lectern.sfu;

/**
 * A packet of media as it came from its publisher, decrypted, never changed again.
 *
 * @param sequence on a line that does not wrap; see Unwrapper
 * @param bytes the datagram's array, the payload being {@code payloadLength} bytes at {@code
 *     payloadAt}
 * @param arrived by {@link System#nanoTime}
 * @param startsKeyFrame whether a decoder can begin here
 */
record MediaPacket(
        Layer layer,
        long sequence,
        int timestamp,
        boolean marker,
        byte[] bytes,
        int payloadAt,
        int payloadLength,
        long arrived,
        boolean startsKeyFrame) {}
