package dev.lectern.registration.form;

import io.vertx.core.json.JsonObject;

/**
 * What a person answered, checked: name, address, and the rest by the id of its question.
 *
 * @param asked what they answer: without its questions answers mean nothing
 */
public record Answers(Form asked, String name, EmailAddress address, JsonObject rest) {}
