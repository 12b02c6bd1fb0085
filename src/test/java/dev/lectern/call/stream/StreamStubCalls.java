package dev.lectern.call.stream;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the stub holds; one question at a time. */
public class StreamStubCalls {
    private static final String CALL = "/api/v2/video/call/";

    private final StreamStubApp app = new StreamStubApp();
    private final Map<String, JsonObject> calls = new TreeMap<>();
    private final List<String> made = new ArrayList<>();

    /** What was made over time, and what is there now. */
    synchronized JsonObject toJson() {
        return new JsonObject()
                .put("made", new JsonArray(List.copyOf(made)))
                .put("held", new JsonArray(List.copyOf(calls.keySet())));
    }

    public synchronized JsonObject get(String id) {
        return calls.get("webinar/" + id);
    }

    /** The ids of all that is there now. */
    public synchronized List<String> held() {
        return calls.keySet().stream().map(key -> key.substring(key.indexOf('/') + 1)).toList();
    }

    /** The ids of all that was ever made, in order, each as often as it was made. */
    public synchronized List<String> made() {
        return made.stream().map(key -> key.substring(key.indexOf('/') + 1)).toList();
    }

    public synchronized int size() {
        return calls.size();
    }

    public synchronized Set<String> users() {
        return app.users();
    }

    public synchronized int typesMade(String name) {
        return app.typesMade(name);
    }

    /** What whoever has this role may do in calls of ours. */
    synchronized Set<String> grants(String role) {
        return app.grants("webinar", role);
    }

    /** As if somebody had made the type of our calls in Stream's dashboard. */
    synchronized void typeMadeByHand(JsonObject type) {
        app.typeMadeByHand("webinar", type);
    }

    /** As if somebody ended, recorded or removed it in Stream's own dashboard. */
    public synchronized void mend(String id, JsonObject change) {
        calls.get("webinar/" + id).mergeIn(change);
    }

    String nameOf(String user) {
        return app.nameOf(user);
    }

    /** So many people are inside. */
    public synchronized void crowd(String id, int people) {
        JsonArray inside = new JsonArray();
        for (int one = 0; one < people; one++) {
            inside.add(
                    new JsonObject()
                            .put("user", new JsonObject().put("id", "p" + one))
                            .put("role", "user"));
        }
        mend(id, new JsonObject().put("inside", inside));
    }

    /** As if somebody came in by Stream's own client. */
    public synchronized void enter(String id, String user, String role) {
        JsonObject person =
                new JsonObject().put("user", new JsonObject().put("id", user)).put("role", role);
        mend(id, new JsonObject().put("inside", new JsonArray().add(person)));
    }

    public synchronized void forget(String id) {
        calls.remove("webinar/" + id);
    }

    synchronized JsonObject serve(String method, String path, JsonObject body) {
        if (path.startsWith(CALL)) {
            return call(method, path.substring(CALL.length()).split("/"), body);
        }
        return (method + " " + path).equals("POST /api/v2/video/calls")
                ? query(body)
                : app.serve(method, path, body);
    }

    private JsonObject query(JsonObject body) {
        StreamStubShapes.query(body);
        String after = body.getString("next", "");
        List<String> keys =
                calls.keySet().stream().filter(key -> key.compareTo(after) > 0).toList();
        int limit = body.getInteger("limit", 25);
        JsonArray page = new JsonArray();
        keys.stream().limit(limit).forEach(key -> page.add(answer(calls.get(key))));
        JsonObject answer = new JsonObject().put("calls", page);
        return keys.size() > limit ? answer.put("next", keys.get(limit - 1)) : answer;
    }

    private JsonObject call(String method, String[] path, JsonObject body) {
        String type = path[0];
        String id = path[1];
        if (id.length() > 64 || !id.matches("[A-Za-z0-9_-]+")) {
            throw StreamStubRefusal.input("id is too long or has foreign characters");
        }
        app.requireType(type);
        if (path.length == 2 && method.equals("POST")) {
            return getOrCreate(type, id, body);
        }
        JsonObject call = calls.get(type + "/" + id);
        if (call == null) {
            throw StreamStubRefusal.missing("call " + id + " does not exist");
        }
        String action = String.join("/", List.of(path).subList(2, path.length));
        return act(method + " " + action, type + "/" + id, call, body);
    }

    private JsonObject getOrCreate(String type, String id, JsonObject body) {
        StreamStubShapes.call(body);
        JsonObject data = body.getJsonObject("data");
        app.requireUser(data.getString("created_by_id"));
        boolean created = !calls.containsKey(type + "/" + id);
        if (created) {
            made.add(type + "/" + id);
            calls.put(type + "/" + id, fresh(type, id, data));
        }
        return answer(calls.get(type + "/" + id)).put("created", created);
    }

    private static JsonObject fresh(String type, String id, JsonObject data) {
        return new JsonObject()
                .put("id", id)
                .put("type", type)
                .put("cid", type + ":" + id)
                .put("backstage", true)
                .put("recording", false)
                .put("starts_at", data.getString("starts_at"))
                .put("custom", data.getJsonObject("custom"))
                .put("settings", data.getJsonObject("settings_override"))
                .put("egress", new JsonObject().put("broadcasting", false))
                .put("members", new JsonObject())
                .put("blocked", new JsonArray())
                .put("muted", new JsonArray())
                .put("recordings", new JsonArray());
    }

