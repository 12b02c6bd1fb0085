package dev.lectern.call.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.call.CallEvent;
import dev.lectern.call.CallId;
import dev.lectern.call.CallPlan;
import dev.lectern.call.CallRecording;
import dev.lectern.call.Hs256;
import dev.lectern.call.Webhook;
import dev.lectern.call.policy.Preset;
import dev.lectern.kit.db.Ids;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class StreamWebhookTest {
    private static final StreamKey KEY = new StreamKey("key", "stream-secret");
    private final CallId call = new CallId(Ids.next(), 1);

    @Test
    void the_published_vectors_hold() {
        byte[] body =
                "{\"type\":\"call.ended\",\"call_cid\":\"webinar:w-1\"}"
                        .getBytes(StandardCharsets.UTF_8);

        assertThat(Hs256.hex("stream-secret", body))
                .isEqualTo("26bfb2851a3c00801865df5aa3bcb455c511be6046109ee544a94108264e4757");
        assertThat(KEY.serverToken())
                .isEqualTo(
                        "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzZXJ2ZXIiOnRydWV9"
                                + ".Jpl6mXwjnaYy53cH5IZOE2tV3MeAEmhUk01Pn70M1AE");
    }

    @Test
    void a_signed_event_is_read_in_our_words() {
        Optional<Webhook.Delivery> delivery = read(body("call.live_started", ""), Map.of());

        assertThat(delivery.orElseThrow().events())
                .containsExactly(
                        new CallEvent.WentLive(call, Instant.parse("2026-11-21T10:00:00Z")));
        assertThat(delivery.orElseThrow().id()).isEqualTo("hook-1");
    }

    @Test
    void compressed_it_reads_the_same() throws IOException {
        String body = body("call.ended", "");
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write(body.getBytes(StandardCharsets.UTF_8));
        }

        Webhook webhook = new Webhook(headers(body, Map.of()), zipped.toByteArray());

        assertThat(delivery(webhook).orElseThrow().events())
                .singleElement()
                .isInstanceOf(CallEvent.Ended.class);
    }

    @Test
    void who_came_and_went_is_told() {
        String who = ",\"participant\":{\"user\":{\"id\":\"carol\"},\"role\":\"user\"}";

        assertThat(read(body("call.session_participant_joined", who), Map.of()))
                .hasValueSatisfying(
                        delivery ->
                                assertThat(delivery.events())
                                        .singleElement()
                                        .isInstanceOfSatisfying(
                                                CallEvent.Joined.class,
                                                joined ->
                                                        assertThat(joined.identity())
                                                                .isEqualTo("carol")));
    }

    @Test
    void who_came_is_called_what_they_were_granted_as() {
        String user = StreamUser.id(plan(), "carol");
        String who = ",\"participant\":{\"user\":{\"id\":\"%s\"}}".formatted(user);

        Webhook.Delivery delivery =
                read(body("call.session_participant_left", who), Map.of()).orElseThrow();

        assertThat(delivery.events())
                .containsExactly(
                        new CallEvent.Left(call, Instant.parse("2026-11-21T10:00:00Z"), "carol"));
    }

    @Test
    void a_finished_recording_is_told_with_its_id() {
        String file =
                ",\"call_recording\":{\"url\":\"https://x/y\",\"filename\":\"a.mp4\",\"session_id\":\"s\","
                        + "\"start_time\":1795000000000000000,\"end_time\":1795000060000000000}";

        assertThat(read(body("call.recording_ready", file), Map.of()).orElseThrow().events())
                .singleElement()
                .isInstanceOfSatisfying(
                        CallEvent.RecordingChanged.class,
                        changed -> {
                            assertThat(changed.state()).isEqualTo(CallRecording.State.READY);
                            assertThat(changed.recording().id()).isEqualTo("s/a.mp4");
                            assertThat(changed.recording().length()).hasSeconds(60);
                        });
    }

    @Test
    void a_wrong_signature_another_apps_key_or_no_json_is_nothing() {
        String body = body("call.ended", "");

        assertThat(read(body, Map.of("x-signature", "0".repeat(64)))).isEmpty();
        assertThat(read(body, Map.of("x-api-key", "another"))).isEmpty();
        assertThat(read("not json", Map.of())).isEmpty();
    }

    @Test
    void an_event_about_something_else_is_taken_and_says_nothing() {
        String foreign = "{\"type\":\"call.ended\",\"call_cid\":\"default:standup\"}";

        assertThat(read(foreign, Map.of()).orElseThrow().events()).isEmpty();
        assertThat(read(body("call.stats_report_ready", ""), Map.of()).orElseThrow().events())
                .isEmpty();
    }

    @Test
    void what_lacks_a_part_or_is_of_another_shape_is_taken_and_says_nothing() {
        Map<String, String> lacking =
                Map.ofEntries(
                        Map.entry("call.session_participant_joined", ""),
                        Map.entry("call.session_participant_left", ",\"participant\":{}"),
                        Map.entry(
                                "call.session_participant_left ",
                                ",\"participant\":{\"user\":{\"id\":null}}"),
                        Map.entry("call.session_participant_joined ", ",\"participant\":\"carol\""),
                        Map.entry("call.recording_ready", ",\"call_recording\":{\"url\":\"u\"}"),
                        Map.entry(
                                "call.recording_ready ",
                                ",\"call_recording\":{\"session_id\":\"s\",\"filename\":\"f\","
                                        + "\"start_time\":\"yesterday\"}"),
                        Map.entry("call.hls_broadcasting_started", ""),
                        Map.entry("call.updated", ",\"call\":[]"));

        lacking.forEach(
                (type, more) ->
                        assertThat(read(body(type.strip(), more), Map.of()).orElseThrow().events())
                                .isEmpty());
    }

    private CallPlan plan() {
        Instant start = Instant.parse("2026-11-21T10:00:00Z");
        return new CallPlan(
                call,
                call.toString(),
                Ids.next(),
                Ids.next(),
                "Pruning apple trees",
                start,
                start.plusSeconds(3600),
                Preset.GUEST_WEBINAR.spec());
    }

    private String body(String type, String more) {
        return "{\"type\":\"%s\",\"call_cid\":\"webinar:%s\",\"created_at\":\"2026-11-21T10:00:00Z\"%s}"
                .formatted(type, call, more);
    }

    private Optional<Webhook.Delivery> read(String body, Map<String, String> headers) {
        return delivery(new Webhook(headers(body, headers), body.getBytes(StandardCharsets.UTF_8)));
    }

    private static Optional<Webhook.Delivery> delivery(Webhook webhook) {
        return new StreamWebhook(KEY, webhook, Clock.systemUTC()).delivery();
    }

    private static Map<String, String> headers(String body, Map<String, String> others) {
        Map<String, String> headers = new HashMap<>();
        headers.put(
                "x-signature", Hs256.hex("stream-secret", body.getBytes(StandardCharsets.UTF_8)));
        headers.put("x-api-key", "key");
        headers.put("x-webhook-id", "hook-1");
        headers.putAll(others);
        return headers;
    }
}
