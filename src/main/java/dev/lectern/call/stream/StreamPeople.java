package dev.lectern.call.stream;

import dev.lectern.call.CallPlan;
import dev.lectern.call.Participant;
import dev.lectern.call.Remote;
import dev.lectern.call.Track;
import dev.lectern.call.policy.Role;
import dev.lectern.kit.web.fault.ProviderFailed;
import dev.lectern.kit.web.fault.Sentence;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;

/** The people in a call at Stream: users, members, and what each may send. */
class StreamPeople {
    private static final int MOST_PARTICIPANTS = 100;

    private final Remote remote;
    private final StreamClient client;

    StreamPeople(Remote remote, StreamClient client) {
        this.remote = remote;
        this.client = client;
    }

    /** Makes somebody known and a member of the call, in their role. */
    Uni<Void> seat(CallPlan plan, String identity, String name, Role role) {
        return remote.reach(client.putUsers(StreamSetup.user(StreamUser.id(plan, identity), name)))
                .chain(() -> reseat(plan, identity, role));
    }

    /** Who has a grant is known there by name; who has none yet, by their id until they come. */
    private Uni<Void> known(CallPlan plan, String identity, Role role) {
        return reseat(plan, identity, role)
                .onFailure(StreamPeople::refused)
                .recoverWithUni(() -> seat(plan, identity, identity, role));
    }

    private static boolean refused(Throwable failure) {
        return failure instanceof ProviderFailed failed && failed.permanent();
    }

    private Uni<Void> reseat(CallPlan plan, String identity, Role role) {
        JsonObject member =
                new JsonObject()
                        .put("user_id", StreamUser.id(plan, identity))
                        .put("role", StreamWords.role(plan.spec(), role));
        return act(
                plan,
                "members",
                new JsonObject().put("update_members", new JsonArray().add(member)));
    }

    Uni<List<Participant>> all(CallPlan plan) {
        return inside(plan).map(StreamPeople::allOf);
    }

    /** Of a crowd too, since its session counts them by role. */
    Uni<Map<Role, Integer>> present(CallPlan plan) {
        return inside(plan)
                .map(answer -> StreamReading.present(answer).orElseGet(() -> named(answer)));
    }

    private static Map<Role, Integer> named(JsonObject answer) {
        return Participant.byRole(allOf(answer));
    }

    private Uni<JsonObject> inside(CallPlan plan) {
        return remote.reach(
                client.participants(
                        StreamWords.CALL_TYPE,
                        plan.reference(),
                        MOST_PARTICIPANTS,
                        new JsonObject()));
    }

    /**
     * Stream names a hundred at most and no others; part of them is not who is inside. It is well
     * all the same, so this must not count as an outage.
     */
    private static List<Participant> allOf(JsonObject answer) {
        List<Participant> named = StreamReading.participants(answer);
        int total = answer.getInteger("total_participants", named.size());
        if (total > named.size()) {
            throw ProviderFailed.permanently(
                    "stream",
                    Sentence.of(
                                    "Stream names only %d of %d people.",
                                    "Stream nennt nur %d von %d Menschen.")
                            .about(named.size(), total));
        }
        return named;
    }

    /** At once by permission, and for good by membership. */
    Uni<Void> changeRole(CallPlan plan, String identity, Role role) {
        boolean sends = plan.spec().maySend(role);
        String user = StreamUser.id(plan, identity);
        JsonObject leave = new JsonObject().put("remove_members", new JsonArray().add(user));
        Uni<Void> lasting = sends ? known(plan, identity, role) : act(plan, "members", leave);
        JsonObject permissions = new JsonObject().put("user_id", user);
        if (sends) {
            permissions.put("grant_permissions", StreamWords.sending(plan.spec(), role));
        } else {
            permissions.put("revoke_permissions", StreamWords.sending(plan.spec(), Role.HOST));
        }
        return lasting.chain(() -> act(plan, "user_permissions", permissions));
    }

    Uni<Void> mute(CallPlan plan, String identity, Track track) {
        String what =
                switch (track) {
                    case MICROPHONE -> "audio";
                    case CAMERA -> "video";
                    case SCREEN -> "screenshare";
                };
        JsonObject wish =
                new JsonObject()
                        .put("user_ids", new JsonArray().add(StreamUser.id(plan, identity)))
                        .put(what, true)
                        .put("muted_by_id", StreamWords.ACTOR);
        return act(plan, "mute_users", wish);
    }

    Uni<Void> remove(CallPlan plan, String identity) {
        JsonObject wish =
                new JsonObject()
                        .put("user_id", StreamUser.id(plan, identity))
                        .put("block", true)
                        .put("kicked_by_id", StreamWords.ACTOR);
        return act(plan, "kick", wish);
    }

    private Uni<Void> act(CallPlan plan, String action, JsonObject body) {
        return remote.reach(client.act(StreamWords.CALL_TYPE, plan.reference(), action, body))
                .replaceWithVoid();
    }
}
