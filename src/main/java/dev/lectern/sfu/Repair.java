package dev.lectern.sfu;

/**
 * How a packet came: by itself, or inside a retransmission (RFC 4588 §4) whose payload begins with
 * the original sequence number.
 */
record Repair(int sequence, boolean repaired) {
    int skip() {
        return repaired ? 2 : 0;
    }
}
