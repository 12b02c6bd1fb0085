package dev.lectern.call.policy;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.lectern.kit.web.fault.FieldError;
import dev.lectern.kit.web.fault.Refused;
import dev.lectern.kit.web.fault.Sentence;
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
    public void require(Feature feature, String provider, Sentence toDoWhat) {
        if (!can(feature)) {
            throw new Refused(
                    Sentence.of("%s cannot %s.", "%s kann nicht %s.").about(provider, toDoWhat));
        }
    }

    public void requireLayouts(String provider) {
        if (!can(Feature.LAYOUT_WHILE_LIVE)) {
            throw new Refused(
                    "policy.layout",
                    Sentence.of(
                                    "%s keeps the layout of a room that is on.",
                                    "%s behält die Anordnung eines laufenden Raums bei.")
                            .about(provider));
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
                            Sentence.of(
                                            "%s cannot hold a room with %s.",
                                            "%s kann keinen Raum mit %s halten.")
                                    .about(provider, spec.media().spoken())));
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
    public List<Sentence> warnings(CallSpec spec, String provider) {
        List<Sentence> warnings = new ArrayList<>();
        if (!can(Feature.ROOM_PAGES)) {
            warnings.add(
                    Sentence.of(
                                    "The pages of this room show no picture and no sound from %s"
                                            + " yet; people need a program of yours.",
                                    "Die Seiten dieses Raums zeigen noch kein Bild und keinen Ton"
                                            + " von %s; man braucht ein eigenes Programm.")
                            .about(provider));
        }
        boolean recorded = spec.recording() != Recording.OFF;
        if (recorded && !recordingModes.contains(spec.recordingMode())) {
            warnings.add(
                    Sentence.of("%s cannot record %s%s.", "%s kann nicht %s aufzeichnen%s.")
                            .about(
                                    provider,
                                    spec.recordingMode().spoken(),
                                    instead(recordingModes, RecordingMode::spoken)));
        }
        if (spec.recording() == Recording.MANUAL && !can(Feature.RECORDING_ON_DEMAND)) {
            warnings.add(
                    Sentence.of(
                                    "%s records from the start or not at all.",
                                    "%s zeichnet von Anfang an auf oder gar nicht.")
                            .about(provider));
        }
        if (spec.sendsVideo() && !qualities.contains(spec.quality())) {
            warnings.add(
                    Sentence.of("%s has no %s%s.", "%s hat kein %s%s.")
                            .about(
                                    provider,
                                    spec.quality().word(),
                                    instead(qualities, one -> Sentence.said(one.word()))));
        }
        if (spec.sendsVideo() && !layouts.contains(spec.layout())) {
            warnings.add(
                    Sentence.of(
                                    "%s cannot arrange the stage as “%s”%s.",
                                    "%s kann die Bühne nicht als „%s“ anordnen%s.")
                            .about(
                                    provider,
                                    spec.layout().spoken(),
                                    instead(layouts, Layout::spoken)));
        }
        if (spec.previews() && !previews) {
            warnings.add(
                    Sentence.of(
                                    "%s shows no preview of a room.",
                                    "%s zeigt keine Vorschau eines Raums.")
                            .about(provider));
        }
        return List.copyOf(warnings);
    }

    private static <T extends Enum<T>> Sentence instead(
            Set<T> choices, Function<T, Sentence> spoken) {
        return choices.stream()
                .sorted()
                .map(spoken)
                .reduce((one, other) -> Sentence.of("%s or %s", "%s oder %s").about(one, other))
                .map(
                        all ->
                                Sentence.of("; it uses %s instead", "; stattdessen gilt: %s")
                                        .about(all))
                .orElse(Sentence.said(""));
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
