package dev.lectern.room;

import io.quarkus.websockets.next.CloseReason;

/** Why the server closes a socket; docs/protocol.md says what a client does then. */
enum CloseCode {
    MOVED(4001, "moved to another device"),
    REMOVED(4003, "not admitted"),
    /** The same for a client; the words tell a page that a host did it. */
    PUT_OUT(4003, "removed by the host"),
    SLOW(4008, "too slow"),
    PROTOCOL(4009, "not understood"),
    FULL(4013, "full"),
    LOCKED(4023, "locked");

    private final CloseReason reason;

    CloseCode(int code, String words) {
        this.reason = new CloseReason(code, words);
    }

    CloseReason reason() {
        return reason;
    }

    int number() {
        return reason.getCode();
    }
}
