package dev.lectern.webinar;

import dev.lectern.call.policy.Preset;
import dev.lectern.kit.web.Zones;
import dev.lectern.webinar.series.Repeat;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the fields of the page for planning hold: of a webinar that stands, or of a new one. */
final class PlanFields {
    static final List<String> FLAGS = List.of("autoStart", "autoEnd");
    static final List<String> POLICY_FLAGS =
            List.of("chat", "screenShare", "cameraOffOnEntry", "microphoneOffOnEntry", "previews");
    static final List<String> REGISTRATION_FLAGS = List.of("required", "autoApprove", "waitlist");

    private PlanFields() {}

    /** Tomorrow at ten, for an hour, in the language of the house. */
    static Map<String, String> fresh(ZonedDateTime now, String language) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("startsAt", now.toLocalDate().plusDays(1).toString());
        fields.put("startTime", "10:00");
        fields.put("timezone", Zones.plain(now.getZone()).getId());
        fields.put("durationMinutes", "60");
        fields.put("preset", "guest-webinar");
        fields.put("presetBefore", "guest-webinar");
        fields.putAll(Repeat.of(null, now.toLocalDate()).fields());
        fields.put("language", language);
        fields.put("autoEnd", "on");
        fields.put("reminders", Lead.written(List.of(1440, 15)));
        fields.putAll(Threshold.usual().fields());
        putPolicy(fields, Preset.GUEST_WEBINAR.spec().toJson());
        putRegistration(fields, RegistrationForm.defaults());
        return fields;
    }

    static Map<String, String> of(WebinarView webinar) {
        Map<String, String> fields = new LinkedHashMap<>();
        ZonedDateTime start = webinar.startsAt().atZone(webinar.zone());
        fields.put("title", webinar.title());
        fields.put("slug", webinar.slug());
        fields.put("description", webinar.description());
        fields.put("language", webinar.language());
        fields.put("cover", text(webinar.cover()));
        fields.put("startsAt", start.toLocalDate().toString());
        fields.put("startTime", DateTimeFormatter.ofPattern("HH:mm").format(start));
        fields.put("stood", webinar.startsAt().toString());
        fields.put("timezone", webinar.zone().getId());
        fields.put("durationMinutes", String.valueOf(webinar.length().toMinutes()));
        fields.put("preset", text(webinar.preset()));
        fields.put("presetBefore", text(webinar.preset()));
        fields.put("provider", text(webinar.provider()));
        fields.putAll(Repeat.of(webinar.recurrence(), start.toLocalDate()).fields());
        fields.put(
                "exceptions",
                String.join(", ", webinar.exceptions().stream().map(LocalDate::toString).toList()));
        fields.put("autoStart", webinar.autoStart() ? "on" : "");
        fields.put("autoEnd", webinar.autoEnd() ? "on" : "");
        fields.put("reminders", Lead.written(webinar.reminders()));
        fields.putAll(
                new Threshold(
                                webinar.attendanceThresholdSeconds(),
                                webinar.attendanceThresholdPercent())
                        .fields());
        putPolicy(fields, webinar.policy().toJson());
        putRegistration(fields, webinar.registration());
        SpeakerRows.put(fields, webinar.speakers());
        fields.put("version", String.valueOf(webinar.version()));
        fields.put(Filled.FIELD, Filled.with(compared(fields)).text());
        return fields;
    }

    private static void putPolicy(Map<String, String> fields, JsonObject policy) {
        policy.forEach(entry -> fields.put("policy." + entry.getKey(), shown(entry.getValue())));
    }

    private static void putRegistration(Map<String, String> fields, JsonObject registration) {
        for (String name : REGISTRATION_FLAGS) {
            fields.put("registration." + name, shown(registration.getValue(name)));
        }
        fields.put("registration.capacity", shown(registration.getValue("capacity")));
        fields.put("registration.deadlineMinutes", shown(registration.getValue("deadlineMinutes")));
        fields.put("registration.scope", RegistrationScope.of(registration).word());
    }

    /**
     * The fields as people change them: several that only mean something together are one, those
     * that the page keeps for itself are none, and a box that is not sent is empty.
     */
    static Map<String, String> compared(Map<String, String> fields) {
        Map<String, String> compared = new LinkedHashMap<>();
        fields.forEach(
                (name, value) -> {
                    if (owner(name).equals(name)) {
                        compared.put(name, value);
                    }
                });
        boxes().forEach(name -> compared.putIfAbsent(name, ""));
        if (fields.containsKey("repeat")) {
            compared.put("repeat", text(Repeat.typed(fields).rule(LocalDate.EPOCH)));
        }
        if (fields.containsKey(Threshold.NAME)) {
            String unit = fields.getOrDefault(Threshold.UNIT, "");
            compared.put(Threshold.NAME, fields.get(Threshold.NAME) + " " + unit);
        }
        compared.put(SpeakerRows.FIRST, SpeakerRows.json(fields).encode());
        return compared;
    }

    private static List<String> boxes() {
        List<String> boxes = new ArrayList<>(FLAGS);
        POLICY_FLAGS.forEach(name -> boxes.add("policy." + name));
        REGISTRATION_FLAGS.forEach(name -> boxes.add("registration." + name));
        return boxes;
    }

    /** Under which field people change this one; none for what the page keeps for itself. */
    static String owner(String field) {
        if (Repeat.isPart(field)) {
            return "repeat";
        }
        if (field.startsWith("speakers[")) {
            return SpeakerRows.FIRST;
        }
        return switch (field) {
            case Threshold.UNIT -> Threshold.NAME;
            case "version", "stood", "presetBefore", "then", "agreed", "csrf", "here", "filled" ->
                    "";
            default -> field;
        };
    }

    private static String shown(@Nullable Object value) {
        if (value instanceof Boolean flag) {
            return flag ? "on" : "";
        }
        return value == null ? "" : value.toString();
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
