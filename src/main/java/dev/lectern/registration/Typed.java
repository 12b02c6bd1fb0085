package dev.lectern.registration;

import dev.lectern.registration.form.Answers;
import dev.lectern.registration.form.Field;
import dev.lectern.registration.form.FieldType;
import dev.lectern.registration.form.Form;
import dev.lectern.webinar.OwnInputs;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What somebody typed into a form, as it came; nothing of it is lost when it has to be mended. */
record Typed(Map<String, List<String>> values) {
    static final Typed NOTHING = new Typed(Map.of());

    static Typed of(MultivaluedMap<String, String> form) {
        return new Typed(new HashMap<>(form));
    }

    /** Answers given earlier, to be edited. */
    static Typed of(String name, @Nullable String email, JsonObject answers) {
        Map<String, List<String>> values = new HashMap<>();
        values.put(Field.NAME, List.of(name));
        values.put(Field.EMAIL, email == null ? List.of() : List.of(email));
        for (String id : answers.fieldNames()) {
            List<String> all = new ArrayList<>();
            if (answers.getValue(id) instanceof JsonArray many) {
                many.forEach(one -> all.add(Answers.text(one)));
            } else {
                all.add(Answers.text(answers.getValue(id)));
            }
            values.put(OwnInputs.nameFor(id), all);
        }
        return new Typed(values);
    }

    /** What was typed as the answer to one question. */
    List<String> to(Field question) {
        return all(OwnInputs.nameFor(question.id()));
    }

    private List<String> all(String id) {
        return values.getOrDefault(id, List.of());
    }

    String one(String id) {
        List<String> all = all(id);
        return all.isEmpty() ? "" : all.get(0);
    }

    /** The answers to what a form asks; everything else that came with it is not an answer. */
    JsonObject answers(Form form) {
        JsonObject answers = new JsonObject();
        for (Field field : form.questions()) {
            List<String> typed = to(field);
            if (field.type() == FieldType.CHOICES) {
                answers.put(field.id(), new JsonArray(typed));
            } else if (!typed.isEmpty()) {
                answers.put(field.id(), typed.get(0));
            }
        }
        return answers;
    }

    JsonObject origin() {
        JsonObject given = new JsonObject();
        Origin.PARAMETERS.forEach(name -> given.put(name, one(name)));
        return Origin.of(given);
    }
}
