package dev.lectern.kit.web;

/** It was good once and was taken away (410). */
public class Gone extends RuntimeException {
    public Gone(String message) {
        super(message);
    }
}
