package dev.lectern.sfu;

import dev.lectern.sfu.sdp.Offer;
import io.netty.util.concurrent.ScheduledFuture;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Those who publish and those who watch them.
 *
 * <p>Closed at first: only who watches backstage sees the stage. {@link #open} shows it to all in
 * one step. Public methods may be called from any thread and do not block; what they decide is
 * decided on one loop, one thing after another, and told to the others as a {@link Stage}.
 */
public final class Room {
    private static final long LOOK_MILLIS = 200;

    final Engine engine;
    final RoomListener listener;
    private final String name;
    private final Loop control;
    final Peers peers = new Peers();
    private final Lineup lineup = new Lineup();
    private final ScheduledFuture<?> looking;
    private volatile Stage stage = Stage.EMPTY;
    private volatile boolean open;
    private volatile long openedAt;
    private volatile boolean over;
    private volatile Recording recording;
    private Broadcast broadcast;

    Room(Engine engine, String name, RoomListener listener, Loop control) {
        this.engine = engine;
        this.name = name;
        this.listener = listener;
        this.control = control;
        this.looking =
                control.thread.scheduleAtFixedRate(
                        this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    public String name() {
        return name;
    }

    // — doors for clients

    /** Takes an offer to publish. The former of the same person and source ends when this opens. */
    public Session publish(Publish wanted) {
        requireAlive();
        Publish now = isStreamed() ? wanted.inH264() : wanted;
        Publisher publisher = new Publisher(this, now, Offer.parse(now.offer()));
        admit(publisher);
        if (isStreamed() && publisher.couldSendH264()) publisher.close();
        return publisher;
    }

    /** Takes an offer to watch. */
    public Watching watch(Watch wanted) {
        requireAlive();
        engine.requirePlace(wanted.seat().seesBackstage());
        Viewer viewer = new Viewer(this, wanted, Offer.parse(wanted.offer()));
        admit(viewer);
        return viewer;
    }

    private void admit(Peer peer) {
        peers.add(peer);
        engine.add(peer);
        if (over) peer.close();
    }

    private void requireAlive() {
        if (over) throw new Full("This room is closed.");
    }

    // — doors for the room's master

    /** Shows the stage to everybody. */
    public void open() {
        if (!open) openedAt = System.nanoTime();
        open = true;
        stageChanged();
    }

    /** Takes the stage back behind the curtain, without ending any connection. */
    public void backstage() {
        open = false;
        stageChanged();
    }

    public boolean isOpen() {
        return open;
    }

    /** Ends what this person publishes; they may go on watching. */
    public void unpublish(String person) {
        for (Publisher one : peers.publishing(person)) one.close();
    }

    public void unpublish(String person, Source source) {
        for (Publisher one : peers.publishing(person)) if (one.source == source) one.close();
    }

    /** Ends everything of this person. */
    public void remove(String person) {
        for (Peer peer : peers.of(person)) peer.close();
    }

    /**
     * Drops this sound or picture from now on, whatever its sender does, until they stop sending
     * it; after that they may begin again.
     */
    public void mute(String person, Source source, Kind kind) {
        peers.mute(person, source, kind, true);
    }

    /** Takes it again, for its sender means to begin again. */
    public void unmute(String person, Source source, Kind kind) {
        peers.mute(person, source, kind, false);
    }

    /** Where this person sits from now on. */
    public void seat(String person, Seat seat) {
        if (peers.seat(person, seat)) stageChanged();
    }

    /**
     * Keeps what happens on the stage from now on, as files in this folder, which must exist and be
     * its own. A room has one recording at a time; asked again, it answers the one under way.
     */
    public Recording record(Path folder, RecordingListener told) {
        return record(folder, Disk.REAL, told);
    }

    /** The same on a disk that has its own way of telling how much is left. */
    public synchronized Recording record(Path folder, Disk disk, RecordingListener told) {
        Recording under = recording;
        if (under != null && !under.isStopping()) return under;
        Recording made = new Recording(this, folder, disk, told);
        recording = made;
        engine.recorder.add(made);
        return made;
    }

    /**
     * The programme as a stream over HTTP, for whom this room has no place. It is made when first
     * asked for, and costs nothing while nobody plays it. Whoever sends another picture and could
     * send H264 is parted from, and asked for H264 when they come again.
     */
    public Broadcast broadcast(Set<Kind> kinds) {
        Broadcast made;
        synchronized (this) {
            if (broadcast != null) return broadcast;
            made = new Broadcast(this, kinds);
            broadcast = made;
        }
        engine.broadcaster.add(made);
        for (Publisher one : peers.publishing()) if (one.couldSendH264()) one.close();
        return made;
    }

    private synchronized boolean isStreamed() {
        return broadcast != null;
    }

    /** The recording under way, or null. */
    public Recording recording() {
        return recording;
    }

    synchronized void recorded(Recording done) {
        if (recording == done) recording = null;
    }

    /** Ends every connection, cleanly for the other side. */
    public void close() {
        over = true;
        looking.cancel(false);
        for (Peer peer : peers) peer.close();
        engine.gone(this);
    }

    public boolean isOver() {
        return over;
    }

    Stage stage() {
        return stage;
    }

    /** Who is on stage, in the order of their coming. */
    List<Publication> publications() {
        return stage.publications();
    }

    /** Who is connected, publishing or watching, each once. */
    public Set<String> people() {
        return peers.people();
    }

    /** How every connection is doing. */
    public List<SessionReport> reports() {
        return peers.reports();
    }

    /** Since when each person has been connected, by the clock. */
    public Map<String, Instant> since() {
        return peers.since();
    }

    public int viewers() {
        return peers.viewers();
    }

    // — from the sessions

    void opened(Publisher publisher) {
        control.execute(
                () -> {
                    if (publisher.isOver()) return;
                    replaceBy(publisher);
                    lineup.add(new Publication(publisher));
                    restage();
                });
    }

    private void replaceBy(Publisher publisher) {
        for (Publisher former : peers.publishing(publisher.person())) {
            boolean same = former.source == publisher.source;
            if (former != publisher && same && former.isOpen()) engine.replaces(former);
        }
        engine.replaced.opened(publisher);
    }

    void opened(Viewer viewer) {
        viewer.restage(stageFor(viewer));
        viewer.loop().flush();
        listener.watching(viewer.person(), viewer.id());
    }

    void gone(Peer peer) {
        peers.remove(peer);
        if (peer instanceof Publisher publisher) control.execute(() -> withdraw(publisher));
        else if (peer.loop() != null) listener.left(peer.person(), peer.id());
    }

    private void withdraw(Publisher publisher) {
        if (!lineup.remove(new Publication(publisher))) return;
        restage();
        boolean replaced = lineup.has(publisher.person(), publisher.source);
        if (!replaced) listener.sends(publisher.person(), publisher.source, Set.of());
    }

    /** A device of this publisher was turned on or off. */
    void sends(Publisher publisher) {
        control.execute(
                () -> {
                    Publication publication = new Publication(publisher);
                    if (!lineup.has(publication)) return;
                    restage();
                    listener.sends(publisher.person(), publisher.source, publication.kinds());
                });
    }

    /** A layer came, the curtain moved: everybody looks again. */
    void stageChanged() {
        control.execute(this::restage);
    }

    private void restage() {
        stage = lineup.stage();
        for (Loop loop : engine.loops()) loop.execute(() -> restage(loop));
    }

    private void restage(Loop loop) {
        for (Viewer one : peers.watching()) if (one.loop() == loop) one.restage(stageFor(one));
        loop.flush();
    }

    /** Whether this viewer may see what came at that moment, which is past. */
    boolean shows(Viewer viewer, long arrived) {
        return viewer.seat.seesBackstage() || arrived - openedAt >= 0;
    }

    private Stage stageFor(Viewer viewer) {
        return open || viewer.seat.seesBackstage() ? stage : Stage.EMPTY;
    }

    private void look() {
        if (!lineup.listen(System.nanoTime())) return;
        if (lineup.promoteSpeaker()) restage();
        listener.speaking(lineup.speaker());
    }
}
