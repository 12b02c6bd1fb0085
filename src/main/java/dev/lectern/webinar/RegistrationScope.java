package dev.lectern.webinar;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;

/** Whether a place in a series is one in all its dates or in one of them. */
public enum RegistrationScope {
    /** Whoever registers comes to every date. */
    SERIES("series"),
    /** Whoever registers says to which date. */
    DATE("date"),
    /** As each person likes. */
    EITHER("either");

    private final String word;

    RegistrationScope(String word) {
        this.word = word;
    }

    /** How it is written in JSON. */
    public String word() {
        return word;
    }

    /** Whether one place may be for all dates. */
    public boolean takesAll() {
        return this != DATE;
    }

    /** Whether a place may be for one date alone. */
    public boolean takesOne() {
        return this != SERIES;
    }

    static List<String> words() {
        return Stream.of(values()).map(RegistrationScope::word).toList();
    }

    /** What the registration settings of a webinar say. */
    static RegistrationScope of(JsonObject registration) {
        return Stream.of(values())
                .filter(one -> one.word.equals(registration.getString("scope")))
                .findFirst()
                .orElse(EITHER);
    }
}
