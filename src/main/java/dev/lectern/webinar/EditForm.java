package dev.lectern.webinar;

import dev.lectern.call.policy.Preset;
import dev.lectern.kit.web.fault.FieldError;
import dev.lectern.kit.web.fault.Refused;
import dev.lectern.webinar.series.Repeat;
import io.quarkus.qute.TemplateData;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A webinar as its form on the page holds it: what was typed, field by field, and the same as the
 * API's JSON. Fields are named as in the API, so that a refusal finds its way back beside them.
 */
@TemplateData
final class EditForm {
    private static final List<String> POLICY_WORDS =
            List.of("media", "mode", "recording", "recordingMode", "quality", "layout");

    private static final String EXCEPTIONS = "exceptions";

    private static final List<String> RHYTHM =
            List.of("startsAt", "timezone", "recurrence", EXCEPTIONS);

    private final Map<String, String> typed;

    private EditForm(Map<String, String> typed) {
        this.typed = typed;
    }

    static EditForm of(MultivaluedMap<String, String> sent) {
        Map<String, String> typed = new LinkedHashMap<>();
        sent.forEach((name, values) -> typed.put(name, value(name, values)));
        return new EditForm(typed);
    }

    private static String value(String name, List<String> sent) {
        if (name.equals(EXCEPTIONS)) {
            return String.join(", ", sent.stream().filter(one -> !one.isBlank()).toList());
        }
        return sent.isEmpty() ? "" : sent.get(0);
    }

    static EditForm fresh(ZonedDateTime now, String language) {
        return new EditForm(PlanFields.fresh(now, language));
    }

    static EditForm of(WebinarView webinar) {
        return new EditForm(PlanFields.of(webinar));
    }

    /** What somebody else changed since this form was filled, and what was touched here. */
    Meanwhile since(EditForm stands) {
        return Meanwhile.of(
                Filled.read(at(Filled.FIELD)),
                PlanFields.compared(stands.typed),
                PlanFields.compared(typed));
    }

    /** What was touched here laid over what stands. */
    EditForm over(EditForm stands, Set<String> touched) {
        Map<String, String> both = new LinkedHashMap<>(stands.typed);
        both.keySet().removeIf(name -> touched.contains(PlanFields.owner(name)));
        typed.forEach(
                (name, value) -> {
                    if (touched.contains(PlanFields.owner(name))) {
                        both.put(name, value);
                    }
                });
        if (touched.contains("preset") && is("presetBefore", at("preset"))) {
            both.put("presetBefore", at("preset"));
        }
        both.put("then", at("then"));
        return new EditForm(both);
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
        json.put("exceptions", words(EXCEPTIONS));
        json.put("reminders", new JsonArray(Lead.read(at("reminders"))));
        json.put("durationMinutes", number(at("durationMinutes")));
        if (is(Threshold.UNIT, "percent")) {
            json.put(Threshold.NAME + "Percent", number(at(Threshold.NAME)));
        } else {
            json.put(Threshold.NAME + "Seconds", Threshold.seconds(at(Threshold.NAME)));
        }
        PlanFields.FLAGS.forEach(name -> json.put(name, on(name)));
        return json.put("policy", policy())
                .put("registration", registration())
                .put("speakers", SpeakerRows.json(typed));
    }

    /** What it changes: days left out that nobody touched go along with the dates, unsaid. */
    JsonObject changes() {
        JsonObject json = json();
        if (Filled.read(at(Filled.FIELD)).held(EXCEPTIONS, at(EXCEPTIONS))) {
            json.remove(EXCEPTIONS);
        }
        return json;
    }

    private @Nullable String recurrence() {
        LocalDate day = day();
        return Repeat.typed(typed).rule(day == null ? LocalDate.EPOCH : day);
    }

    /** Whether it says the same dates as the other. */
    boolean keepsRhythm(EditForm other) {
        JsonObject ours = json();
        JsonObject theirs = other.json();
        return RHYTHM.stream()
                .allMatch(name -> Objects.equals(ours.getValue(name), theirs.getValue(name)));
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
        return error.field().equals("recurrence") ? Repeat.typed(typed).mistake(error) : error;
    }

    /** Whether less counts as having come than was typed. */
    public boolean thresholdCut() {
        return is(Threshold.UNIT, "percent")
                ? Threshold.cut(number(at(Threshold.NAME)))
                : Threshold.cut(Threshold.seconds(at(Threshold.NAME)), minutes());
    }

    private @Nullable Object minutes() {
        return number(at("durationMinutes"));
    }

    /** The days that a series leaves out, and an empty one for the next. */
    public List<String> exceptions() {
        return Stream.concat(words(EXCEPTIONS).stream().map(String::valueOf), Stream.of(""))
                .toList();
    }

    /** The days of the week by which a series can repeat, as a form offers them. */
    public List<Repeat.WeekDay> weekDays() {
        return Repeat.WEEK;
    }

    private JsonObject policy() {
        JsonObject policy = new JsonObject();
        PlanFields.POLICY_FLAGS.forEach(name -> policy.put(name, on("policy." + name)));
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
        PlanFields.REGISTRATION_FLAGS.forEach(
                name -> registration.put(name, on("registration." + name)));
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

    private static @Nullable Object number(String text) {
        String bare = text.strip();
        if (bare.isEmpty()) {
            return null;
        }
        return bare.matches("\\d{1,9}") ? (Object) Integer.valueOf(bare) : bare;
    }
}
