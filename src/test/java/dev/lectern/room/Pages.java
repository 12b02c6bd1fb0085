package dev.lectern.room;

import io.quarkus.websockets.next.CloseReason;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A page that only remembers what it was sent; it can be made as slow as never. */
final class Pages implements Wire {
    final List<JsonObject> heard = new ArrayList<>();
    private final String id = UUID.randomUUID().toString();
    private final boolean stuck;
    @Nullable CloseReason closed;

    private Pages(boolean stuck) {
        this.stuck = stuck;
    }

    static Pages quick() {
        return new Pages(false);
    }

    static Pages stuck() {
        return new Pages(true);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Uni<Void> send(String frame) {
        heard.add(new JsonObject(frame));
        return stuck ? Uni.createFrom().nothing() : Uni.createFrom().voidItem();
    }

    @Override
    public Uni<Void> close(CloseReason reason) {
        closed = reason;
        return Uni.createFrom().voidItem();
    }

    List<String> types() {
        return heard.stream().map(frame -> frame.getString("type")).toList();
    }

    Optional<JsonObject> last(String type) {
        return heard.stream()
                .filter(frame -> type.equals(frame.getString("type")))
                .reduce((one, later) -> later);
    }

    int closeCode() {
        return closed == null ? 0 : closed.getCode();
    }
}
