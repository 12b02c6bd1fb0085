package dev.lectern.kit.web.fault;

import io.quarkus.qute.TemplateData;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What cannot stay as it was typed: collected by rules, shown by forms beside each field.
 *
 * <pre>{@code
 * new Mistakes()
 *     .when(title.isBlank(), "title", "Give the webinar a title.")
 *     .when(title.length() > 200, "title", "Use at most 200 characters.")
 *     .refuse();
 * }</pre>
 */
@TemplateData
public final class Mistakes {
    private static final Sentence ONE_LINE =
            Sentence.of(
                    "Write the name on one line, without control characters.",
                    "Schreiben Sie den Namen in eine Zeile, ohne Steuerzeichen.");

    /** Control characters, and those that turn round the direction of everything after them. */
    private static final Pattern NO_LINE =
            Pattern.compile("[\\p{Cc}\\u2028-\\u202E\\u2066-\\u2069]");

    private final List<FieldError> errors = new ArrayList<>();
    private @Nullable Sentence summary;

    public static Mistakes none() {
        return new Mistakes();
    }

    public static Mistakes of(Refused refused) {
        Mistakes mistakes = new Mistakes();
        mistakes.errors.addAll(refused.errors());
        if (refused.errors().isEmpty()) {
            mistakes.summary = refused.sentence();
        }
        return mistakes;
    }

    /** The same with a sentence about the whole. */
    public Mistakes about(Sentence whole) {
        summary = whole;
        return this;
    }

    public Mistakes when(boolean wrong, String field, String message) {
        return when(wrong, field, Sentence.said(message));
    }

    public Mistakes when(boolean wrong, String field, Sentence sentence) {
        if (wrong) {
            errors.add(new FieldError(field, sentence));
        }
        return this;
    }

    /** A name goes into headers, logs and tables: it stands on one line. */
    public Mistakes whenNoLine(String text, String field) {
        return when(NO_LINE.matcher(text).find(), field, ONE_LINE);
    }

    /** Throws when anything was found. */
    public void refuse() {
        if (!errors.isEmpty()) {
            throw new Refused(errors);
        }
    }

    /** The sentence for a field, or nothing. */
    public @Nullable Sentence at(String field) {
        return errors.stream()
                .filter(error -> error.field().equals(field))
                .map(FieldError::sentence)
                .findFirst()
                .orElse(null);
    }

    /** What is wrong with the whole rather than with a field. */
    public @Nullable Sentence summary() {
        return summary;
    }

    public List<FieldError> all() {
        return List.copyOf(errors);
    }

    public boolean isEmpty() {
        return errors.isEmpty() && summary == null;
    }
}
