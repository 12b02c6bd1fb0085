package dev.lectern.registration.builder;

import io.quarkus.qute.TemplateData;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a host settles beside the questions, as typed; named as in the API. */
@TemplateData
record RuleForm(Map<String, String> typed) {
    private static final List<String> LISTS =
            List.of("allowedDomains", "blockedDomains", "allowedOrigins");
    private static final List<String> FLAGS =
            List.of("blockFreeMail", "linkOnPage", "severalPlaces");
    private static final List<String> NUMBERS = List.of("offerMinutes", "retentionDays");
    private static final List<String> TEXTS = List.of("privacyText", "privacyLink");

    static RuleForm of(JsonObject registration) {
        Map<String, String> typed = new LinkedHashMap<>();
        for (String name : LISTS) {
            JsonArray list = registration.getJsonArray(name, new JsonArray());
            typed.put(name, list.stream().map(String::valueOf).collect(Collectors.joining("\n")));
        }
        FLAGS.forEach(name -> typed.put(name, registration.getBoolean(name, false) ? "on" : ""));
        Stream.concat(NUMBERS.stream(), TEXTS.stream())
                .forEach(
                        name -> {
                            Object value = registration.getValue(name);
                            typed.put(name, value == null ? "" : String.valueOf(value));
                        });
        return new RuleForm(typed);
    }

    static RuleForm of(MultivaluedMap<String, String> sent) {
        Map<String, String> typed = new LinkedHashMap<>();
        Stream.of(LISTS, FLAGS, NUMBERS, TEXTS)
                .flatMap(List::stream)
                .forEach(
                        name -> {
                            String value = sent.getFirst("registration." + name);
                            typed.put(name, value == null ? "" : value);
                        });
        return new RuleForm(typed);
    }

    JsonObject json() {
        JsonObject json = new JsonObject();
        for (String name : LISTS) {
            JsonArray list = new JsonArray();
            Stream.of(at(name).split("[\\s,;]+")).filter(one -> !one.isEmpty()).forEach(list::add);
            json.put(name, list);
        }
        FLAGS.forEach(name -> json.put(name, on(name)));
        for (String name : NUMBERS) {
            String number = at(name).strip();
            if (number.isEmpty()) {
                json.putNull(name);
            } else {
                json.put(name, number.matches("\\d{1,6}") ? Integer.valueOf(number) : number);
            }
        }
        for (String name : TEXTS) {
            String text = at(name).strip().replace("\r\n", "\n");
            json.put(name, text.isEmpty() ? null : text);
        }
        return json;
    }

    public String at(String name) {
        return typed.getOrDefault(name, "");
    }

    public boolean on(String name) {
        return at(name).equals("on");
    }
}
