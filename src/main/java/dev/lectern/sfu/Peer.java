package dev.lectern.sfu;

import dev.lectern.sfu.net.Credentials;
import dev.lectern.sfu.sdp.BadOffer;
import dev.lectern.sfu.sdp.IceFragment;
import dev.lectern.sfu.sdp.Offer;
import dev.lectern.sfu.sdp.OfferedMedia;
import dev.lectern.sfu.sdp.Transport;
import dev.lectern.sfu.srtp.SrtpInbound;
import dev.lectern.sfu.srtp.SrtpKeys;
import dev.lectern.sfu.srtp.SrtpOutbound;
import dev.lectern.sfu.stun.StunMessage;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One client's connection: ICE-lite (RFC 8445 §2.5), DTLS-SRTP (RFC 5764), consent (RFC 7675).
 *
 * <pre>
 * new ──first binding request──▶ adopted by that loop ──DTLS──▶ open ──▶ over
 *  └─ 5 s without the first, 15 s without media, 30 s without another, close(), alert ─▶ over
 * </pre>
 *
 * <p>After adoption all that is not volatile belongs to the owning loop. The client's own
 * candidates are not needed: its binding requests show where it is.
 */
abstract sealed class Peer implements Session permits Publisher, Viewer {
    private static final long SILENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

    final Engine engine;
    final Room room;
    final Offer offer;
    private final String id = Credentials.id();
    private final String person;
    private final AtomicReference<Loop> owner = new AtomicReference<>();
    private final AtomicBoolean over = new AtomicBoolean();
    private final IceCredentials ice;
    private volatile boolean open;
    final long made = System.nanoTime();
    private volatile long heard = made;
    private volatile SessionReport report;
    private long openedAt;
    private String answer;

    Path path;
    SrtpInbound inbound;
    SrtpOutbound outbound;
    private final PeerHandshake dtls = new PeerHandshake(this);
    private final KnownAddresses addresses = new KnownAddresses(this);

