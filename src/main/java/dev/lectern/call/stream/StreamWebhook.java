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
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A webhook of Stream's: signed over the uncompressed bytes, which may arrive compressed. There is
 * no event for going back behind the curtain, but {@code call.updated} says where a call stands.
 */
record StreamWebhook(StreamKey key, Webhook webhook, Clock clock) {
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

    private List<CallEvent> events(JsonObject event) {
        String cid = event.getString("call_cid", "");
        Optional<CallId> call = CallId.parse(cid.substring(cid.indexOf(':') + 1));
        Instant said = StreamCall.time(event.getValue("created_at"));
        Instant at = said == null ? clock.instant() : said;
        return call.map(id -> event(event, id, at)).map(List::of).orElse(List.of());
    }

    private @Nullable CallEvent event(JsonObject event, CallId call, Instant at) {
        return switch (event.getString("type", "")) {
            case "call.live_started" -> new CallEvent.WentLive(call, at);
            case "call.updated" -> backstage(event) ? new CallEvent.WentBackstage(call, at) : null;
            case "call.ended" -> new CallEvent.Ended(call, at);
            case "call.deleted" -> new CallEvent.Deleted(call, at);
            case "call.session_participant_joined" ->
                    new CallEvent.Joined(call, at, participant(event));
            case "call.session_participant_left" ->
                    new CallEvent.Left(call, at, participant(event));
            case "call.recording_started" ->
                    recording(event, call, at, CallRecording.State.RECORDING);
            case "call.recording_stopped" ->
                    recording(event, call, at, CallRecording.State.PROCESSING);
            case "call.recording_ready" -> recording(event, call, at, CallRecording.State.READY);
            case "call.recording_failed" -> recording(event, call, at, CallRecording.State.FAILED);
            case "call.hls_broadcasting_started" ->
                    new CallEvent.HlsChanged(call, at, event.getString("hls_playlist_url"));
            case "call.hls_broadcasting_stopped", "call.hls_broadcasting_failed" ->
                    new CallEvent.HlsChanged(call, at, null);
            default -> null;
        };
    }

    private static boolean backstage(JsonObject event) {
        JsonObject call = event.getJsonObject("call");
        return call != null && call.getBoolean("backstage", false);
    }

    private static String participant(JsonObject event) {
        return StreamUser.identity(
                event.getJsonObject("participant").getJsonObject("user").getString("id"));
    }

    private static CallEvent recording(
            JsonObject event, CallId call, Instant at, CallRecording.State state) {
        JsonObject file = event.getJsonObject("call_recording");
        return new CallEvent.RecordingChanged(
                call, at, state, file == null ? null : StreamReading.recording(file));
    }
}
