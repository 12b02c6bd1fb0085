package dev.lectern.webinar;

import dev.lectern.kit.web.fault.FieldError;
import dev.lectern.kit.web.fault.Sentence;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a host says about registering: read here, kept as JSON, acted on by the feature above, which
 * may keep settings of its own beside these.
 */
final class RegistrationForm {
    private static final Pattern ROW = Pattern.compile("registration\\.fields\\[(\\d+)](.*)");
    private static final int MOST_SEATS = 1_000_000;
    private static final int MOST_QUESTIONS = 40;
    private static final Set<String> ALWAYS = Set.of("name", "email");
    private static final int MOST_FIELDS = MOST_QUESTIONS + 2;
    private static final int MOST_OPTIONS = 100;
    private static final int LARGEST = 64_000;
    private static final int EARLIEST_DEADLINE_MINUTES = 60 * 24 * 60;
    private static final Set<String> OURS =
            Set.of(
                    "required",
                    "autoApprove",
                    "waitlist",
                    "capacity",
                    "deadlineMinutes",
                    "scope",
                    "fields");

    private RegistrationForm() {}

    /** Everybody may come who says name and address. */
    static JsonObject defaults() {
        return new JsonObject()
                .put("required", true)
                .put("autoApprove", true)
                .putNull("capacity")
                .put("waitlist", true)
                .put("deadlineMinutes", 0)
                .put("scope", RegistrationScope.EITHER.word())
                .put(
                        "fields",
                        new JsonArray()
                                .add(field("name", "text", "Full name", true, 1))
                                .add(field("email", "email", "Email address", true, 2))
                                .add(field("mobile", "phone", "Mobile number", false, 3)));
    }

    private static JsonObject field(
            String id, String type, String label, boolean required, int order) {
        return new JsonObject()
                .put("id", id)
                .put("type", type)
                .put("label", label)
                .put("placeholder", "Enter your " + label.toLowerCase(Locale.ROOT))
                .putNull("help")
                .put("required", required)
                .put("order", order)
                .put("options", new JsonArray());
    }

    /** Lays what a request says over settings; problems are noted with the input. */
    static JsonObject over(JsonObject before, Input said) {
        JsonObject settings = before.copy();
        for (String flag : List.of("required", "autoApprove", "waitlist")) {
            putIfSaid(settings, flag, said.flag(flag));
        }
        if (said.cleared("capacity")) {
            settings.putNull("capacity");
        }
        putIfSaid(settings, "capacity", said.whole("capacity", 1, MOST_SEATS));
        putIfSaid(
                settings,
                "deadlineMinutes",
                said.whole("deadlineMinutes", 0, EARLIEST_DEADLINE_MINUTES));
        putIfSaid(settings, "scope", said.word("scope", RegistrationScope.words()));
        if (said.has("fields")) {
            settings.put("fields", fields(said, OwnInputs.ids(before)));
        }
        said.names().stream()
                .filter(name -> !OURS.contains(name))
                .forEach(name -> settings.put(name, said.raw(name)));
        if (settings.encode().length() > LARGEST) {
            said.problem(
                    "fields",
                    Sentence.of(
                            "This form is larger than a form can be. Shorten it.",
                            "Dieses Formular ist größer, als ein Formular sein kann."
                                    + " Kürzen Sie es."));
        }
        return settings;
    }

    private static JsonArray fields(Input said, Set<String> stood) {
        var fields = new JsonArray();
        Set<String> ids = new HashSet<>();
        for (Input one : said.each("fields", MOST_FIELDS)) {
            JsonObject field = field(one, fields.size() + 1);
            if (!ids.add(field.getString("id"))) {
                one.problem(
                        "id",
                        Sentence.of(
                                "Another field has this id already.",
                                "Ein anderes Feld hat diese Id schon."));
            }
            refuseOurs(one, field.getString("id"), stood);
            fields.add(field);
        }
        refuseTooMany(said, ids);
        requireKnown(said, ids, fields);
        return numbered(fields);
    }

    /** What is kept, with its fields numbered as they are shown. */
    static JsonObject shown(JsonObject settings) {
        JsonArray fields = settings.getJsonArray("fields");
        return fields == null ? settings : settings.copy().put("fields", numbered(fields));
    }

