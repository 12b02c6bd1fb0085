package dev.lectern.room;

import dev.lectern.call.Tape;
import dev.lectern.call.policy.Role;
import dev.lectern.kit.bus.Bus;
import dev.lectern.kit.db.Ids;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The door to the rooms: who is in them, and telling them something. What is told on one node is
 * told on all.
 */
@ApplicationScoped
public class Rooms {
    private static final String TOPIC = "rooms";
    private static final long TICK_MILLISECONDS = 200;
    private static final int TICKS_PER_CENSUS = 25;

    private final String node = Ids.next().toString();
    private final Map<UUID, Room> open = new ConcurrentHashMap<>();
    private final FactsReader facts;
    private final Bus bus;
    private final List<RoomListener> listeners;
    private final Clock clock;
    private long ticks;

    Rooms(FactsReader facts, Bus bus, @All List<RoomListener> listeners, Clock clock) {
        this.facts = facts;
        this.bus = bus;
        this.listeners = listeners;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event, Vertx vertx) {
        bus.subscribe(TOPIC, this::hear);
        vertx.setPeriodic(TICK_MILLISECONDS, timer -> tick());
    }

    /** Tells those in a room, wherever they are connected. The message needs a {@code type}. */
    public void tell(UUID occurrence, Audience audience, JsonObject message) {
        spread(
                occurrence,
                new JsonObject()
                        .put("kind", "tell")
                        .put("audience", audience.name())
                        .put("frame", message.encode()));
    }

    /** How many people are in a room. */
    public int people(UUID occurrence) {
        return find(occurrence).map(Room::people).orElse(0);
    }

    /** How many people beside this one are in a room. */
    int others(UUID occurrence, String identity) {
        return find(occurrence)
                .map(room -> room.people() - (room.hasPage(identity) ? 1 : 0))
                .orElse(0);
    }

    /** Whose registrations are in a room, as far as this node knows them by name. */
    public Set<UUID> registered(UUID occurrence) {
        return find(occurrence).map(Room::registered).orElse(Set.of());
    }

    /** How many are in a room who may speak there: in team mode everybody. */
    public int onStage(UUID occurrence) {
        return find(occurrence).map(Room::speakers).orElse(0);
    }

    /** How many who may speak have a page open on this node, by room; rooms with none too. */
    Map<UUID, Integer> stages() {
        Map<UUID, Integer> stages = new HashMap<>();
        open.forEach((occurrence, room) -> stages.put(occurrence, room.speakersHere()));
        return stages;
    }

    String node() {
        return node;
    }

    Optional<Room> find(UUID occurrence) {
        return Optional.ofNullable(open.get(occurrence));
    }

    /** Those that have a page open here, or had one a moment ago. */
    List<Room> all() {
        return List.copyOf(open.values());
    }

    List<RoomFacts> known() {
        return open.values().stream().map(Room::facts).toList();
    }

    /** The room as it stands in the memory of this node, opened if it was not. */
    Uni<Room> open(UUID occurrence) {
        Room known = open.get(occurrence);
        return known != null
                ? Uni.createFrom().item(known)
                : facts.require(occurrence)
                        .map(now -> open.computeIfAbsent(occurrence, id -> new Room(now)));
    }

    void came(UUID occurrence, Seat seat) {
        tell(occurrence, seat, RoomListener::came);
    }

    void leave(UUID occurrence, Seat seat) {
        find(occurrence).ifPresent(room -> room.leave(seat.id()));
        tell(occurrence, seat, RoomListener::went);
    }

    private void tell(UUID occurrence, Seat seat, Telling what) {
        Person person = seat.person();
        if (person.hidden()) {
            return;
        }
        RoomListener.Visit visit =
                new RoomListener.Visit(
                        occurrence,
                        person.identity(),
                        person.registration(),
                        person.role().word(),
                        seat.id());
        listeners.forEach(listener -> what.tell(listener, visit, clock.instant()));
    }

    /** One of a listener's methods. */
    private interface Telling {
        void tell(RoomListener listener, RoomListener.Visit visit, Instant at);
    }

    /** What the database says of a date, told to whoever is in its room on any node. */
    Uni<Void> news(UUID occurrence) {
        return facts.find(occurrence)
                .invoke(
                        found ->
                                found.map(now -> now.toJson().put("kind", "facts"))
                                        .ifPresent(message -> spread(occurrence, message)))
                .replaceWithVoid();
    }

