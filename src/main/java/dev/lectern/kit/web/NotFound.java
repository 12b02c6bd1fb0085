package dev.lectern.kit.web;

/** There is no such thing, or none that this person may know of. */
public class NotFound extends RuntimeException {
    public NotFound(String message) {
        super(message);
    }
}
