package dev.lectern.call.policy;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.lectern.kit.web.fault.FieldError;
import dev.lectern.kit.web.fault.Sentence;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The policy of a call: who may send what, how many may come, what is kept.
 *
 * @param maxParticipants people in the call at once, hosts included
 * @param screenShare whether panelists (in team mode: everybody) may share; hosts always may
 * @param expiresAfterMinutes how long after the scheduled end the call lives on
 */
public record CallSpec(
        MediaKind media,
        Mode mode,
        int maxParticipants,
        boolean chat,
        boolean screenShare,
        Recording recording,
        RecordingMode recordingMode,
        Quality quality,
        Layout layout,
        boolean cameraOffOnEntry,
        boolean microphoneOffOnEntry,
        boolean previews,
        int expiresAfterMinutes) {
    static final int MOST_PEOPLE = 100_000;
    static final int LONGEST_EXPIRY_MINUTES = 7 * 24 * 60;

    /**
     * Reads a policy as it stands in JSON, laid over another: what it does not name stays.
     *
     * @throws dev.lectern.kit.web.fault.Refused naming each field that cannot be
     */
    public static CallSpec read(JsonObject partial, CallSpec base) {
        return new PolicyReader(partial, base).read();
    }

    /** What speaks against this policy whatever the provider, by field; empty if nothing does. */
    public List<FieldError> errors() {
        List<FieldError> errors = new ArrayList<>();
        if (maxParticipants < 2) {
            errors.add(
                    new FieldError(
                            "policy.maxParticipants",
                            Sentence.of(
                                    "Choose at least 2 people.",
                                    "Wählen Sie mindestens 2 Personen.")));
        }
        if (maxParticipants > MOST_PEOPLE) {
            errors.add(
                    new FieldError(
                            "policy.maxParticipants",
                            Sentence.of(
                                    "Choose at most 100,000 people, and no more than the provider takes.",
                                    "Wählen Sie höchstens 100.000 Personen und nicht mehr, als der Anbieter aufnimmt.")));
        }
        if (expiresAfterMinutes < 0 || expiresAfterMinutes > LONGEST_EXPIRY_MINUTES) {
            errors.add(
                    new FieldError(
                            "policy.expiresAfterMinutes",
                            Sentence.of(
                                    "Choose between 0 minutes and 7 days (10080 minutes).",
                                    "Wählen Sie zwischen 0 Minuten und 7 Tagen (10080 Minuten).")));
        }
        return List.copyOf(errors);
    }

    /** Whether somebody in this role may send camera and microphone at all. */
    public boolean maySend(Role role) {
        return mode == Mode.TEAM || role.onStage();
    }

    public boolean mayShareScreen(Role role) {
        return media != MediaKind.AUDIO && (role.leads() || screenShare && maySend(role));
    }

    public boolean sendsVideo() {
        return media != MediaKind.AUDIO;
    }

    public boolean sendsAudio() {
        return media != MediaKind.VIDEO;
    }

    public Duration expiresAfter() {
        return Duration.ofMinutes(expiresAfterMinutes);
    }

    public CallSpec withScreenShare() {
        return read(new JsonObject().put("screenShare", true), this);
    }

    public CallSpec recorded(Recording when, RecordingMode how) {
        return read(
                new JsonObject().put("recording", when.word()).put("recordingMode", how.word()),
                this);
    }

    public CallSpec withMaxParticipants(int people) {
        return read(new JsonObject().put("maxParticipants", people), this);
    }

    public CallSpec withLayout(Layout other) {
        return read(new JsonObject().put("layout", other.word()), this);
    }

    @JsonValue
    public JsonObject toJson() {
        return new JsonObject()
                .put("media", media.word())
                .put("mode", mode.word())
                .put("maxParticipants", maxParticipants)
                .put("chat", chat)
                .put("screenShare", screenShare)
                .put("recording", recording.word())
                .put("recordingMode", recordingMode.word())
                .put("quality", quality.word())
                .put("layout", layout.word())
                .put("cameraOffOnEntry", cameraOffOnEntry)
                .put("microphoneOffOnEntry", microphoneOffOnEntry)
                .put("previews", previews)
                .put("expiresAfterMinutes", expiresAfterMinutes);
    }
}
