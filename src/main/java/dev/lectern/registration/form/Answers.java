package dev.lectern.registration.form;

import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a person answered, checked: name, address, and the rest by the id of its question.
 *
 * @param asked what they answer: without its questions answers mean nothing
 */
public record Answers(Form asked, String name, EmailAddress address, JsonObject rest) {

    /** One answer as people write it: no number has an exponent, which no form takes. */
    public static String text(Object answer) {
        String text = String.valueOf(answer);
        boolean exponent = answer instanceof Number && text.indexOf('E') > 0;
        return exponent ? new BigDecimal(text).stripTrailingZeros().toPlainString() : text;
    }

    public Answers by(String otherName) {
        return new Answers(asked, otherName, address, rest);
    }

    /**
     * Together with what they answered before and were not asked now, each under the question as it
     * was asked. What they agreed to takes their word of now. Answers from before forms were kept
     * may have no question; they stand under their id, unless it is asked as something else now.
     */
    public Answers beside(Form before, JsonObject given) {
        JsonObject all = rest.copy();
        List<Field> fields = new ArrayList<>(asked.fields());
        for (String id : given.fieldNames()) {
            Object answer = given.getValue(id);
            Optional<Field> then = before.find(id);
            boolean agreed =
                    then.map(field -> field.type() == FieldType.CONSENT)
                            .orElse(answer instanceof Boolean);
            boolean kept = answer != null && !agreed && !all.containsKey(id);
            if (kept
                    && then.map(field -> ask(fields, field))
                            .orElseGet(() -> asked.find(id).isEmpty())) {
                all.put(id, answer);
            }
        }
        return new Answers(new Form(fields), name, address, all);
    }

    /** Whether there is room for one more question; an answer without it would mean nothing. */
    private static boolean ask(List<Field> fields, Field field) {
        int at = fields.stream().map(Field::id).toList().indexOf(field.id());
        if (at >= 0) {
            fields.set(at, field);
            return true;
        }
        return Form.own(fields) < Form.MOST_FIELDS && fields.add(field);
    }
}
