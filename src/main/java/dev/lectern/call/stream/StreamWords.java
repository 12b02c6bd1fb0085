package dev.lectern.call.stream;

import dev.lectern.call.CallPlan;
import dev.lectern.call.policy.CallSpec;
import dev.lectern.call.policy.Layout;
import dev.lectern.call.policy.MediaKind;
import dev.lectern.call.policy.Quality;
import dev.lectern.call.policy.Recording;
import dev.lectern.call.policy.RecordingMode;
import dev.lectern.call.policy.Role;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Our policy in Stream's words. */
final class StreamWords {
    static final String CALL_TYPE = "webinar";
    static final String PRESENTER = "presenter";
    static final String ACTOR = "lectern";

    private static final Duration EARLY_START = Duration.ofHours(1);

    private StreamWords() {}

    static String role(CallSpec spec, Role role) {
        return switch (role) {
            case HOST -> "host";
            case COHOST -> "moderator";
            case PANELIST, ATTENDEE -> audienceOrStage(spec, role);
        };
    }

    private static String audienceOrStage(CallSpec spec, Role role) {
        if (!spec.maySend(role)) {
            return "user";
        }
        return spec.mayShareScreen(role) ? PRESENTER : "call_member";
    }

    /** What a role may send beyond watching, in the three words that a running call takes. */
    static JsonArray sending(CallSpec spec, Role role) {
        JsonArray all = new JsonArray();
        if (spec.maySend(role)) {
            all.add("send-audio").add("send-video");
        }
        return spec.mayShareScreen(role) ? all.add("screenshare") : all;
    }

    /** Asks for a page of our calls. */
    static JsonObject query(int limit, @Nullable String page) {
        JsonObject query =
                new JsonObject()
                        .put("filter_conditions", new JsonObject().put("type", CALL_TYPE))
                        .put("limit", limit);
        return page == null ? query : query.put("next", page);
    }

    /** PATCH replaces it, so it is always whole. */
    static JsonObject custom(CallPlan plan) {
        return new JsonObject()
                .put("webinar_id", plan.webinar().toString())
                .put("occurrence_id", plan.occurrence().toString())
                .put("title", plan.title())
                .put("max_participants", plan.spec().maxParticipants())
                .put("chat", plan.spec().chat());
    }

    static JsonObject settings(CallPlan plan) {
        CallSpec spec = plan.spec();
        return new JsonObject()
                .put("limits", limits(plan))
                .put(
                        "backstage",
                        new JsonObject().put("enabled", true).put("join_ahead_time_seconds", 0))
                .put("recording", recording(spec))
                .put("broadcasting", broadcasting(spec))
                .put("screensharing", new JsonObject().put("enabled", spec.sendsVideo()))
                .put("video", video(spec))
                .put(
                        "audio",
                        new JsonObject()
                                .put("default_device", "speaker")
                                .put("mic_default_on", !spec.microphoneOffOnEntry()))
                .put("thumbnails", new JsonObject().put("enabled", spec.previews()));
    }

    /** Stream counts from the first person in, who may come before the hour. */
    private static JsonObject limits(CallPlan plan) {
        Duration longest = Duration.between(plan.startsAt(), plan.expiresAt()).plus(EARLY_START);
        return new JsonObject()
                .put("max_participants", plan.spec().maxParticipants())
                .put("max_duration_seconds", longest.toSeconds());
    }

    /** Never "auto-on": that would record the backstage. */
    private static JsonObject recording(CallSpec spec) {
        return new JsonObject()
                .put("mode", spec.recording() == Recording.OFF ? "disabled" : "available")
                .put("quality", spec.quality().word())
                .put("audio_only", spec.media() == MediaKind.AUDIO)
                .put(
                        "layout",
                        layout(
                                spec.recordingMode() == RecordingMode.SPEAKER
                                        ? "single-participant"
                                        : "grid"));
    }

    private static JsonObject broadcasting(CallSpec spec) {
        return new JsonObject()
                .put("enabled", true)
                .put(
                        "hls",
                        new JsonObject()
                                .put("enabled", true)
                                .put("auto_on", false)
                                .put("quality_tracks", new JsonArray().add(spec.quality().word()))
                                .put("layout", layout(layout(spec.layout()))));
    }

    private static JsonObject video(CallSpec spec) {
        return new JsonObject()
                .put("enabled", spec.sendsVideo())
                .put("camera_default_on", spec.sendsVideo() && !spec.cameraOffOnEntry())
                .put("target_resolution", resolution(spec.quality()));
    }

    private static JsonObject resolution(Quality quality) {
        return switch (quality) {
            case HD -> resolution(1280, 720, 3_000_000);
            case FULL_HD -> resolution(1920, 1080, 5_000_000);
            case QUAD_HD -> resolution(2560, 1440, 6_000_000);
        };
    }

    private static JsonObject resolution(int width, int height, int bitsPerSecond) {
        return new JsonObject()
                .put("width", width)
                .put("height", height)
                .put("bitrate", bitsPerSecond);
    }

    private static String layout(Layout layout) {
        return switch (layout) {
            case GRID -> "grid";
            case SPOTLIGHT, DUO -> "spotlight";
            case FULL -> "single-participant";
        };
    }

    private static JsonObject layout(String name) {
        return new JsonObject().put("name", name);
    }
}
