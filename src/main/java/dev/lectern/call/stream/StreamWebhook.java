package dev.lectern.call.stream;

import dev.lectern.call.CallEvent;
import dev.lectern.call.CallId;
import dev.lectern.call.CallRecording;
import dev.lectern.call.Webhook;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.zip.GZIPInputStream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A webhook of Stream's: signed over the uncompressed bytes, which may arrive compressed. There is
 * no event for going back behind the curtain, but {@code call.updated} says where a call stands.
 */
record StreamWebhook(StreamKey key, Webhook webhook, Clock clock) {
    private static final Logger LOG = Logger.getLogger(StreamWebhook.class);
    private static final int LARGEST = 1 << 20;

    /** Empty if it is not signed with our secret. */
    Optional<Webhook.Delivery> delivery() {
        boolean ours = webhook.header("x-api-key").map(key.apiKey()::equals).orElse(true);
        Optional<String> signature = webhook.header("x-signature");
        if (!ours || signature.isEmpty()) {
            return Optional.empty();
        }
        return plain().filter(body -> key.signed(body, signature.get())).flatMap(this::read);
    }

    private Optional<byte[]> plain() {
        byte[] body = webhook.body();
        if (body.length < 2 || (body[0] & 0xFF) != 0x1F || (body[1] & 0xFF) != 0x8B) {
            return Optional.of(body);
        }
        try (GZIPInputStream zipped = new GZIPInputStream(new ByteArrayInputStream(body))) {
            byte[] plain = zipped.readNBytes(LARGEST + 1);
            return plain.length > LARGEST ? Optional.empty() : Optional.of(plain);
        } catch (IOException broken) {
            return Optional.empty();
        }
    }

    private Optional<Webhook.Delivery> read(byte[] body) {
        try {
            JsonObject event =
                    new JsonObject(new String(body, java.nio.charset.StandardCharsets.UTF_8));
            String id =
                    webhook.header("x-webhook-id")
                            .orElseGet(() -> webhook.header("x-signature").orElseThrow());
            return Optional.of(new Webhook.Delivery(id, events(event)));
        } catch (DecodeException notJson) {
            return Optional.empty();
        }
    }

    /** What is signed and not as they say it is would come again and again, were it refused. */
    private List<CallEvent> events(JsonObject event) {
        try {
            return understood(event);
        } catch (ClassCastException | DateTimeException | NullPointerException otherShape) {
            LOG.warnf("A webhook of Stream's is left aside: %s", otherShape.getMessage());
            return List.of();
        }
    }

    private List<CallEvent> understood(JsonObject event) {
        String cid = event.getString("call_cid", "");
        Optional<CallId> call = CallId.parse(cid.substring(cid.indexOf(':') + 1));
        Instant said = StreamCall.time(event.getValue("created_at"));
        Instant at = said == null ? clock.instant() : said;
        return call.flatMap(id -> event(event, id, at)).map(List::of).orElse(List.of());
    }

    private Optional<CallEvent> event(JsonObject event, CallId call, Instant at) {
        return switch (event.getString("type", "")) {
            case "call.live_started" -> Optional.of(new CallEvent.WentLive(call, at));
            case "call.updated" ->
                    Optional.of(event)
                            .filter(StreamWebhook::backstage)
                            .map(back -> new CallEvent.WentBackstage(call, at));
            case "call.ended" -> Optional.of(new CallEvent.Ended(call, at));
            case "call.deleted" -> Optional.of(new CallEvent.Deleted(call, at));
            case "call.session_participant_joined" ->
                    participant(event).map(who -> new CallEvent.Joined(call, at, who));
            case "call.session_participant_left" ->
                    participant(event).map(who -> new CallEvent.Left(call, at, who));
            case "call.recording_started" ->
                    recording(event, call, at, CallRecording.State.RECORDING);
            case "call.recording_stopped" ->
                    recording(event, call, at, CallRecording.State.PROCESSING);
            case "call.recording_ready" -> recording(event, call, at, CallRecording.State.READY);
            case "call.recording_failed" -> recording(event, call, at, CallRecording.State.FAILED);
            case "call.hls_broadcasting_started" ->
                    part(event, "hls_playlist_url", JsonObject::getString)
                            .map(playlist -> new CallEvent.HlsChanged(call, at, playlist));
            case "call.hls_broadcasting_stopped", "call.hls_broadcasting_failed" ->
                    Optional.of(new CallEvent.HlsChanged(call, at, null));
            default -> Optional.empty();
        };
    }

    private static boolean backstage(JsonObject event) {
        JsonObject call = event.getJsonObject("call");
        return call != null && call.getBoolean("backstage", false);
    }

    private static Optional<String> participant(JsonObject event) {
        return part(event, "participant", JsonObject::getJsonObject)
                .flatMap(participant -> part(participant, "user", JsonObject::getJsonObject))
                .flatMap(user -> part(user, "id", JsonObject::getString))
                .map(StreamUser::identity);
    }

    private static Optional<CallEvent> recording(
            JsonObject event, CallId call, Instant at, CallRecording.State state) {
        JsonObject file = event.getJsonObject("call_recording");
        if (file == null) {
            return Optional.of(new CallEvent.RecordingChanged(call, at, state, null));
        }
        return part(file, "session_id", JsonObject::getString)
                .flatMap(session -> part(file, "filename", JsonObject::getString))
                .map(named -> StreamReading.recording(file))
                .map(known -> new CallEvent.RecordingChanged(call, at, state, known));
    }

    private static <T> Optional<T> part(
            JsonObject json, String name, BiFunction<JsonObject, String, @Nullable T> read) {
        Optional<T> part = Optional.ofNullable(read.apply(json, name));
        if (part.isEmpty()) {
            LOG.warnf("A webhook of Stream's lacks %s and is left aside", name);
        }
        return part;
    }
}
