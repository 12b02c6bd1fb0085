package dev.lectern.call.stream;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the stub's app holds beside calls: users, roles and call types. */
class StreamStubApp {
    private final Map<String, String> users = new TreeMap<>();
    private final Set<String> roles =
            new TreeSet<>(
                    Set.of(
                            "user",
                            "guest",
                            "anonymous",
                            "admin",
                            "host",
                            "moderator",
                            "call_member"));
    private final Map<String, JsonObject> types =
            new TreeMap<>(Map.of("default", new JsonObject(), "livestream", new JsonObject()));
    private final Map<String, Integer> typesMade = new TreeMap<>();

    Set<String> users() {
        return Set.copyOf(users.keySet());
    }

    String nameOf(String user) {
        return users.get(user);
    }

    Set<String> grants(String type, String role) {
        Set<String> all = new TreeSet<>();
        types.get(type)
                .getJsonObject("grants", new JsonObject())
                .getJsonArray(role, new JsonArray())
                .forEach(one -> all.add(String.valueOf(one)));
        return all;
    }

    int typesMade(String name) {
        return typesMade.getOrDefault(name, 0);
    }

    JsonObject serve(String method, String path, JsonObject body) {
        return switch (method + " " + path) {
            case "GET /api/v2/app" -> new JsonObject().put("app", new JsonObject());
            case "GET /api/v2/roles" -> new JsonObject().put("roles", roleList());
            case "POST /api/v2/roles" -> makeRole(body);
            case "POST /api/v2/users" -> putUsers(body);
            case "POST /api/v2/video/calltypes" -> makeType(body);
            default -> type(method, path, body);
        };
    }

    void requireUser(String id) {
        if (!users.containsKey(id)) {
            throw StreamStubRefusal.input("the user " + id + " does not exist");
        }
    }

    void requireRole(String role) {
        if (!roles.contains(role)) {
            throw StreamStubRefusal.input("the role " + role + " does not exist");
        }
    }

    void requireType(String type) {
        if (!types.containsKey(type)) {
            throw StreamStubRefusal.missing("call type " + type + " does not exist");
        }
    }

    private JsonArray roleList() {
        return new JsonArray(
                roles.stream().map(name -> new JsonObject().put("name", name)).toList());
    }

    private JsonObject makeRole(JsonObject body) {
        StreamStubShapes.takesOnly(body, "name");
        StreamStubShapes.require(body, "name");
        roles.add(body.getString("name"));
        return new JsonObject().put("role", body);
    }

    private JsonObject putUsers(JsonObject body) {
        StreamStubShapes.takesOnly(body, "users");
        for (Map.Entry<String, Object> entry : body.getJsonObject("users")) {
            JsonObject user = (JsonObject) entry.getValue();
            StreamStubShapes.takesOnly(user, "id", "name", "image", "role", "custom", "teams");
            if (!entry.getKey().equals(user.getString("id"))) {
                throw StreamStubRefusal.input("users: key and id differ");
            }
            users.put(entry.getKey(), user.getString("name", ""));
        }
        return new JsonObject().put("users", body.getJsonObject("users"));
    }

    private JsonObject type(String method, String path, JsonObject body) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        boolean known = method.equals("GET") || method.equals("PUT");
        if (!known || !path.startsWith("/api/v2/video/calltypes/")) {
            throw StreamStubRefusal.missing("no such endpoint: " + method + " " + path);
        }
        requireType(name);
        if (method.equals("PUT")) {
            change(types.get(name), body);
        }
        return types.get(name).copy().put("name", name);
    }

    /** Grants are replaced whole; of settings, what is named. */
    private void change(JsonObject type, JsonObject body) {
        StreamStubShapes.changedCallType(body);
        body.getJsonObject("grants", new JsonObject()).fieldNames().forEach(this::requireRole);
        if (body.containsKey("grants")) {
            type.put("grants", body.getJsonObject("grants"));
        }
        JsonObject settings = type.getJsonObject("settings", new JsonObject());
        type.put("settings", settings.mergeIn(body.getJsonObject("settings", new JsonObject())));
    }

    /** As if somebody had made it in Stream's dashboard. */
    void typeMadeByHand(String name, JsonObject type) {
        types.put(name, type);
    }

    private JsonObject makeType(JsonObject body) {
        StreamStubShapes.callType(body);
        String name = body.getString("name");
        if (types.containsKey(name)) {
            throw StreamStubRefusal.input("call type " + name + " already exists");
        }
        for (String role : body.getJsonObject("grants", new JsonObject()).fieldNames()) {
            requireRole(role);
        }
        types.put(name, body);
        typesMade.merge(name, 1, Integer::sum);
        return body.copy();
    }
}
