package dev.lectern.kit.web.border;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.lectern.kit.web.fault.Sentence;
import io.vertx.core.json.DecodeException;
import java.lang.reflect.InvocationTargetException;
import java.time.temporal.Temporal;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the reader of JSON says when it gives up, wherever that is wrapped. */
final class UnreadableJson {
    private static final Sentence NO_JSON =
            Sentence.of(
                    "The body is no JSON. Check its quotes, commas and braces.",
                    "Der Inhalt ist kein JSON. Prüfen Sie Anführungszeichen, Kommas und Klammern.");
    private static final Sentence NO_OBJECT =
            Sentence.of("Send one JSON object: {…}.", "Senden Sie ein einzelnes JSON-Objekt: {…}.");
    private static final Sentence NO_TIME =
            Sentence.of(
                    "The value of “%s” has to be a time as “2031-11-26T18:00:00Z”.",
                    "Der Wert von „%s“ muss eine Zeit sein, etwa „2031-11-26T18:00:00Z“.");
    private static final Sentence NO_TEXT =
            Sentence.of(
                    "The value of “%s” has to be text in quotes.",
                    "Der Wert von „%s“ muss Text in Anführungszeichen sein.");
    private static final Sentence NO_LIST =
            Sentence.of(
                    "The value of “%s” has to be a list: […].",
                    "Der Wert von „%s“ muss eine Liste sein: […].");
    private static final Sentence NO_NUMBER =
            Sentence.of(
                    "The value of “%s” has to be a number.",
                    "Der Wert von „%s“ muss eine Zahl sein.");
    private static final Sentence NO_CHOICE =
            Sentence.of(
                    "The value of “%s” has to be true or false.",
                    "Der Wert von „%s“ muss true oder false sein.");
    private static final Sentence OTHER_KIND =
            Sentence.of(
                    "The value of “%s” is not of the kind expected here.",
                    "Der Wert von „%s“ ist nicht von der erwarteten Art.");

    private UnreadableJson() {}

    /**
     * A body that was sent as plain text is decoded by a constructor, which wraps what it throws.
     */
    static boolean isBehind(Throwable thrown) {
        return thrown.getCause() instanceof InvocationTargetException wrapped
                && wrapped.getCause() instanceof DecodeException;
    }

    static @Nullable JacksonException in(Throwable thrown) {
        Throwable cause = thrown;
        while (cause != null && !(cause instanceof JacksonException)) {
            cause = cause.getCause();
        }
        return (JacksonException) cause;
    }

    /** What is said of it, beside the field at fault where there is one. */
    static Sentence wordsFor(@Nullable JacksonException broken, String field) {
        Class<?> kind =
                broken instanceof MismatchedInputException mismatch
                        ? mismatch.getTargetType()
                        : null;
        if (field.isEmpty()) {
            return kind == null ? NO_JSON : NO_OBJECT;
        }
        return (kind == null ? OTHER_KIND : wordsFor(kind)).about(field);
    }

    private static Sentence wordsFor(Class<?> kind) {
        if (Temporal.class.isAssignableFrom(kind)) {
            return NO_TIME;
        } else if (Collection.class.isAssignableFrom(kind)) {
            return NO_LIST;
        } else if (kind == Boolean.class || kind == boolean.class) {
            return NO_CHOICE;
        } else if (Number.class.isAssignableFrom(kind) || kind.isPrimitive()) {
            return NO_NUMBER;
        }
        return kind == String.class ? NO_TEXT : OTHER_KIND;
    }

    /** The way to the field at fault; empty where none is. */
    static String fieldOf(@Nullable JacksonException broken) {
        return broken instanceof JsonMappingException mapping
                ? mapping.getPath().stream()
                        .map(UnreadableJson::nameOf)
                        .collect(Collectors.joining("."))
                : "";
    }

    private static String nameOf(JsonMappingException.Reference step) {
        return step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName();
    }
}