    private JsonObject act(String what, String key, JsonObject call, JsonObject body) {
        switch (what) {
            case "GET " -> {}
            case "PATCH " -> change(call, body);
            case "POST go_live" -> goLive(call, body);
            case "POST stop_live" -> stopLive(call, body);
            case "POST mark_ended" -> call.put("ended_at", 1_795_000_000_000_000_000L);
            case "POST delete" -> delete(key, body);
            case "POST members" -> members(call, body);
            case "POST user_permissions" -> {
                StreamStubShapes.permissions(body);
                app.requireUser(body.getString("user_id"));
            }
            case "POST mute_users" -> {
                StreamStubShapes.mute(body);
                body.getJsonArray("user_ids").forEach(one -> app.requireUser(String.valueOf(one)));
                app.requireUser(body.getString("muted_by_id"));
                mute(call, body);
            }
            case "POST kick" -> {
                StreamStubShapes.takesOnly(body, "user_id", "block", "kicked_by_id");
                app.requireUser(body.getString("user_id"));
                if (body.getBoolean("block", false)) {
                    call.getJsonArray("blocked").add(body.getString("user_id"));
                }
            }
            case "POST participants" -> StreamStubShapes.takesOnly(body, "filter_conditions");
            case "POST recordings/composite/start" -> record(call, body, true);
            case "POST recordings/composite/stop" -> record(call, body, false);
            case "GET recordings" -> {
                return new JsonObject().put("recordings", call.getJsonArray("recordings").copy());
            }
            default -> throw StreamStubRefusal.missing("no such endpoint: " + what);
        }
        JsonArray inside = call.getJsonArray("inside", new JsonArray());
        JsonObject answer = answer(call);
        JsonObject shown = answer.getJsonObject("call").copy().put("session", session(inside));
        return answer.put("call", shown)
                .put("participants", firstHundred(inside))
                .put("total_participants", inside.size());
    }

    private static JsonObject session(JsonArray inside) {
        JsonObject byRole = new JsonObject();
        for (Object one : inside) {
            String role = ((JsonObject) one).getString("role");
            byRole.put(role, byRole.getInteger(role, 0) + 1);
        }
        return new JsonObject().put("participants_count_by_role", byRole);
    }

    /** The real one names no more in one answer, and has no next page. */
    private static JsonArray firstHundred(JsonArray inside) {
        JsonArray named = new JsonArray();
        inside.stream().limit(100).forEach(named::add);
        return named;
    }

    private static void mute(JsonObject call, JsonObject body) {
        for (Object user : body.getJsonArray("user_ids")) {
            Stream.of("audio", "video", "screenshare")
                    .filter(track -> body.getBoolean(track, false))
                    .forEach(track -> call.getJsonArray("muted").add(user + " " + track));
        }
    }

    private void change(JsonObject call, JsonObject body) {
        StreamStubShapes.change(body);
        body.forEach(
                one ->
                        call.put(
                                one.getKey().equals("settings_override")
                                        ? "settings"
                                        : one.getKey(),
                                one.getValue()));
    }

    private void goLive(JsonObject call, JsonObject body) {
        StreamStubShapes.goLive(body);
        if (call.containsKey("ended_at")) {
            throw new StreamStubRefusal(403, 17, "the call has ended");
        }
        call.put("backstage", false).put("recording", body.getBoolean("start_recording", false));
        if (body.getBoolean("start_hls", false)) {
            JsonObject hls =
                    new JsonObject()
                            .put(
                                    "playlist_url",
                                    "https://hls.example/" + call.getString("id") + ".m3u8");
            call.put("egress", new JsonObject().put("broadcasting", true).put("hls", hls));
        }
    }

    private void stopLive(JsonObject call, JsonObject body) {
        StreamStubShapes.stopLive(body);
        call.put("backstage", true).put("egress", new JsonObject().put("broadcasting", false));
        record(call, new JsonObject(), false);
    }

    private void delete(String key, JsonObject body) {
        StreamStubShapes.takesOnly(body, "hard");
        calls.remove(key);
    }

    private void members(JsonObject call, JsonObject body) {
        StreamStubShapes.takesOnly(body, "update_members", "remove_members");
        for (Object one : body.getJsonArray("update_members", new JsonArray())) {
            JsonObject member = (JsonObject) one;
            StreamStubShapes.takesOnly(member, "user_id", "role", "custom");
            app.requireUser(member.getString("user_id"));
            app.requireRole(member.getString("role", "user"));
            call.getJsonObject("members")
                    .put(member.getString("user_id"), member.getString("role"));
        }
        body.getJsonArray("remove_members", new JsonArray())
                .forEach(one -> call.getJsonObject("members").remove(String.valueOf(one)));
    }

    private void record(JsonObject call, JsonObject body, boolean on) {
        StreamStubShapes.takesOnly(body, "recording_external_storage");
        if (on
                && "disabled"
                        .equals(
                                call.getJsonObject("settings")
                                        .getJsonObject("recording")
                                        .getString("mode"))) {
            throw StreamStubRefusal.input("recording is disabled for this call");
        }
        if (!on && call.getBoolean("recording")) {
            call.getJsonArray("recordings")
                    .add(
                            new JsonObject()
                                    .put(
                                            "url",
                                            "https://files.example/"
                                                    + call.getString("id")
                                                    + ".mp4?expires=1")
                                    .put("filename", "rec.mp4")
                                    .put("session_id", "session-" + call.getString("id"))
                                    .put("recording_type", "composite")
                                    .put("start_time", "2026-11-21T10:00:00.000000Z")
                                    .put("end_time", "2026-11-21T10:30:00.000000Z"));
        }
        call.put("recording", on);
    }

    private static JsonObject answer(JsonObject call) {
        return new JsonObject()
                .put("call", call.copy())
                .put("members", new JsonArray())
                .put("own_capabilities", new JsonArray());
    }
}
