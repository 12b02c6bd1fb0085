package dev.lectern.kit.mail;

import io.smallrye.mutiny.Uni;

/** Takes an envelope where it should go; fails with {@link Undelivered} when it did not arrive. */
interface Delivery {

    /** What the other side said when it took the mail. */
    Uni<String> deliver(Envelope envelope);

    /** Whether the mail stays to be read here, since nothing leaves this machine. */
    boolean keeps();

    /** How many it would take right now. */
    default int appetite() {
        return Integer.MAX_VALUE;
    }
}
