package dev.lectern.webinar;

import dev.lectern.kit.web.fault.FieldError;
import dev.lectern.kit.web.fault.Refused;
import dev.lectern.kit.web.fault.Sentence;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A request's JSON, read field by field; what cannot stay is noted and refused all at once. */
final class Input {
    private final JsonObject body;
    private final String path;
    private final List<FieldError> problems;

    private Input(JsonObject body, String path, List<FieldError> problems) {
        this.body = body;
        this.path = path;
        this.problems = problems;
    }

    static Input of(@Nullable JsonObject body) {
        return new Input(body == null ? new JsonObject() : body, "", new ArrayList<>());
    }

    boolean has(String name) {
        return body.containsKey(name);
    }

    /** Sent as null: take it away. */
    boolean cleared(String name) {
        return body.containsKey(name) && body.getValue(name) == null;
    }

    Set<String> names() {
        return body.fieldNames();
    }

    @Nullable String text(String name, int longest) {
        Object value = body.getValue(name);
        if (value == null) {
            return null;
        }
        if (!(value instanceof String text)) {
            return wrong(
                    name,
                    Sentence.of(
                            "Write this as text, in quotes.",
                            "Schreiben Sie dies als Text, in Anführungszeichen."));
        }
        String clean = text.replaceAll("[\\p{Cntrl}&&[^\n\t]]|[\\p{Cf}&&[^\u200d]]", "").strip();
        return clean.length() > longest
                ? wrong(
                        name,
                        Sentence.of(
                                        "Shorten this to %,d characters.",
                                        "Kürzen Sie dies auf %,d Zeichen.")
                                .about(longest))
                : clean;
    }

    /** The same on one line. */
    @Nullable String line(String name, int longest) {
        String text = text(name, longest);
        return text == null ? null : text.replaceAll("\\s+", " ");
    }

    @Nullable Integer whole(String name, int least, int most) {
        Object value = body.getValue(name);
        if (value == null) {
            return null;
        }
        if (!(value instanceof Integer) && !(value instanceof Long)) {
            return wrong(
                    name,
                    Sentence.of(
                            "Send a whole number, as 60.", "Senden Sie eine ganze Zahl, etwa 60."));
        }
        long number = ((Number) value).longValue();
        return number < least || number > most
                ? wrong(
                        name,
                        Sentence.of(
                                        "Choose a number from %,d to %,d.",
                                        "Wählen Sie eine Zahl von %,d bis %,d.")
                                .about(least, most))
                : (Integer) (int) number;
    }

    @Nullable Boolean flag(String name) {
        Object value = body.getValue(name);
        if (value == null || value instanceof Boolean) {
            return (Boolean) value;
        }
        return wrong(name, Sentence.of("Send true or false.", "Senden Sie true oder false."));
    }

    @Nullable String word(String name, List<String> words) {
        Object value = body.getValue(name);
        if (value == null) {
            return null;
        }
        return value instanceof String text && words.contains(text)
                ? text
                : wrong(
                        name,
                        Sentence.of("Choose one of %s.", "Wählen Sie eines von %s.")
                                .about(String.join(", ", words)));
    }

    /** The object below, its problems named by the whole path. */
    Input inside(String name) {
        Object value = body.getValue(name);
        if (value != null && !(value instanceof JsonObject)) {
            problem(name, Sentence.of("This is an object.", "Das ist ein Objekt."));
        }
        return new Input(
                value instanceof JsonObject object ? object : new JsonObject(),
                path + name + ".",
                problems);
    }

    /** The objects of a list below. */
    List<Input> each(String name, int most) {
        JsonArray items = items(name, most);
        var inputs = new ArrayList<Input>();
        for (int i = 0; i < items.size(); i++) {
            String place = name + "[" + i + "]";
            if (items.getValue(i) instanceof JsonObject object) {
                inputs.add(new Input(object, path + place + ".", problems));
            } else {
                problem(place, Sentence.of("This is an object.", "Das ist ein Objekt."));
            }
        }
        return inputs;
    }

    JsonArray items(String name, int most) {
        Object value = body.getValue(name);
        if (value == null) {
            return new JsonArray();
        }
        if (!(value instanceof JsonArray array)) {
            problem(name, Sentence.of("This is a list.", "Das ist eine Liste."));
            return new JsonArray();
        }
        if (array.size() > most) {
            problem(
                    name,
                    Sentence.of("Keep it to %,d at most.", "Lassen Sie es bei höchstens %,d.")
                            .about(most));
            return new JsonArray();
        }
        return array;
    }

    @Nullable Object raw(String name) {
        return body.getValue(name);
    }

    /** Said once, however often the field is read. */
    void problem(String name, Sentence sentence) {
        var problem = new FieldError(path + name, sentence);
        if (!problems.contains(problem)) {
            problems.add(problem);
        }
    }

    private <T> @Nullable T wrong(String name, Sentence sentence) {
        problem(name, sentence);
        return null;
    }

    boolean sound() {
        return problems.isEmpty();
    }

    /** Refuses if anything was noted. */
    void settle() {
        if (!problems.isEmpty()) {
            throw new Refused(problems);
        }
    }
}
