package dev.lectern.registration.form;

import dev.lectern.kit.web.fault.FieldError;
import dev.lectern.kit.web.fault.Refused;
import dev.lectern.kit.web.fault.Sentence;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One question of a form.
 *
 * @param link where the text of a consent can be read in full; empty without
 */
public record Field(
        String id,
        FieldType type,
        String label,
        String placeholder,
        String help,
        boolean required,
        int order,
        List<String> options,
        String link) {
    public static final String NAME = "name";
    public static final String EMAIL = "email";

    public Field {
        options = List.copyOf(options);
    }

    static Field from(JsonObject json, int place) {
        String id = word(json, "id");
        String at = "registration.fields[" + place + "]";
        if (!id.matches("[A-Za-z][A-Za-z0-9_-]{0,49}")) {
            throw new Refused(
                    at + ".id",
                    Sentence.of(
                            "Give every question an id of letters, digits, - and _,"
                                    + " beginning with a letter.",
                            "Geben Sie jeder Frage eine Id aus Buchstaben, Ziffern, - und"
                                    + " _, die mit einem Buchstaben beginnt."));
        }
        FieldType type =
                FieldType.named(word(json, "type").isEmpty() ? "text" : word(json, "type"))
                        .orElseThrow(
                                () ->
                                        new Refused(
                                                at + ".type",
                                                Sentence.of(
                                                                "Use one of: %s",
                                                                "Verwenden Sie eines von: %s")
                                                        .about(types())));
        String label = InvisibleText.line(word(json, "label"));
        Field field =
                new Field(
                        id,
                        type,
                        label.isEmpty() ? id : label,
                        InvisibleText.line(word(json, "placeholder")),
                        InvisibleText.line(word(json, "help")),
                        json.getBoolean("required", false),
                        json.getInteger("order", place + 1),
                        options(json.getJsonArray("options")),
                        word(json, "link").strip());
        field.refuseUnfit(at);
        return field;
    }

    private void refuseUnfit(String at) {
        if (label.length() > 500 || placeholder.length() > 200 || help.length() > 1000) {
            throw new Refused(
                    at + ".label",
                    Sentence.of(
                            "Keep a question to 500 characters, its help to 1000.",
                            "Kürzen Sie eine Frage auf 500 Zeichen, ihre Hilfe auf 1000."));
        }
        if (type.hasOptions() && options.isEmpty()) {
            throw new Refused(
                    at + ".options",
                    Sentence.of(
                                    "Give the question “%s” its answers.",
                                    "Geben Sie der Frage „%s“ ihre Antworten.")
                            .about(label));
        }
        if (options.size() > 200) {
            throw new Refused(
                    at + ".options",
                    Sentence.of(
                            "Offer at most 200 answers.",
                            "Bieten Sie höchstens 200 Antworten an."));
        }
        if (!link.isEmpty() && !link.matches("https?://\\S{1,1000}")) {
            throw new Refused(
                    at + ".link",
                    Sentence.of(
                            "Begin the link with https://", "Beginnen Sie den Link mit https://"));
        }
    }

    private static String types() {
        List<String> words = new ArrayList<>();
        for (FieldType type : FieldType.values()) {
            words.add(type.word());
        }
        return String.join(", ", words) + ".";
    }

    private static String word(JsonObject json, String key) {
        Object value = json.getValue(key);
        return value == null ? "" : String.valueOf(value);
    }

    private static List<String> options(@Nullable JsonArray given) {
        List<String> options = new ArrayList<>();
        if (given != null) {
            for (Object one : given) {
                String option =
                        one instanceof JsonObject named
                                ? word(named, named.containsKey("value") ? "value" : "label")
                                : String.valueOf(one);
                String clean = InvisibleText.line(option);
                if (!clean.isEmpty() && !options.contains(clean)) {
                    options.add(clean);
                }
            }
        }
        return options;
    }

    JsonObject json() {
        JsonObject json =
                new JsonObject()
                        .put("id", id)
                        .put("type", type.word())
                        .put("label", label)
                        .put("placeholder", placeholder)
                        .put("help", help)
                        .put("required", required)
                        .put("order", order);
        if (!options.isEmpty()) {
            json.put("options", new JsonArray(options));
        }
        return link.isEmpty() ? json : json.put("link", link);
    }

    Field reworded(String newLabel, String newPlaceholder) {
        return new Field(id, type, newLabel, newPlaceholder, help, required, order, options, link);
    }

    public boolean isName() {
        return id.equals(NAME);
    }

    public boolean isEmail() {
        return id.equals(EMAIL);
    }

    /** The answer as it is kept, or none; what does not fit is added to the errors. */
    Optional<Object> answer(@Nullable Object given, List<FieldError> errors) {
        try {
            Object read = given == null ? "" : type.read(given, this);
            boolean none = read.equals("") || read instanceof Collection<?> c && c.isEmpty();
            if (none && required) {
                errors.add(new FieldError(id, type.missing().sentence()));
            }
            return none ? Optional.empty() : Optional.of(read);
        } catch (FieldType.Unfit unfit) {
            errors.add(new FieldError(id, unfit.sentence));
        } catch (Refused address) {
            errors.addAll(address.errors());
        }
        return Optional.empty();
    }
}
