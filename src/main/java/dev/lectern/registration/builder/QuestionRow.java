package dev.lectern.registration.builder;

import dev.lectern.registration.file.OwnColumns;
import dev.lectern.registration.form.Field;
import dev.lectern.registration.form.FieldType;
import dev.lectern.webinar.OwnInputs;
import io.quarkus.qute.TemplateData;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One question as a host builds it, as typed.
 *
 * @param id empty for one that was just added
 * @param options one a line
 */
@TemplateData
record QuestionRow(
        String id,
        String type,
        String label,
        String placeholder,
        String help,
        boolean required,
        String options,
        String link) {
    /** In the order in which they are offered. */
    static final List<String> TYPES = Stream.of(FieldType.values()).map(FieldType::word).toList();

    static QuestionRow fresh() {
        return new QuestionRow("", FieldType.TEXT.word(), "", "", "", false, "", "");
    }

    static QuestionRow of(Field field) {
        return new QuestionRow(
                field.id(),
                field.type().word(),
                field.label(),
                field.placeholder(),
                field.help(),
                field.required(),
                String.join("\n", field.options()),
                field.link());
    }

    /** Name and address: always asked, always first. */
    public boolean fixed() {
        return id.equals(Field.NAME) || id.equals(Field.EMAIL);
    }

    /** As the API takes it, under an id that no other question has. */
    JsonObject json(int place, Set<String> taken) {
        boolean choice = type.equals("choice") || type.equals("choices");
        JsonArray answers = new JsonArray();
        if (choice) {
            options.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .forEach(answers::add);
        }
        JsonObject json =
                new JsonObject()
                        .put("id", id.isEmpty() ? freeId(taken) : id)
                        .put("type", type)
                        .put("label", label.strip())
                        .put("placeholder", placeholder.strip())
                        .put("help", help.strip())
                        .put("required", required || fixed())
                        .put("order", place)
                        .put("options", answers);
        return type.equals("consent") && !link.isBlank() ? json.put("link", link.strip()) : json;
    }

    /** Made of the label, so that exported columns can be read. */
    private String freeId(Set<String> taken) {
        String plain = Normalizer.normalize(label, Normalizer.Form.NFD).toLowerCase(Locale.ROOT);
        String words = plain.replaceAll("[^a-z0-9 ]", "").strip().replaceAll("\\s+", "-");
        String start = words.isEmpty() ? "question" : words.replaceAll("^[^a-z]+", "q");
        String stem = start.length() > 30 ? start.substring(0, 30) : start;
        String free = stem;
        for (int number = 2; taken.contains(free) || reserved(free); number++) {
            free = stem + "-" + number;
        }
        taken.add(free);
        return free;
    }

    /** Inputs of the page and columns of the list are called so. */
    private static boolean reserved(String id) {
        return OwnInputs.have(id) || OwnColumns.have(id);
    }
}