    /** Numbers fields as they are shown: name and address, then the others in their order. */
    private static JsonArray numbered(JsonArray fields) {
        JsonArray numbered = fields.copy();
        List<JsonObject> shown =
                numbered.stream()
                        .map(JsonObject.class::cast)
                        .sorted(
                                Comparator.comparingInt(RegistrationForm::rank)
                                        .thenComparingInt(field -> field.getInteger("order", 0)))
                        .toList();
        for (int at = 0; at < shown.size(); at++) {
            shown.get(at).put("order", at + 1);
        }
        return numbered;
    }

    private static int rank(JsonObject field) {
        String id = field.getString("id", "");
        return "name".equals(id) ? 0 : "email".equals(id) ? 1 : 2;
    }

    /** Name and address do not count: they are asked whether they are sent or not. */
    private static void refuseTooMany(Input said, Set<String> ids) {
        if (ids.stream().filter(id -> id != null && !ALWAYS.contains(id)).count()
                > MOST_QUESTIONS) {
            said.problem(
                    "fields",
                    Sentence.of(
                                    "Ask at most %d questions besides name and email address.",
                                    "Stellen Sie neben Name und E-Mail-Adresse höchstens %d Fragen.")
                            .about(MOST_QUESTIONS));
        }
    }

    /** What stood before stays: it has answers under this id. */
    private static void refuseOurs(Input one, @Nullable String id, Set<String> stood) {
        if (id != null && OwnInputs.have(id) && !stood.contains(id)) {
            one.problem(
                    "id",
                    Sentence.of(
                            "Choose another id: the page has an input of its own with this name.",
                            "Wählen Sie eine andere Id: Die Seite hat selbst ein Feld mit diesem"
                                    + " Namen."));
        }
    }

    private static JsonObject field(Input one, int place) {
        String id = one.text("id", 60);
        if (id == null || !id.matches("[A-Za-z][A-Za-z0-9_-]*")) {
            one.problem(
                    "id",
                    Sentence.of(
                            "Name the field by letters, digits, hyphens and underscores.",
                            "Benennen Sie das Feld mit Buchstaben, Ziffern, Binde- und"
                                    + " Unterstrichen."));
        }
        String label = one.text("label", 500);
        if (label == null || label.isEmpty()) {
            one.problem(
                    "label",
                    Sentence.of(
                            "Give the field a label.", "Geben Sie dem Feld eine Beschriftung."));
        }
        String type = one.text("type", 30);
        Integer order = one.whole("order", 0, 10_000);
        String link = one.text("link", 1000);
        JsonObject field = new JsonObject();
        if (link != null && !link.isBlank()) {
            field.put("link", link);
        }
        return field.put("id", id)
                .put("type", type == null ? "text" : type)
                .put("label", label)
                .put("placeholder", one.text("placeholder", 200))
                .put("help", one.text("help", 1000))
                .put("required", Boolean.TRUE.equals(one.flag("required")))
                .put("order", order == null ? place : order)
                .put("options", one.items("options", MOST_OPTIONS).copy());
    }

    /** A form without name or address reaches nobody: the two are put back in front. */
    private static void requireKnown(Input said, Set<String> ids, JsonArray fields) {
        JsonArray usual = defaults().getJsonArray("fields");
        for (int i = 1; i >= 0; i--) {
            JsonObject one = usual.getJsonObject(i);
            if (!ids.contains(one.getString("id")) && said.sound()) {
                fields.add(0, one);
            }
        }
    }

    /** A question by its row in the request, where name or address were not in front of it. */
    static FieldError asSent(FieldError error, Input said) {
        Matcher row = ROW.matcher(error.field());
        if (!said.has("fields") || !row.matches()) {
            return error;
        }
        long sent = Integer.parseInt(row.group(1)) - putInFront(said);
        return new FieldError("registration.fields[" + sent + "]" + row.group(2), error.sentence());
    }

    private static long putInFront(Input said) {
        Set<String> ids =
                said.each("fields", MOST_FIELDS).stream()
                        .map(one -> String.valueOf(one.raw("id")))
                        .collect(Collectors.toSet());
        return Stream.of("name", "email").filter(id -> !ids.contains(id)).count();
    }

    private static void putIfSaid(JsonObject settings, String name, @Nullable Object value) {
        if (value != null) {
            settings.put(name, value);
        }
    }
}
