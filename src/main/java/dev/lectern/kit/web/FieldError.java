package dev.lectern.kit.web;

/** One field that cannot stay as it is, and a sentence that says how to mend it. */
public record FieldError(String field, String message) {}
