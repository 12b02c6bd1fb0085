package dev.lectern.kit.mail;

import io.vertx.core.buffer.Buffer;

/** A file that travels with a message, as {@code text/calendar; method=REQUEST} for example. */
public record Attachment(String name, String type, Buffer content) {}
