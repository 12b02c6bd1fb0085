package dev.lectern.sfu;

import java.util.concurrent.atomic.AtomicReferenceArray;

/** The last packets of a stream, written by one thread and read by any. */
final class PacketRing {
    private final int mask;
    private final AtomicReferenceArray<MediaPacket> packets;

    /** {@code size} is a power of two. */
    PacketRing(int size) {
        mask = size - 1;
        packets = new AtomicReferenceArray<>(size);
    }

    void put(MediaPacket packet) {
        packets.set((int) packet.sequence() & mask, packet);
    }

    /** The packet with this number, or null where it never came or is too old. */
    MediaPacket get(long sequence) {
        MediaPacket packet = packets.get((int) sequence & mask);
        return packet != null && packet.sequence() == sequence ? packet : null;
    }

    int size() {
        return mask + 1;
    }
}
