package dev.lectern.sfu;

import dev.lectern.sfu.dtls.Handshakes;
import dev.lectern.sfu.net.Addresses;
import dev.lectern.sfu.net.ReceiveBuffer;
import dev.lectern.sfu.net.Shares;
import dev.lectern.sfu.net.Subnet;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.ToLongFunction;

/**
 * The media engine: one port, its loops, its rooms.
 *
 * <p>Start it once, make rooms, close it. Everything public here may be called from any thread and,
 * {@link #start} and {@link #close} apart, does not block.
 */
public final class Engine implements AutoCloseable {
    static final System.Logger LOG = System.getLogger(Engine.class.getName());
    private static final long LOOK_MILLIS = 100;
    private static final int FIRST_CHECK_SECONDS = 5;
    private static final int OPEN_SECONDS = 15;
    private static final AtomicLong REPORTED = new AtomicLong(System.nanoTime() - 1_000_000_000L);

    final Handshakes handshakes;
    final HandshakeQueue handshaking;
    final Places places;
    final Shares<Subnet> sessionsOf;
    final Replaced replaced = new Replaced();
    final Recorder recorder = new Recorder("sfu-recorder");
    final Recorder broadcaster = new Recorder("sfu-broadcaster");
    private final EngineConfig config;
    private final Port port;
    private final Budget budget;
    private final Addresses addresses;
    private List<InetSocketAddress> candidates = List.of();
    private final Map<String, Peer> byFragment = new ConcurrentHashMap<>();
    private final Map<String, Peer> byId = new ConcurrentHashMap<>();
    private final Map<String, Room> rooms = new ConcurrentHashMap<>();
    private final AtomicInteger roomsMade = new AtomicInteger();
    private final long clockOffset = System.currentTimeMillis() * 1_000_000L - System.nanoTime();

    private Engine(EngineConfig config) {
        this.config = config;
        this.addresses = Addresses.of(config.addresses());
        this.handshakes = new Handshakes(config.handshakeThreads());
        this.handshaking = new HandshakeQueue(config.handshakeThreads());
        this.places = new Places(config.maxViewers());
        this.sessionsOf = new Shares<>(config.mostOfAnAddress());
        this.port = new Port(this, config.loopCount());
        this.budget = new Budget(config.allowance(), port.loops, byId::values);
    }

    /** Opens the port and is ready to take rooms. */
    public static Engine start(EngineConfig config) throws BindException {
        Engine engine = new Engine(config);
        try {
            engine.port.open(config.port(), engine.addresses.bound());
        } catch (BindException taken) {
            engine.close();
            throw taken;
        }
        int number = engine.port.number();
        engine.candidates =
                engine.addresses.announced().stream()
                        .map(address -> new InetSocketAddress(address, number))
                        .toList();
        engine.handshakes.warmUp();
        engine.budget.start();
        engine.lookAtTheQueue();
        return engine;
    }

    private void lookAtTheQueue() {
        loops().get(0)
                .thread
                .scheduleAtFixedRate(
                        this::handshakesLook, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void handshakesLook() {
        try {
            handshaking.look();
        } catch (RuntimeException bug) {
            report("a look at handshakes", bug);
        }
    }

    public int port() {
        return port.number();
    }

    /** What may wait at the port until a loop reads it. */
    public ReceiveBuffer receiveBuffer() {
        return port.receiveBuffer();
    }

    /** What clients are told. */
    public List<InetAddress> announced() {
        return addresses.announced();
    }

    /** A new room under this name, which must be free. */
    public Room room(String name, RoomListener listener) {
        Loop control = loops().get(roomsMade.getAndIncrement() % loops().size());
        Room room = new Room(this, name, listener, control);
        if (rooms.putIfAbsent(name, room) != null) {
            room.close();
            throw new IllegalStateException("there is a room " + name + " already");
        }
        return room;
    }

    /** The room with this name, or null. */
    public Room find(String name) {
        return rooms.get(name);
    }

    /** Whether this session of theirs gave way to another of the same source, which is there. */
    public boolean wasReplaced(String room, String person, String session) {
        Source source = replaced.sourceOf(room, person, session);
        Room there = source == null ? null : rooms.get(room);
        return there != null && there.peers.isPublishing(person, source);
    }

    void replaces(Publisher former) {
        replaced.add(former);
        former.close();
    }

    /** The session with this id, or null where it is over or never was. */
    public Session session(String id) {
        return byId.get(id);
    }

    public EngineStatistics statistics() {
        return new EngineStatistics(
                byId.size(),
                places.watching(),
                sum(c -> c.received),
                sum(c -> c.sent),
                sum(c -> c.sentBytes),
                sum(c -> c.junk),
                sum(c -> c.strays),
                sum(c -> c.forged),
                sum(c -> c.malformed),
                sum(c -> c.refused),
                sum(c -> c.excess),
                sum(c -> c.shed),
                sum(c -> c.resent),
                handshaking.underWay(),
                handshaking.waiting(),
                handshaking.failed(),
                budget.used(),
                budget.level());
    }

    /** How every connection of every room is doing. */
    public List<SessionReport> reports() {
        return rooms.values().stream().flatMap(room -> room.reports().stream()).toList();
    }

    private long sum(ToLongFunction<Counters> one) {
        long sum = 0;
        for (Loop loop : loops()) sum += one.applyAsLong(loop.counters);
        return sum;
    }

    @Override
    public void close() {
        budget.close();
        for (Room room : rooms.values()) room.close();
        recorder.close();
        broadcaster.close();
        port.settle();
        handshakes.close();
        port.close();
    }

    // — for the rest of the engine

    List<Loop> loops() {
        return port.loops;
    }

    List<InetSocketAddress> candidates() {
        return candidates;
    }

    long unixNanos(long nanoTime) {
        return nanoTime + clockOffset;
    }

    Peer byFragment(String fragment) {
        return byFragment.get(fragment);
    }

    /** The stage comes in above the budget too: others go without first. */
    void requirePlace(boolean stage) {
        if (places.isFull(stage) || !stage && !budget.admits()) {
            throw new Full("There is no place for another viewer at the moment.");
        }
    }

    void add(Peer peer) {
        if (peer instanceof Viewer viewer) places.comes(viewer);
        byId.put(peer.id(), peer);
        byFragment.put(peer.etag(), peer);
        closeUnless(peer::wasHeard, peer, FIRST_CHECK_SECONDS);
        closeUnless(peer::isOpen, peer, OPEN_SECONDS);
    }

    private void closeUnless(BooleanSupplier wanted, Peer peer, int seconds) {
        Runnable look =
                () -> {
                    if (!wanted.getAsBoolean()) peer.close();
                };
        loops().get(0).thread.schedule(look, seconds, TimeUnit.SECONDS);
    }

    void remember(String fragment, Peer peer) {
        byFragment.put(fragment, peer);
    }

    void forget(String fragment) {
        byFragment.remove(fragment);
    }

    void gone(Peer peer) {
        if (byId.remove(peer.id()) == null) return;
        if (peer instanceof Viewer viewer) places.goes(viewer);
        peer.forgetCredentials();
    }

    void gone(Room room) {
        rooms.remove(room.name(), room);
    }

    /** A bug of ours that must not stop a loop, nor fill a disk with its reports. */
    static void report(String where, Throwable bug) {
        long now = System.nanoTime();
        long last = REPORTED.get();
        if (now - last < 1_000_000_000L || !REPORTED.compareAndSet(last, now)) return;
        LOG.log(System.Logger.Level.ERROR, "the media engine failed on " + where, bug);
    }
}
