package dev.lectern.call.stream;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Set;

/** Which fields Stream takes where, and which it must have. */
final class StreamStubShapes {
    private static final Set<String> LAYOUTS =
            Set.of("spotlight", "grid", "single-participant", "mobile", "custom");
    private static final Set<String> QUALITIES = Set.of("360p", "480p", "720p", "1080p", "1440p");

    private StreamStubShapes() {}

    static void call(JsonObject body) {
        takesOnly(body, "data", "members_limit", "notify", "ring", "video");
        JsonObject data = body.getJsonObject("data", new JsonObject());
        takesOnly(
                data,
                "created_by_id",
                "created_by",
                "starts_at",
                "members",
                "custom",
                "settings_override",
                "team",
                "channel_cid",
                "video");
        if (!data.containsKey("created_by_id") && !data.containsKey("created_by")) {
            throw StreamStubRefusal.input("created_by or created_by_id is required");
        }
        time(data);
        settings(data.getJsonObject("settings_override", new JsonObject()));
    }

    static void change(JsonObject body) {
        takesOnly(body, "custom", "starts_at", "settings_override");
        time(body);
        settings(body.getJsonObject("settings_override", new JsonObject()));
    }

    static void goLive(JsonObject body) {
        takesOnly(
                body,
                "start_hls",
                "start_recording",
                "start_composite_recording",
                "start_individual_recording",
                "start_raw_recording",
                "start_transcription",
                "start_closed_caption",
                "recording_storage_name",
                "transcription_storage_name");
    }

    static void stopLive(JsonObject body) {
        takesOnly(
                body,
                "continue_hls",
                "continue_recording",
                "continue_composite_recording",
                "continue_individual_recording",
                "continue_raw_recording",
                "continue_rtmp_broadcasts",
                "continue_transcription",
                "continue_closed_caption");
    }

    static void query(JsonObject body) {
        takesOnly(body, "filter_conditions", "limit", "next", "prev", "sort");
        if (body.getInteger("limit", 25) > 100) {
            throw StreamStubRefusal.input("limit is 100 at most");
        }
    }

    static void mute(JsonObject body) {
        takesOnly(
                body,
                "user_ids",
                "mute_all_users",
                "audio",
                "video",
                "screenshare",
                "screenshare_audio",
                "muted_by_id");
        if (!body.containsKey("user_ids") && !body.getBoolean("mute_all_users", false)) {
            throw StreamStubRefusal.input("user_ids or mute_all_users is required");
        }
    }

    static void permissions(JsonObject body) {
        takesOnly(body, "user_id", "grant_permissions", "revoke_permissions");
        require(body, "user_id");
        for (String list : Set.of("grant_permissions", "revoke_permissions")) {
            for (Object one : body.getJsonArray(list, new JsonArray())) {
                oneOf(list, String.valueOf(one), Set.of("screenshare", "send-audio", "send-video"));
            }
        }
    }

    static void callType(JsonObject body) {
        takesOnly(body, "name", "grants", "settings", "notification_settings", "external_storage");
        require(body, "name");
        settings(body.getJsonObject("settings", new JsonObject()));
    }

    static void changedCallType(JsonObject body) {
        takesOnly(body, "grants", "settings", "notification_settings", "external_storage");
        settings(body.getJsonObject("settings", new JsonObject()));
    }

    private static void settings(JsonObject settings) {
        takesOnly(
                settings,
                "limits",
                "backstage",
                "recording",
                "individual_recording",
                "raw_recording",
                "broadcasting",
                "screensharing",
                "video",
                "audio",
                "session",
                "transcription",
                "ingress",
                "thumbnails",
                "geofencing",
                "ring",
                "frame_recording");
        part(
                settings,
                "limits",
                Set.of(
                        "max_participants",
                        "max_duration_seconds",
                        "max_participants_exclude_owner",
                        "max_participants_exclude_roles"));
        part(settings, "backstage", Set.of("enabled", "join_ahead_time_seconds"));
        part(
                settings,
                "screensharing",
                Set.of("enabled", "access_request_enabled", "target_resolution"));
        part(settings, "thumbnails", Set.of("enabled"));
        recording(settings.getJsonObject("recording"));
        audio(settings.getJsonObject("audio"));
        video(settings.getJsonObject("video"));
        broadcasting(settings.getJsonObject("broadcasting"));
    }

