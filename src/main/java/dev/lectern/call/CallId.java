package dev.lectern.call;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;

/**
 * A call's name at its provider: occurrence and generation in lower-case base32 (RFC 4648, no
 * padding), 29 characters. The occurrence alone decides it, so whoever repeats a step after a crash
 * speaks of the same call; a new generation is a new call for the same occurrence.
 */
public record CallId(UUID occurrence, int generation) {
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int BYTES = 18;
    private static final int CHARACTERS = 29;

    /** Reads an id back; empty if it is none of ours. */
    public static Optional<CallId> parse(String text) {
        if (text.length() != CHARACTERS) {
            return Optional.empty();
        }
        ByteBuffer bytes = ByteBuffer.allocate(BYTES);
        int pending = 0;
        int bits = 0;
        for (int i = 0; i < CHARACTERS; i++) {
            int value = ALPHABET.indexOf(text.charAt(i));
            if (value < 0) {
                return Optional.empty();
            }
            pending = (pending << 5 | value) & 0xFFFF;
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes.put((byte) (pending >> bits));
            }
        }
        UUID occurrence = new UUID(bytes.getLong(0), bytes.getLong(8));
        CallId id = new CallId(occurrence, bytes.getShort(16) & 0xFFFF);
        return Optional.of(id).filter(read -> read.toString().equals(text));
    }

    @Override
    public String toString() {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES);
        bytes.putLong(occurrence.getMostSignificantBits());
        bytes.putLong(occurrence.getLeastSignificantBits());
        bytes.putShort((short) generation);
        StringBuilder text = new StringBuilder(CHARACTERS);
        int pending = 0;
        int bits = 0;
        for (byte next : bytes.array()) {
            pending = (pending << 8 | next & 0xFF) & 0xFFFF;
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                text.append(ALPHABET.charAt(pending >> bits & 31));
            }
        }
        return text.append(ALPHABET.charAt(pending << 5 - bits & 31)).toString();
    }
}
