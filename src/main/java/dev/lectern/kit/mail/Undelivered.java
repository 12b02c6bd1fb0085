package dev.lectern.kit.mail;

import dev.lectern.kit.work.InWords;

/** A mail did not arrive; the message is what the mail server said. */
class Undelivered extends RuntimeException implements InWords {

    /** Whose fault it is, and so what to do next. */
    enum Cause {
        /** The server will never take this mail: the recipient is told to be wrong, say. */
        REFUSED,
        /** Not this mail, not now: a full mailbox, greylisting, a broken line. */
        LATER,
        /** No mail at all now: the server is away, closing or does not let us in. */
        SERVER_AWAY
    }

    private final Cause why;

    Undelivered(Cause why, String words) {
        super(words);
        this.why = why;
    }

    Cause why() {
        return why;
    }
}
