package dev.lectern.sfu;

/** The engine has no room for another session at the moment; the message says of what. */
public final class Full extends RuntimeException {
    private static final long serialVersionUID = 1;

    Full(String message) {
        super(message, null, false, false);
    }
}
