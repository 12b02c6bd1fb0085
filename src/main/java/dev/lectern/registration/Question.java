package dev.lectern.registration;

import dev.lectern.kit.web.fault.Mistakes;
import dev.lectern.kit.web.fault.Sentence;
import dev.lectern.registration.form.Field;
import dev.lectern.registration.form.FieldType;
import dev.lectern.registration.form.Form;
import dev.lectern.webinar.OwnInputs;
import io.quarkus.qute.TemplateData;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One question as a page shows it, with what was typed and what is wrong with it.
 *
 * @param typed as it came; empty when nothing did
 */
@TemplateData
public record Question(Field field, List<String> typed, @Nullable Sentence mistake) {

    /** A form that nobody has filled in. */
    public static List<Question> of(Form form) {
        return of(form, Typed.NOTHING, Mistakes.none());
    }

    static List<Question> of(Form form, Typed typed, Mistakes mistakes) {
        return form.fields().stream()
                .map(field -> new Question(field, typed.to(field), mistakes.at(field.id())))
                .toList();
    }

    /** Names its input, never as one of ours is named. */
    public String id() {
        return OwnInputs.nameFor(field.id());
    }

    public String label() {
        return field.label();
    }

    public String placeholder() {
        return field.placeholder();
    }

    public String help() {
        return field.help();
    }

    public String link() {
        return field.link();
    }

    public boolean required() {
        return field.required();
    }

    public List<String> options() {
        return field.options();
    }

    public String value() {
        return typed.isEmpty() ? "" : typed.get(0);
    }

    /** Whether something stands below it: a mistake or a help. */
    public boolean noted() {
        return mistake != null || !help().isEmpty();
    }

    public boolean chosen(String option) {
        return typed.contains(option);
    }

    /** Which part of the template draws it. */
    public String shape() {
        return switch (field.type()) {
            case LONG_TEXT -> "long";
            case CHOICE -> "choice";
            case CHOICES -> "choices";
            case YES_NO -> "yes-no";
            case CONSENT -> "consent";
            default -> "line";
        };
    }

    /** The type of the browser's input. */
    public String input() {
        return switch (field.type()) {
            case EMAIL -> "email";
            case PHONE -> "tel";
            default -> "text";
        };
    }

    public String keyboard() {
        return field.type() == FieldType.NUMBER ? "decimal" : "";
    }

    /** What the browser may fill in by itself. */
    public String autocomplete() {
        if (field.isName()) {
            return "name";
        }
        return switch (field.type()) {
            case EMAIL -> "email";
            case PHONE -> "tel";
            default -> "on";
        };
    }
}
