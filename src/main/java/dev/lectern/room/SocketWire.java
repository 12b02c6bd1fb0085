package dev.lectern.room;

import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Uni;

/** The way to a page over its WebSocket. */
record SocketWire(WebSocketConnection connection) implements Wire {

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
