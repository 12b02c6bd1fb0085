package dev.lectern.sfu.sdp;

/** An offer that cannot be answered; the message says why in a sentence. */
public final class BadOffer extends RuntimeException {
    private static final long serialVersionUID = 1;

    public BadOffer(String message) {
        super(message, null, false, false);
    }
}
