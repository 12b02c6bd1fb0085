package dev.lectern.webinar;

import dev.lectern.call.Preset;
import dev.lectern.kit.web.FieldError;
import dev.lectern.kit.web.Refused;
import dev.lectern.kit.web.Zones;
import io.quarkus.qute.TemplateData;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A webinar as its form on the page holds it: what was typed, field by field, and the same as the
 * API's JSON. Fields are named as in the API, so that a refusal finds its way back beside them.
 */
@TemplateData
final class EditForm {
    private static final List<String> FLAGS = List.of("autoStart", "autoEnd");
    private static final List<String> POLICY_FLAGS =
            List.of("chat", "screenShare", "cameraOffOnEntry", "microphoneOffOnEntry", "previews");
    private static final List<String> POLICY_WORDS =
            List.of("media", "mode", "recording", "recordingMode", "quality", "layout");
    private static final List<String> REGISTRATION_FLAGS =
            List.of("required", "autoApprove", "waitlist");

    private final Map<String, String> typed;

    private EditForm(Map<String, String> typed) {
        this.typed = typed;
    }

    static EditForm of(MultivaluedMap<String, String> sent) {
        Map<String, String> typed = new LinkedHashMap<>();
        sent.forEach((name, values) -> typed.put(name, values.isEmpty() ? "" : values.get(0)));
        return new EditForm(typed);
    }

    /** An empty one: tomorrow at ten, for an hour. */
    static EditForm fresh(ZonedDateTime now) {
        Map<String, String> typed = new LinkedHashMap<>();
        typed.put("startsAt", now.toLocalDate().plusDays(1).toString());
        typed.put("startTime", "10:00");
        typed.put("timezone", Zones.plain(now.getZone()).getId());
        typed.put("durationMinutes", "60");
        typed.put("preset", "guest-webinar");
        typed.put("presetBefore", "guest-webinar");
        typed.putAll(Repeat.of(null, now.toLocalDate()).fields());
        typed.put("language", "en");
        typed.put("autoEnd", "on");
        typed.put("reminders", "1440, 15");
        typed.putAll(Threshold.usual().fields());
        putPolicy(typed, Preset.GUEST_WEBINAR.spec().toJson());
        putRegistration(typed, RegistrationForm.defaults());
        return new EditForm(typed);
    }

    static EditForm of(WebinarView webinar) {
        Map<String, String> typed = new LinkedHashMap<>();
        ZonedDateTime start = webinar.startsAt().atZone(webinar.zone());
        typed.put("title", webinar.title());
        typed.put("slug", webinar.slug());
        typed.put("description", webinar.description());
        typed.put("language", webinar.language());
        typed.put("cover", text(webinar.cover()));
        typed.put("startsAt", start.toLocalDate().toString());
        typed.put("startTime", DateTimeFormatter.ofPattern("HH:mm").format(start));
        typed.put("stood", webinar.startsAt().toString());
        typed.put("timezone", webinar.zone().getId());
        typed.put("durationMinutes", String.valueOf(webinar.length().toMinutes()));
        typed.put("preset", text(webinar.preset()));
        typed.put("presetBefore", text(webinar.preset()));
        typed.put("provider", text(webinar.provider()));
        typed.putAll(Repeat.of(webinar.recurrence(), start.toLocalDate()).fields());
        typed.put(
                "exceptions",
                String.join(", ", webinar.exceptions().stream().map(LocalDate::toString).toList()));
        typed.put("autoStart", webinar.autoStart() ? "on" : "");
        typed.put("autoEnd", webinar.autoEnd() ? "on" : "");
        typed.put(
                "reminders",
                String.join(", ", webinar.reminders().stream().map(String::valueOf).toList()));
        typed.putAll(
                new Threshold(
                                webinar.attendanceThresholdSeconds(),
                                webinar.attendanceThresholdPercent())
                        .fields());
        putPolicy(typed, webinar.policy().toJson());
        putRegistration(typed, webinar.registration());
        SpeakerRows.put(typed, webinar.speakers());
        typed.put("version", String.valueOf(webinar.version()));
        return new EditForm(typed);
    }

    private static void putPolicy(Map<String, String> typed, JsonObject policy) {
        policy.forEach(entry -> typed.put("policy." + entry.getKey(), shown(entry.getValue())));
    }

    private static void putRegistration(Map<String, String> typed, JsonObject registration) {
        for (String name : REGISTRATION_FLAGS) {
            typed.put("registration." + name, shown(registration.getValue(name)));
        }
        typed.put("registration.capacity", shown(registration.getValue("capacity")));
        typed.put("registration.deadlineMinutes", shown(registration.getValue("deadlineMinutes")));
        typed.put("registration.scope", RegistrationScope.of(registration).word());
    }

    /** The same, as seen at another version. */
    EditForm over(int version) {
        Map<String, String> copy = new LinkedHashMap<>(typed);
        copy.put("version", String.valueOf(version));
        return new EditForm(copy);
    }

    /** What stands in a field. */
    public String at(String field) {
        return typed.getOrDefault(field, "");
    }

    public boolean on(String field) {
        return at(field).equals("on");
    }

    public boolean is(String field, String value) {
        return at(field).equals(value);
    }

    /** The rows of speakers that hold something, and one that is empty. */
    public List<SpeakerRows.SpeakerRow> speakers() {
        return SpeakerRows.of(typed);
    }