    /** What this node has read for itself. */
    void learn(RoomFacts now) {
        find(now.occurrence()).ifPresent(room -> room.learn(now, clock.instant()));
    }

    void become(UUID occurrence, String identity, Role role) {
        spread(occurrence, about("role", identity).put("role", role.name()));
    }

    void mute(UUID occurrence, String identity, String what, String by) {
        spread(occurrence, about("mute", identity).put("what", what).put("by", by));
    }

    void dismiss(UUID occurrence, String identity, CloseCode why) {
        spread(occurrence, about("dismiss", identity).put("why", why.name()));
    }

    /** Somebody's one live place is on this node now; others let go of theirs. */
    void took(UUID occurrence, String identity) {
        JsonObject message = about("dismiss", identity).put("why", CloseCode.MOVED.name());
        bus.publish(TOPIC, addressed(occurrence, message));
    }

    /** Somebody's one live place is no page any more: all let go. */
    void moved(UUID occurrence, String identity) {
        dismiss(occurrence, identity, CloseCode.MOVED);
    }

    void show(UUID occurrence, String identity, String session, JsonArray slots) {
        spread(occurrence, about("slots", identity).put("session", session).put("slots", slots));
    }

    void speak(UUID occurrence, List<String> identities) {
        spread(
                occurrence,
                new JsonObject().put("kind", "speakers").put("ids", new JsonArray(identities)));
    }

    void tape(UUID occurrence, Tape tape) {
        spread(occurrence, new JsonObject().put("kind", "tape").put("tape", tape.name()));
    }

    void publish(UUID occurrence, Present publisher) {
        spread(occurrence, publisher.toJson().put("kind", "publisher"));
    }

    private static JsonObject about(String kind, String identity) {
        return new JsonObject().put("kind", kind).put("identity", identity);
    }

    /** Done here at once, and on the other nodes as soon as they hear of it. */
    private void spread(UUID occurrence, JsonObject message) {
        find(occurrence).ifPresent(room -> act(room, message));
        bus.publish(TOPIC, addressed(occurrence, message));
    }

    private JsonObject addressed(UUID occurrence, JsonObject message) {
        return message.copy().put("room", occurrence.toString()).put("node", node);
    }

    private void hear(JsonObject message) {
        if (node.equals(message.getString("node"))) {
            return;
        }
        find(UUID.fromString(message.getString("room"))).ifPresent(room -> act(room, message));
    }

    private void act(Room room, JsonObject message) {
        Consumer<Room> action =
                switch (message.getString("kind")) {
                    case "tell" -> one -> one.tell(audience(message), message.getString("frame"));
                    case "role" -> one -> one.become(identity(message), role(message));
                    case "mute" ->
                            one ->
                                    one.mute(
                                            identity(message),
                                            message.getString("what"),
                                            message.getString("by"));
                    case "dismiss" ->
                            one ->
                                    one.dismiss(
                                            identity(message),
                                            CloseCode.valueOf(message.getString("why")));
                    case "slots" ->
                            one ->
                                    one.show(
                                            identity(message),
                                            message.getString("session"),
                                            message.getJsonArray("slots"));
                    case "speakers" ->
                            one ->
                                    one.speak(
                                            message.getJsonArray("ids").stream()
                                                    .map(String.class::cast)
                                                    .toList());
                    case "tape" -> one -> one.tape(Tape.valueOf(message.getString("tape")));
                    case "publisher" -> one -> one.publishers().hear(Present.from(message));
                    case "census" ->
                            one ->
                                    one.hear(
                                            message.getString("node"),
                                            Census.from(message, clock.instant()));
                    default -> one -> one.learn(RoomFacts.from(message), clock.instant());
                };
        action.accept(room);
    }

    private static String identity(JsonObject message) {
        return message.getString("identity");
    }

    private static Role role(JsonObject message) {
        return Role.valueOf(message.getString("role"));
    }

    private static Audience audience(JsonObject message) {
        return Audience.valueOf(message.getString("audience"));
    }

    private void tick() {
        Instant now = clock.instant();
        boolean everybody = ++ticks % TICKS_PER_CENSUS == 0;
        open.forEach(
                (occurrence, room) -> {
                    if (room.flush(now) || everybody) {
                        JsonObject census = room.census(now).toJson().put("kind", "census");
                        bus.publish(TOPIC, addressed(occurrence, census));
                    }
                    if (everybody && room.empty()) {
                        open.remove(occurrence, room);
                    }
                });
    }

    void stop(@Observes ShutdownEvent event) {
        open.clear();
    }
}
