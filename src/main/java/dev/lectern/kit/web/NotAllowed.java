package dev.lectern.kit.web;

/** The person is known, the thing too, but this is not theirs to do. */
public class NotAllowed extends RuntimeException {
    public NotAllowed(String message) {
        super(message);
    }
}
