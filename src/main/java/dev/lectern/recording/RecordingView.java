package dev.lectern.recording;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.lectern.call.CallRecording;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A recording as programs see it; {@code url} is there once it can be fetched. */
record RecordingView(CallRecording recording, @Nullable String url) {

    @JsonValue
    JsonObject toJson() {
        JsonObject json =
                new JsonObject().put("id", recording.id()).put("state", recording.state().word());
        if (recording.isUnderWay()) {
            json.put("paused", recording.state() == CallRecording.State.PAUSED);
        }
        if (recording.startedAt() != null) {
            json.put("startedAt", recording.startedAt().toString());
        }
        if (recording.length() != null) {
            json.put("durationSeconds", Math.round(recording.length().toMillis() / 1000.0));
        }
        if (recording.bytes() != null) {
            json.put("bytes", recording.bytes());
        }
        if (recording.why() != null) {
            json.put("reason", recording.why().in(Locale.ENGLISH));
        }
        return url == null ? json : json.put("url", url);
    }
}
