package dev.lectern.registration.form;

import io.vertx.core.json.JsonObject;

/** What a person answered, checked: name, address, and the rest by the id of its question. */
public record Answers(String name, EmailAddress address, JsonObject rest) {}
