package dev.lectern.sfu;

/**
 * What one loop counted since the start. Written by its loop only; other threads read values that
 * are at most a moment old.
 */
final class Counters {
    volatile long received;
    volatile long sent;
    volatile long sentBytes;
    volatile long junk;
    volatile long strays;
    volatile long forged;
    volatile long malformed;
    volatile long refused;
    volatile long excess;
    volatile long shed;
    volatile long resent;

    /** Adds without the cost of an atomic operation: there is one writer. */
    @SuppressWarnings("NonAtomicOperationOnVolatileField")
    void countReceived(int packets) {
        received += packets;
    }

    @SuppressWarnings("NonAtomicOperationOnVolatileField")
    void countSent(int packets, int bytes) {
        sent += packets;
        sentBytes += bytes;
    }
}
