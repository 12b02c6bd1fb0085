package dev.lectern.room;

import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** The way to a page over its WebSocket. */
record SocketWire(WebSocketConnection connection) implements Wire {
    private static final TypedKey<Seat> SEAT = new TypedKey<>("seat");

    /** Remembers whose connection this is, also after they have lost their place. */
    void seated(Seat seat) {
        connection.userData().put(SEAT, seat);
    }

    Optional<Seat> seat() {
        return Optional.ofNullable(connection.userData().get(SEAT));
    }

    @Override
    public String id() {
        return connection.id();
    }

    @Override
    public Uni<Void> send(String frame) {
        return connection.sendText(frame);
    }

    @Override
    public Uni<Void> close(CloseReason reason) {
        return connection.isClosed() ? Uni.createFrom().voidItem() : connection.close(reason);
    }
}
