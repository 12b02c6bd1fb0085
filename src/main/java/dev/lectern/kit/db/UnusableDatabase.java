package dev.lectern.kit.db;

/** The database cannot be used as things stand; the message says why and what to do. */
public final class UnusableDatabase extends RuntimeException {
    public UnusableDatabase(String message) {
        super(message);
    }

    public UnusableDatabase(String message, Throwable cause) {
        super(message, cause);
    }
}