    @Nullable String version() {
        return at("version").isEmpty() ? null : '"' + at("version") + '"';
    }

    /** The same as the API takes it; what cannot be read goes on as typed, to be refused there. */
    JsonObject json() {
        JsonObject json = new JsonObject().put("title", at("title"));
        json.put("description", at("description"));
        json.put("language", at("language").isEmpty() ? "en" : at("language"));
        json.put("cover", at("cover").isEmpty() ? null : at("cover"));
        if (!at("slug").isEmpty()) {
            json.put("slug", at("slug"));
        }
        json.put("startsAt", start());
        json.put("timezone", at("timezone"));
        json.put("preset", at("preset").isEmpty() ? "guest-webinar" : at("preset"));
        json.put("provider", at("provider").isEmpty() ? null : at("provider"));
        json.put("recurrence", recurrence());
        json.put("exceptions", words("exceptions"));
        json.put("reminders", numbers("reminders"));
        json.put("durationMinutes", number(at("durationMinutes")));
        if (is(Threshold.UNIT, "percent")) {
            json.put(Threshold.NAME + "Percent", number(at(Threshold.NAME)));
        } else {
            json.put(Threshold.NAME + "Seconds", Threshold.seconds(at(Threshold.NAME)));
        }
        FLAGS.forEach(name -> json.put(name, on(name)));
        return json.put("policy", policy())
                .put("registration", registration())
                .put("speakers", SpeakerRows.json(typed));
    }

    private @Nullable String recurrence() {
        LocalDate day = day();
        return Repeat.typed(typed).rule(day == null ? LocalDate.EPOCH : day);
    }

    private @Nullable LocalDate day() {
        try {
            return Repeat.typed(typed).first(LocalDate.parse(at("startsAt")));
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** A series by days of the week begins on the first of them. */
    private String start() {
        LocalDate day = day();
        String typedDay = day == null ? at("startsAt") : day.toString();
        return ScheduleForm.typed(typedDay, at("startTime"), at("timezone"), at("stood"));
    }

    /** A refusal of the API with its fields named as they are here. */
    Refused here(Refused refused) {
        return refused.errors().isEmpty()
                ? refused
                : new Refused(refused.errors().stream().map(this::here).toList());
    }

    private FieldError here(FieldError error) {
        if (error.field().startsWith(Threshold.NAME)) {
            return new FieldError(Threshold.NAME, error.sentence());
        }
        boolean inWords = error.field().equals("recurrence") && !is("repeat", "custom");
        return inWords ? new FieldError("repeat", error.sentence()) : error;
    }

    /** The days of the week by which a series can repeat, as a form offers them. */
    public List<Repeat.WeekDay> weekDays() {
        return Repeat.WEEK;
    }

    private JsonObject policy() {
        JsonObject policy = new JsonObject();
        POLICY_FLAGS.forEach(name -> policy.put(name, on("policy." + name)));
        POLICY_WORDS.stream()
                .filter(name -> !at("policy." + name).isEmpty())
                .forEach(name -> policy.put(name, at("policy." + name)));
        policy.put("maxParticipants", number(at("policy.maxParticipants")));
        policy.put("expiresAfterMinutes", number(at("policy.expiresAfterMinutes")));
        return is("presetBefore", at("preset"))
                ? policy
                : without(presetPolicy("presetBefore"), policy);
    }

    /** Another card was chosen: of the settings below only those stay that somebody had touched. */
    private static JsonObject without(JsonObject usual, JsonObject policy) {
        JsonObject touched = new JsonObject();
        policy.stream()
                .filter(entry -> entry.getValue() != null)
                .filter(entry -> !entry.getValue().equals(usual.getValue(entry.getKey())))
                .forEach(entry -> touched.put(entry.getKey(), entry.getValue()));
        return touched;
    }

    private JsonObject presetPolicy(String field) {
        return Preset.named(at(field)).orElse(Preset.GUEST_WEBINAR).spec().toJson();
    }

    /** What a card stands for, for the browser to fill in the settings below. */
    public String policyOf(String preset) {
        return Preset.named(preset).orElse(Preset.GUEST_WEBINAR).spec().toJson().encode();
    }

    private JsonObject registration() {
        JsonObject registration = new JsonObject();
        REGISTRATION_FLAGS.forEach(name -> registration.put(name, on("registration." + name)));
        String capacity = at("registration.capacity");
        registration.put("capacity", capacity.isEmpty() ? null : number(capacity));
        registration.put("deadlineMinutes", number(at("registration.deadlineMinutes")));
        if (!at("registration.scope").isEmpty()) {
            registration.put("scope", at("registration.scope"));
        }
        return registration;
    }

    private JsonArray words(String field) {
        JsonArray all = new JsonArray();
        for (String word : at(field).split("[,;\\s]+")) {
            if (!word.isEmpty()) {
                all.add(word);
            }
        }
        return all;
    }

    private JsonArray numbers(String field) {
        JsonArray all = new JsonArray();
        words(field).forEach(word -> all.add(number((String) word)));
        return all;
    }

    private static @Nullable Object number(String text) {
        String bare = text.strip();
        if (bare.isEmpty()) {
            return null;
        }
        return bare.matches("\\d{1,9}") ? (Object) Integer.valueOf(bare) : bare;
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
