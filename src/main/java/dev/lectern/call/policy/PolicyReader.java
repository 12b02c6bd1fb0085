package dev.lectern.call.policy;

import dev.lectern.kit.web.fault.FieldError;
import dev.lectern.kit.web.fault.Refused;
import dev.lectern.kit.web.fault.Sentence;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads a partial policy laid over a whole one, and gathers everything that is wrong with it. */
class PolicyReader {
    private final JsonObject partial;
    private final CallSpec base;
    private final List<FieldError> errors = new ArrayList<>();

    PolicyReader(JsonObject partial, CallSpec base) {
        this.partial = partial;
        this.base = base;
    }

    CallSpec read() {
        CallSpec spec =
                new CallSpec(
                        choice("media", MediaKind.values(), MediaKind::word, base.media()),
                        choice("mode", Mode.values(), Mode::word, base.mode()),
                        number("maxParticipants", base.maxParticipants()),
                        flag("chat", base.chat()),
                        flag("screenShare", base.screenShare()),
                        choice("recording", Recording.values(), Recording::word, base.recording()),
                        choice(
                                "recordingMode",
                                RecordingMode.values(),
                                RecordingMode::word,
                                base.recordingMode()),
                        choice("quality", Quality.values(), Quality::word, base.quality()),
                        choice("layout", Layout.values(), Layout::word, base.layout()),
                        flag("cameraOffOnEntry", base.cameraOffOnEntry()),
                        flag("microphoneOffOnEntry", base.microphoneOffOnEntry()),
                        flag("previews", base.previews()),
                        number("expiresAfterMinutes", base.expiresAfterMinutes()));
        refuseUnknownFields();
        spec.errors().stream().filter(error -> !isNamed(error.field())).forEach(errors::add);
        if (!errors.isEmpty()) {
            throw new Refused(errors);
        }
        return spec;
    }

    private <T> T choice(String field, T[] values, Function<T, String> word, T otherwise) {
        Object given = partial.getValue(field);
        if (given == null) {
            return otherwise;
        }
        for (T value : values) {
            if (word.apply(value).equals(given)) {
                return value;
            }
        }
        String choices = Arrays.stream(values).map(word).collect(Collectors.joining(", "));
        return wrong(
                field,
                Sentence.of("Choose one of: %s.", "Wählen Sie eines von: %s.").about(choices),
                otherwise);
    }

    private int number(String field, int otherwise) {
        Object given = partial.getValue(field);
        if (given == null) {
            return otherwise;
        }
        boolean whole = given instanceof Integer || given instanceof Long;
        long value = whole ? ((Number) given).longValue() : -1;
        return value >= 0
                ? (int) Math.min(value, Integer.MAX_VALUE)
                : wrong(
                        field,
                        Sentence.of(
                                "Give a whole number, 0 or more.",
                                "Geben Sie eine ganze Zahl an, 0 oder mehr."),
                        otherwise);
    }

    private boolean flag(String field, boolean otherwise) {
        Object given = partial.getValue(field);
        if (given == null) {
            return otherwise;
        }
        return given instanceof Boolean on
                ? on
                : wrong(
                        field,
                        Sentence.of("Give true or false.", "Geben Sie true oder false an."),
                        otherwise);
    }

    private void refuseUnknownFields() {
        Set<String> known = base.toJson().fieldNames();
        partial.fieldNames().stream()
                .filter(field -> !known.contains(field))
                .forEach(
                        field ->
                                wrong(
                                        field,
                                        Sentence.of(
                                                        "There is no such setting. Known: %s.",
                                                        "Diese Einstellung gibt es nicht. Bekannt: %s.")
                                                .about(String.join(", ", known)),
                                        ""));
    }

    private boolean isNamed(String field) {
        return errors.stream().anyMatch(error -> error.field().equals(field));
    }

    private <T> T wrong(String field, Sentence sentence, T otherwise) {
        errors.add(new FieldError("policy." + field, sentence));
        return otherwise;
    }
}