    /** Over TCP, chosen or not; from any loop. What is added after the end is closed too. */
    final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE, true);

    Peer(Room room, String person, Offer offer) {
        this.engine = room.engine;
        this.room = room;
        this.person = person;
        this.offer = offer;
        this.ice = new IceCredentials(engine, this, offer.iceFragment());
    }

    /** Takes an RTP packet; the array is the receiver's to keep. */
    abstract void media(byte[] packet, int length);

    /** Takes an SRTCP packet in an array that is used again. */
    final void control(byte[] packet, int length) {
        if (inbound == null || over.get()) return;
        int opened = inbound.openRtcp(packet, length);
        if (opened < 0) {
            loop().counters.forged++;
            return;
        }
        feedback(packet, opened);
    }

    abstract void feedback(byte[] packet, int length);

    /** Media can flow. */
    abstract void opened();

    /** The end, on the owning loop, if there was one. */
    abstract void ended();

    /** What is sent goes another way from now on. */
    abstract void moved();

    /**
     * Its client is not heard of any more, and may come back for a session that is over by then.
     */
    abstract void fellSilent();

    /** Every {@value Loop#TICK_MILLIS} ms. */
    abstract void work(long now, long tick);

    final void tick(long now, long tick) {
        if (now - heard > SILENCE_NANOS) {
            if (open) fellSilent();
            close();
        } else if (open) {
            work(now, tick);
        }
    }

    /** Whether its client ever proved itself. */
    final boolean wasHeard() {
        return heard != made;
    }

    // — who and where

    @Override
    public final Room room() {
        return room;
    }

    @Override
    public final String id() {
        return id;
    }

    @Override
    public final String person() {
        return person;
    }

    @Override
    public final String etag() {
        return ice.ours().fragment();
    }

    @Override
    public final String answer() {
        return answer;
    }

    final void answerWith(String sdp) {
        answer = sdp;
    }

    final Loop loop() {
        return owner.get();
    }

    /** The loop that owns this session; the asking one if none did. */
    final Loop adoptedBy(Loop loop) {
        if (owner.compareAndSet(null, loop)) {
            loop.adopt(this);
            return loop;
        }
        return owner.get();
    }

    /** Runs on the owning loop, or not at all where there is none yet. */
    final void onLoop(Runnable task) {
        Loop loop = owner.get();
        if (loop == null) return;
        if (loop.isCurrent()) task.run();
        else loop.execute(task);
    }

    final byte[] passwordOf(String fragment) {
        return ice.passwordOf(fragment);
    }

    final Transport transport() {
        Credentials now = ice.ours();
        return new Transport(
                now.fragment(),
                now.passwordText(),
                engine.handshakes.fingerprint(),
                engine.candidates(),
                saysHello());
    }

    final boolean saysHello() {
        return offer.setup().equals("passive");
    }

    final List<String> mids() {
        List<String> mids = new ArrayList<>();
        for (OfferedMedia one : offer.media()) {
            if (one.mid() != null && !one.refused()) mids.add(one.mid());
        }
        return mids;
    }

    // — ICE

    /** Answers a binding request that verified, and follows the client where it nominates. */
    final void checked(StunMessage request, String fragment, InetSocketAddress from, Path by) {
        if (over.get()) return;
        byte[] password = passwordOf(fragment);
        if (password == null) return;
        boolean moves = path == null || request.nominates() && !path.isSameAs(by);
        if (moves && !request.saysControlled() && !addresses.settle(by.address())) {
            loop().counters.refused++;
            return;
        }
        heard = System.nanoTime();
        byte[] reply =
                request.saysControlled()
                        ? request.roleConflict(password)
                        : request.success(from, password);
        loop().send(by, reply, reply.length);
        loop().flush();
        if (request.saysControlled()) return;
        if (moves) move(by);
        if (saysHello()) dtls.queue();
        ice.used(fragment);
    }

    private void move(Path to) {
        boolean elsewhere = path != null;
        path = to;
        if (elsewhere) moved();
    }

    /** Remembers, from whichever loop, that this address leads here. */
    final void boundOn(Loop loop, InetSocketAddress from) {
        onLoop(() -> addresses.add(from));
    }

    @Override
    public final Optional<String> patch(String text) {
        if (over.get()) throw new BadOffer("This session is over.");
        IceFragment wanted = IceFragment.parse(text);
        if (!ice.restart(wanted)) return Optional.empty();
        if (over.get()) ice.forget();
        return Optional.of(IceFragment.restarted(transport(), mids()));
    }

    // — DTLS

    final void handshake(byte[] record) {
        if (!over.get()) dtls.arrived(record);
    }

    final void open(SrtpKeys in, SrtpKeys out) {
        if (over.get() || open) return;
        if (this instanceof Viewer viewer && !engine.places.sits(viewer)) {
            close();
            return;
        }
        inbound = new SrtpInbound(in);
        outbound = new SrtpOutbound(out);
        open = true;
        openedAt = System.nanoTime();
        opened();
    }

    /** Seals and sends RTCP that begins at byte 0; the array needs room for the seal. */
    final void sendControl(byte[] packet, int length) {
        if (outbound == null) return;
        loop().send(path, packet, outbound.sealRtcp(packet, length));
    }

    // — how it is doing

    final void reported(SessionReport now) {
        report = now;
    }

    /** As of the last second, or null before the first. */
    final SessionReport report() {
        return report;
    }

    final long openMillis(long now) {
        return (now - openedAt) / 1_000_000;
    }

    final String transportName() {
        return path instanceof TcpPath ? "tcp" : "udp";
    }

    @Override
    public final boolean isOpen() {
        return open && !over.get();
    }

    @Override
    public final boolean isOver() {
        return over.get();
    }

    @Override
    public final void close() {
        if (!over.compareAndSet(false, true)) return;
        engine.gone(this);
        room.gone(this);
        onLoop(this::end);
    }

    private void end() {
        if (open) ended();
        dtls.close();
        addresses.releaseAll();
        loop().thread.schedule(() -> connections.close(), 2_000, TimeUnit.MILLISECONDS);
    }

    /** Nobody finds it by what it proved itself with any more. */
    final void forgetCredentials() {
        ice.forget();
    }
}
