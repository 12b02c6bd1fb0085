package dev.lectern.registration;

import dev.lectern.registration.form.Answers;
import dev.lectern.registration.form.Field;
import dev.lectern.registration.form.Form;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A question as somebody was asked it, and what they answered. */
record Answered(String id, String question, Object answer) {

    /** In the order of the form; an answer that it does not ask for stands under its id. */
    static List<Answered> of(Form asked, JsonObject answers) {
        List<Answered> all = new ArrayList<>();
        Set<String> left = new HashSet<>(answers.fieldNames());
        for (Field field : asked.questions()) {
            if (left.remove(field.id()) && answers.getValue(field.id()) != null) {
                all.add(new Answered(field.id(), field.label(), answers.getValue(field.id())));
            }
        }
        answers.stream()
                .filter(one -> left.contains(one.getKey()) && one.getValue() != null)
                .forEach(one -> all.add(new Answered(one.getKey(), one.getKey(), one.getValue())));
        return all;
    }

    /** A number as it may be typed again. */
    private Object written() {
        return answer instanceof Double ? new BigDecimal(Answers.text(answer)) : answer;
    }

    private String apart(String key) {
        return key + " (" + id + ")";
    }

    /** By question; two of the same wording are told apart by their ids. */
    static JsonObject json(List<Answered> all) {
        Set<String> seen = new HashSet<>();
        Set<String> twice = new HashSet<>();
        for (Answered one : all) {
            if (!seen.add(one.question)) {
                twice.add(one.question);
            }
        }
        JsonObject json = new JsonObject();
        for (Answered one : all) {
            String key = twice.contains(one.question) ? one.apart(one.question) : one.question;
            json.put(json.containsKey(key) ? one.apart(key) : key, one.written());
        }
        return json;
    }
}
