package dev.lectern.registration.form;

import dev.lectern.kit.web.fault.FieldError;
import dev.lectern.kit.web.fault.Refused;
import dev.lectern.kit.web.fault.Sentence;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The questions of a webinar, in order; name and address are always among them. Answers are checked
 * by the form that was shown, which its version names.
 */
public record Form(List<Field> fields) {
    static final int MOST_FIELDS = 50;

    public Form {
        fields = List.copyOf(fields);
    }

    /** Reads the host's fields; absent or empty are the defaults. */
    public static Form from(@Nullable JsonArray given, Locale language) {
        List<Field> fields = new ArrayList<>();
        if (given != null) {
            for (int place = 0; place < given.size(); place++) {
                if (!(given.getValue(place) instanceof JsonObject json)) {
                    throw new Refused(
                            "registration.fields",
                            Sentence.of(
                                    "Write each question as an object.",
                                    "Schreiben Sie jede Frage als Objekt."));
                }
                fields.add(Field.from(json, place));
            }
        }
        if (fields.isEmpty()) {
            return defaults(language);
        }
        refuseUnfit(fields);
        fields.replaceAll(field -> inLanguage(field, language));
        fields.sort(Comparator.comparingInt(Field::order));
        return new Form(withNameAndAddress(fields, language));
    }

    /** A usual question that nobody reworded speaks the webinar's language. */
    private static Field inLanguage(Field field, Locale language) {
        for (Field usual : defaults(Locale.ENGLISH).fields()) {
            if (usual.id().equals(field.id()) && usual.label().equals(field.label())) {
                Field spoken = defaults(language).require(field.id());
                return language.getLanguage().equals("de")
                        ? field.reworded(spoken.label(), spoken.placeholder())
                        : field;
            }
        }
        return field;
    }

    private Field require(String id) {
        return find(id).orElseThrow();
    }

    Optional<Field> find(String id) {
        return fields.stream().filter(field -> field.id().equals(id)).findFirst();
    }

    public static Form defaults(Locale language) {
        boolean german = "de".equals(language.getLanguage());
        return new Form(
                List.of(
                        name(german),
                        email(german),
                        field(
                                "mobile",
                                FieldType.PHONE,
                                german ? "Mobilnummer" : "Mobile number",
                                german ? "+49 170 1234567" : "+44 7700 900123",
                                false,
                                3)));
    }

    private static Field name(boolean german) {
        return field(
                Field.NAME,
                FieldType.TEXT,
                german ? "Vollständiger Name" : "Full name",
                german ? "Vor- und Nachname" : "Enter your full name",
                true,
                1);
    }

    private static Field email(boolean german) {
        return field(
                Field.EMAIL,
                FieldType.EMAIL,
                german ? "E-Mail-Adresse" : "Email address",
                german ? "name@beispiel.de" : "Enter your email address",
                true,
                2);
    }

    private static Field field(
            String id,
            FieldType type,
            String label,
            String placeholder,
            boolean required,
            int order) {
        return new Field(id, type, label, placeholder, "", required, order, List.of(), "");
    }

    /** How many there are besides name and address. */
    static long own(List<Field> fields) {
        return fields.stream().filter(field -> !field.isName() && !field.isEmail()).count();
    }

    private static void refuseUnfit(List<Field> fields) {
        if (own(fields) > MOST_FIELDS) {
            throw new Refused(
                    "registration.fields",
                    Sentence.of("Ask at most 50 questions.", "Stellen Sie höchstens 50 Fragen."));
        }
        Set<String> ids = new HashSet<>();
        for (Field field : fields) {
            if (!ids.add(field.id())) {
                throw new Refused(
                        "registration.fields",
                        Sentence.of("Two questions have the id %s.", "Zwei Fragen haben die Id %s.")
                                .about(field.id()));
            }
        }
    }

    private static List<Field> withNameAndAddress(List<Field> given, Locale language) {
        boolean german = "de".equals(language.getLanguage());
        List<Field> fields = new ArrayList<>();
        Field name = name(german);
        Field email = email(german);
        for (Field field : given) {
            if (field.isName()) {
                name = always(field, FieldType.TEXT);
            } else if (field.isEmail()) {
                email = always(field, FieldType.EMAIL);
            } else {
                fields.add(field);
            }
        }
        fields.add(0, name);
        fields.add(1, email);
        return fields;
    }

    private static Field always(Field field, FieldType type) {
        return new Field(
                field.id(),
                type,
                field.label(),
                field.placeholder(),
                field.help(),
                true,
                field.order(),
                List.of(),
                "");
    }

    /** The questions besides name and address. */
    public List<Field> questions() {
        return fields.stream().filter(field -> !field.isName() && !field.isEmail()).toList();
    }

    public JsonArray json() {
        JsonArray json = new JsonArray();
        fields.forEach(field -> json.add(field.json()));
        return json;
    }

    /** Names this very form: another wording, order or question is another version. */
    public String version() {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(json().encode().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Checks everything at once and says everything that is to be mended at once. */
    public Answers check(
            @Nullable String name, @Nullable String email, @Nullable JsonObject given) {
        JsonObject answers = given == null ? new JsonObject() : given;
        List<FieldError> errors = new ArrayList<>();
        PersonName person = null;
        EmailAddress address = null;
        try {
            person = PersonName.of(name == null ? word(answers, Field.NAME) : name);
        } catch (Refused refused) {
            errors.addAll(refused.errors());
        }
        try {
            address = EmailAddress.of(email == null ? word(answers, Field.EMAIL) : email);
        } catch (Refused refused) {
            errors.addAll(refused.errors());
        }
        JsonObject kept = checkQuestions(answers, errors);
        if (person == null || address == null || !errors.isEmpty()) {
            throw new Refused(errors);
        }
        return new Answers(this, person.text(), address, kept);
    }

    /** Checks only what was asked besides name and address. */
    public JsonObject checkQuestions(JsonObject answers) {
        List<FieldError> errors = new ArrayList<>();
        JsonObject kept = checkQuestions(answers, errors);
        if (!errors.isEmpty()) {
            throw new Refused(errors);
        }
        return kept;
    }

    private JsonObject checkQuestions(JsonObject answers, List<FieldError> errors) {
        JsonObject kept = new JsonObject();
        Set<String> asked = new HashSet<>(Set.of(Field.NAME, Field.EMAIL));
        for (Field field : questions()) {
            asked.add(field.id());
            Object given = answers.getValue(field.id());
            field.answer(plain(given), errors)
                    .ifPresent(answer -> kept.put(field.id(), json(answer)));
        }
        for (String id : answers.fieldNames()) {
            if (!asked.contains(id)) {
                String shown = id.length() > 50 ? id.substring(0, 50) + "…" : id;
                String clean = InvisibleText.line(shown);
                errors.add(new FieldError(clean, Reply.NOT_ASKED.sentence().about(clean)));
            }
        }
        return kept;
    }

    private static @Nullable Object plain(@Nullable Object given) {
        return given instanceof JsonArray array ? array.getList() : given;
    }

    private static Object json(Object answer) {
        return answer instanceof List<?> list ? new JsonArray(list) : answer;
    }

    private static @Nullable String word(JsonObject answers, String id) {
        Object value = answers.getValue(id);
        return value == null ? null : String.valueOf(value);
    }
}