    private static void recording(JsonObject recording) {
        if (recording != null) {
            takesOnly(recording, "mode", "quality", "audio_only", "layout");
            require(recording, "mode");
            oneOf("mode", recording.getString("mode"), Set.of("available", "disabled", "auto-on"));
            oneOf("quality", recording.getString("quality", "720p"), QUALITIES);
            layout(recording.getJsonObject("layout"));
        }
    }

    private static void audio(JsonObject audio) {
        if (audio != null) {
            takesOnly(
                    audio,
                    "default_device",
                    "mic_default_on",
                    "access_request_enabled",
                    "opus_dtx_enabled",
                    "redundant_coding_enabled",
                    "speaker_default_on",
                    "noise_cancellation");
            require(audio, "default_device");
            oneOf(
                    "default_device",
                    audio.getString("default_device"),
                    Set.of("speaker", "earpiece"));
        }
    }

    private static void video(JsonObject video) {
        if (video != null) {
            takesOnly(
                    video,
                    "enabled",
                    "camera_default_on",
                    "camera_facing",
                    "access_request_enabled",
                    "target_resolution");
            JsonObject size = video.getJsonObject("target_resolution");
            if (size != null) {
                takesOnly(size, "width", "height", "bitrate");
                within("width", size.getInteger("width", 0), 240, 3840);
                within("height", size.getInteger("height", 0), 240, 3840);
                within("bitrate", size.getInteger("bitrate", 0), 1, 6_000_000);
            }
        }
    }

    private static void broadcasting(JsonObject broadcasting) {
        if (broadcasting != null) {
            takesOnly(broadcasting, "enabled", "hls", "rtmp");
            JsonObject hls = broadcasting.getJsonObject("hls");
            if (hls != null) {
                takesOnly(hls, "enabled", "auto_on", "quality_tracks", "layout");
                require(hls, "quality_tracks");
                hls.getJsonArray("quality_tracks")
                        .forEach(one -> oneOf("quality_tracks", String.valueOf(one), QUALITIES));
                layout(hls.getJsonObject("layout"));
            }
        }
    }

    private static void layout(JsonObject layout) {
        if (layout != null) {
            takesOnly(layout, "name", "options", "external_app_url", "external_css_url");
            require(layout, "name");
            oneOf("layout", layout.getString("name"), LAYOUTS);
        }
    }

    private static void part(JsonObject settings, String name, Set<String> fields) {
        JsonObject part = settings.getJsonObject(name);
        if (part != null) {
            takesOnly(part, fields.toArray(String[]::new));
        }
    }

    private static void time(JsonObject json) {
        try {
            Instant.parse(json.getString("starts_at", "2026-01-01T00:00:00Z"));
        } catch (DateTimeException e) {
            throw StreamStubRefusal.input("starts_at is no RFC 3339 time");
        }
    }

    static void takesOnly(JsonObject json, String... fields) {
        for (String name : json.fieldNames()) {
            if (!Set.of(fields).contains(name)) {
                throw StreamStubRefusal.input("unknown field " + name);
            }
        }
    }

    static void require(JsonObject json, String... fields) {
        for (String name : fields) {
            if (json.getValue(name) == null) {
                throw StreamStubRefusal.input(name + " is required");
            }
        }
    }

    private static void oneOf(String field, String value, Set<String> choices) {
        if (!choices.contains(value)) {
            throw StreamStubRefusal.input(field + " must be one of " + choices + ", not " + value);
        }
    }

    private static void within(String field, int value, int least, int most) {
        if (value < least || value > most) {
            throw StreamStubRefusal.input(field + " must be between " + least + " and " + most);
        }
    }
}
