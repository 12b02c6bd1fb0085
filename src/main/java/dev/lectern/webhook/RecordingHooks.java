package dev.lectern.webhook;

import dev.lectern.call.CallEvent;
import dev.lectern.call.CallListener;
import dev.lectern.call.CallRecording;
import dev.lectern.call.CallView;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells of recordings that are done or came to nothing. */
@ApplicationScoped
class RecordingHooks implements CallListener {
    private final Hooks hooks;

    RecordingHooks(Hooks hooks) {
        this.hooks = hooks;
    }

    @Override
    public Uni<Void> recordingChanged(CallView call, CallEvent.RecordingChanged event) {
        return switch (event.state()) {
            case READY -> tell(EventKind.RECORDING_READY, call, event.recording());
            case FAILED -> tell(EventKind.RECORDING_FAILED, call, event.recording());
            case RECORDING, PAUSED, PROCESSING -> Uni.createFrom().voidItem();
        };
    }

    private Uni<Void> tell(EventKind kind, CallView call, @Nullable CallRecording recording) {
        JsonObject data =
                new JsonObject()
                        .put("webinar", call.webinar().toString())
                        .put("occurrence", call.occurrence().toString())
                        .put("recording", recording == null ? null : recording.id());
        if (recording != null && recording.why() != null) {
            data.put("reason", recording.why().in(Locale.ENGLISH));
        }
        String what = call.occurrence() + " " + said(recording);
        return Panache.withTransaction(
                () -> hooks.happenedOnce(new Tiding(call.workspace(), kind, null, data), what));
    }

    /** One that grew, because its room was opened again, is told of again. */
    private static String said(@Nullable CallRecording recording) {
        return recording == null ? "" : recording.id() + " " + recording.length();
    }
}
