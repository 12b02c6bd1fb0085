package dev.lectern.room;

import dev.lectern.kit.db.Ids;
import dev.lectern.kit.web.fault.Clashed;
import dev.lectern.kit.web.fault.NotAllowed;
import dev.lectern.kit.web.fault.NotFound;
import dev.lectern.kit.web.fault.ProviderFailed;
import dev.lectern.kit.web.fault.Refused;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** The room's WebSocket: hello first, then what a person in the room may say. */
@WebSocket(path = "/room/{occurrence}")
class RoomSocket {
    private static final Logger LOG = Logger.getLogger(RoomSocket.class);
    private static final TypedKey<Tempo> TEMPO = new TypedKey<>("tempo");

    @Inject Doorkeeper door;
    @Inject Floor floor;
    @Inject Rooms rooms;
    @Inject Clock clock;

    @OnOpen
    Uni<Void> opened(WebSocketConnection connection) {
        connection.userData().put(TEMPO, new Tempo(clock.instant()));
        return occurrence(connection).isPresent()
                ? Uni.createFrom().voidItem()
                : connection.close(CloseCode.PROTOCOL.reason());
    }

    @OnTextMessage
    Uni<Void> hear(String text, WebSocketConnection connection) {
        Optional<UUID> occurrence = occurrence(connection);
        Optional<JsonObject> said = parse(text);
        boolean calm = connection.userData().get(TEMPO).allows(clock.instant());
        if (occurrence.isEmpty() || said.isEmpty() || !calm) {
            return connection.close(CloseCode.PROTOCOL.reason());
        }
        new SocketWire(connection).seat().ifPresent(seat -> seat.heardAt(clock.instant()));
        return answer(connection, occurrence.get(), said.get());
    }

    private Uni<Void> answer(WebSocketConnection connection, UUID occurrence, JsonObject said) {
        return switch (said.getString("type", "")) {
            case "hello" -> door.hello(new SocketWire(connection), occurrence, said);
            case "beat" -> connection.sendText(Frames.BEAT);
            default -> asked(connection, occurrence, said);
        };
    }

    /** What somebody asks who is not in the room, or no longer, is not heard. */
    private Uni<Void> asked(WebSocketConnection connection, UUID occurrence, JsonObject said) {
        Optional<Room> room = rooms.find(occurrence);
        Optional<Seat> seat = room.flatMap(one -> one.seat(connection.id()));
        if (seat.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        int ref = said.getInteger("ref", 0);
        return Uni.createFrom()
                .deferred(() -> floor.hear(room.get(), seat.get(), said))
                .onFailure(RoomSocket::sayable)
                .invoke(failure -> seat.get().tell(Frames.refused(ref, said(failure))))
                .onFailure(RoomSocket::sayable)
                .recoverWithNull()
                .onFailure()
                .recoverWithUni(failure -> bug(seat.get(), ref, failure));
    }

    private static String said(Throwable failure) {
        return failure instanceof ProviderFailed failed
                ? failed.whatNext().in(Locale.ENGLISH)
                : String.valueOf(failure.getMessage());
    }

    private static boolean sayable(Throwable failure) {
        return failure instanceof Refused
                || failure instanceof NotAllowed
                || failure instanceof NotFound
                || failure instanceof Clashed
                || failure instanceof ProviderFailed;
    }

    private static Uni<Void> bug(Seat seat, int ref, Throwable failure) {
        UUID id = Ids.next();
        LOG.errorf(failure, "Room socket, reference %s", id);
        seat.tell(Frames.refused(ref, "Something went wrong here. Reference " + id + "."));
        return Uni.createFrom().voidItem();
    }

    @OnClose
    void closed(WebSocketConnection connection) {
        new SocketWire(connection)
                .seat()
                .ifPresent(seat -> rooms.leave(occurrence(connection).orElseThrow(), seat));
    }

    @OnError
    Uni<Void> failed(Throwable failure, WebSocketConnection connection) {
        LOG.errorf(failure, "Room socket, reference %s", Ids.next());
        return connection.isOpen()
                ? connection.close(CloseCode.PROTOCOL.reason())
                : Uni.createFrom().voidItem();
    }

    private static Optional<UUID> occurrence(WebSocketConnection connection) {
        try {
            return Optional.of(UUID.fromString(connection.pathParam("occurrence")));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<JsonObject> parse(String text) {
        try {
            return Optional.of(new JsonObject(text));
        } catch (DecodeException | ClassCastException e) {
            return Optional.empty();
        }
    }
}
