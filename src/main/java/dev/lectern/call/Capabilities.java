package dev.lectern.call;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.lectern.kit.web.FieldError;
import dev.lectern.kit.web.Refused;
import dev.lectern.kit.web.Sentence;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * What a provider can do. Limits and media kinds bind: a policy beyond them is refused. Recording
 * modes, qualities, layouts and previews are wishes: met as nearly as possible, with a warning.
 */
public record Capabilities(
        Set<Feature> features,
        int maxParticipants,
        Set<MediaKind> media,
        Set<RecordingMode> recordingModes,
        Set<Quality> qualities,
        Set<Layout> layouts,
        boolean previews) {

    public Capabilities {
        features = Set.copyOf(features);
        media = Set.copyOf(media);
        recordingModes = Set.copyOf(recordingModes);
        qualities = Set.copyOf(qualities);
        layouts = Set.copyOf(layouts);
    }

    public boolean can(Feature feature) {
        return features.contains(feature);
    }

    /** Refuses, with a sentence, what the provider cannot do. */
    public void require(Feature feature, String provider, String toDoWhat) {
        if (!can(feature)) {
            throw new Refused(provider + " cannot " + toDoWhat + ".");
        }
    }

    /** What in a policy this provider cannot do, by field. */
    public List<FieldError> refusals(CallSpec spec, String provider) {
        List<FieldError> errors = new ArrayList<>();
        if (spec.maxParticipants() > maxParticipants) {
            errors.add(
                    new FieldError(
                            "policy.maxParticipants",
                            Sentence.of(
                                            "%s takes at most %,d people.",
                                            "%s nimmt höchstens %,d Personen.")
                                    .about(provider, maxParticipants)));
        }
        if (!media.contains(spec.media())) {
            errors.add(
                    new FieldError(
                            "policy.media",
                            provider + " cannot hold a call with " + spec.media().word() + "."));
        }
        if (spec.recording() != Recording.OFF && !can(Feature.RECORDING)) {
            errors.add(
                    new FieldError(
                            "policy.recording",
                            Sentence.of("%s cannot record.", "%s kann nicht aufzeichnen.")
                                    .about(provider)));
        }
        return errors;
    }

    /** Which wishes are met only nearly, in sentences. */
    public List<String> warnings(CallSpec spec, String provider) {
        List<String> warnings = new ArrayList<>();
        boolean recorded = spec.recording() != Recording.OFF;
        if (recorded && !recordingModes.contains(spec.recordingMode())) {
            warnings.add(
                    provider
                            + " cannot record as "
                            + spec.recordingMode().word()
                            + instead(recordingModes, RecordingMode::word));
        }
        if (spec.recording() == Recording.MANUAL && !can(Feature.RECORDING_ON_DEMAND)) {
            warnings.add(provider + " records from the start or not at all.");
        }
        if (spec.sendsVideo() && !qualities.contains(spec.quality())) {
            warnings.add(
                    provider
                            + " has no "
                            + spec.quality().word()
                            + instead(qualities, Quality::word));
        }
        if (spec.sendsVideo() && !layouts.contains(spec.layout())) {
            warnings.add(
                    provider
                            + " has no layout "
                            + spec.layout().word()
                            + instead(layouts, Layout::word));
        }
        if (spec.previews() && !previews) {
            warnings.add(provider + " shows no preview of a room.");
        }
        return List.copyOf(warnings);
    }

    private static <T extends Enum<T>> String instead(Set<T> choices, Function<T, String> word) {
        if (choices.isEmpty()) {
            return ".";
        }
        List<String> words = choices.stream().sorted().map(word).toList();
        return "; it uses " + String.join(" or ", words) + " instead.";
    }

    @JsonValue
    public JsonObject toJson() {
        JsonObject json = new JsonObject();
        for (Feature feature : Feature.values()) {
            json.put(feature.word(), can(feature));
        }
        return json.put("maxParticipants", maxParticipants)
                .put("media", list(media, MediaKind::word))
                .put("audioOnly", media.contains(MediaKind.AUDIO))
                .put("recordingModes", list(recordingModes, RecordingMode::word))
                .put("qualities", list(qualities, Quality::word))
                .put("layouts", list(layouts, Layout::word))
                .put("previews", previews);
    }

    private static <T extends Enum<T>> JsonArray list(Set<T> values, Function<T, String> word) {
        return new JsonArray(values.stream().sorted().map(word).toList());
    }
}
