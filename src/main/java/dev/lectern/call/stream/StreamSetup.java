package dev.lectern.call.stream;

import dev.lectern.kit.web.fault.NotFound;
import dev.lectern.kit.web.fault.ProviderFailed;
import dev.lectern.kit.web.fault.Sentence;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an app at Stream must hold before the first call: a role, a call type, a user who acts. */
class StreamSetup {
    /** Somebody may change it there at any time, and another node may have seen it before. */
    private static final long GOOD_NANOS = 300_000_000_000L;

    private final StreamClient client;
    private volatile @Nullable Long seen;

    StreamSetup(StreamClient client) {
        this.client = client;
    }

    /** Looked after once in a while by each process; repeating it does no harm. */
    Uni<Void> done() {
        Long last = seen;
        return last != null && System.nanoTime() - last < GOOD_NANOS
                ? Uni.createFrom().voidItem()
                : role().chain(this::callType)
                        .chain(() -> client.putUsers(user(StreamWords.ACTOR, "Lectern")))
                        .invoke(() -> seen = System.nanoTime())
                        .replaceWithVoid();
    }

    /**
     * What is not as our rooms need it. Reads and changes nothing: whatever answers otherwise than
     * Stream does is not Stream.
     */
    Uni<Optional<Sentence>> look() {
        return client.roles()
                .map(StreamSetup::names)
                .chain(this::lookAtType)
                .invoke(wrong -> seen = wrong.isEmpty() ? seen : null);
    }

    /** Where there is none yet, nothing is wrong with it. */
    private Uni<Optional<Sentence>> lookAtType() {
        return client.callType(StreamWords.CALL_TYPE)
                .map(type -> new StreamCallType(type).wrong())
                .onFailure(NotFound.class)
                .recoverWithItem(Optional.empty());
    }

    private Uni<Void> role() {
        return client.roles()
                .chain(
                        answer ->
                                names(answer)
                                        ? Uni.createFrom().voidItem()
                                        : client.makeRole(
                                                        new JsonObject()
                                                                .put("name", StreamWords.PRESENTER))
                                                .replaceWithVoid());
    }

    private static boolean names(JsonObject answer) {
        return answer.getJsonArray("roles").stream()
                .map(JsonObject.class::cast)
                .anyMatch(role -> StreamWords.PRESENTER.equals(role.getString("name")));
    }

    /** Two nodes may make it at once: the slower one is refused and finds it there. */
    private Uni<Void> callType() {
        return client.callType(StreamWords.CALL_TYPE)
                .onFailure(NotFound.class)
                .recoverWithUni(() -> client.makeCallType(StreamCallType.ours()))
                .onFailure(ProviderFailed.class)
                .recoverWithUni(() -> client.callType(StreamWords.CALL_TYPE))
                .chain(type -> mend(new StreamCallType(type)));
    }

    /** Whoever made it: what the audience may hangs on it. */
    private Uni<Void> mend(StreamCallType type) {
        return type.isOurs()
                ? Uni.createFrom().voidItem()
                : client.changeCallType(StreamWords.CALL_TYPE, type.mended()).replaceWithVoid();
    }

    static JsonObject user(String id, String name) {
        JsonObject user = new JsonObject().put("id", id).put("name", name);
        return new JsonObject().put("users", new JsonObject().put(id, user));
    }
}
