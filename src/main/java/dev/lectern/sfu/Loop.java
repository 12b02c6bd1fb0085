package dev.lectern.sfu;

import dev.lectern.sfu.rtp.TransportFeedbackReader;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One event loop with its sockets and the sessions whose packets arrive on them.
 *
 * <p>All fields but {@link #counters} belong to the loop's thread. Media is collected in {@link
 * #batch} while the socket is read and goes out when it is drained, so that one system call carries
 * many packets.
 */
final class Loop {
    static final int TICK_MILLIS = 20;
    private static final long TICK_NANOS = TICK_MILLIS * 1_000_000L;
    private static final int FLUSH_BYTES = 512 << 10;
    private static final int MOST_HANDED_OVER = 1024;

    final int index;
    final EventLoop thread;
    final Counters counters = new Counters();
    final SendRun run;
    final byte[] scratch = new byte[4096];
    final TransportFeedbackReader feedback = new TransportFeedbackReader();
    private final Map<InetAddress, Channel> sockets = new HashMap<>();
    private final Map<InetSocketAddress, Binding> bindings = new HashMap<>();
    private final List<Peer> peers = new ArrayList<>();
    private final List<Layer> batch = new ArrayList<>();
    private final List<Channel> dirty = new ArrayList<>();
    private final AtomicInteger handedOver = new AtomicInteger();
    private long ticks;
    private int queued;
    private volatile long tickedAt = System.nanoTime();
    private volatile long worstLateness;
    private volatile long threadId;

    Loop(int index, EventLoop thread) {
        this.index = index;
        this.thread = thread;
        this.run = new SendRun(this);
    }

    boolean isCurrent() {
        return thread.inEventLoop();
    }

    void execute(Runnable task) {
        thread.execute(task);
    }

    /**
     * Runs what another loop received for sessions of this one; false where so much waits already
     * that it has to be dropped.
     */
    boolean handOver(Runnable task) {
        if (handedOver.incrementAndGet() > MOST_HANDED_OVER) {
            handedOver.decrementAndGet();
            return false;
        }
        thread.execute(
                () -> {
                    handedOver.decrementAndGet();
                    task.run();
                });
        return true;
    }

    void addSocket(InetAddress local, Channel channel) {
        sockets.put(local, channel);
    }

    /** This loop's socket on the address that another loop received something on. */
    Channel socketLike(Channel other) {
        if (other.eventLoop() == thread) return other;
        return sockets.get(((InetSocketAddress) other.localAddress()).getAddress());
    }

    Binding bindingOf(InetSocketAddress remote) {
        return bindings.get(remote);
    }

    void bind(InetSocketAddress remote, Binding binding) {
        bindings.put(remote, binding);
    }

    void unbind(InetSocketAddress remote, Peer peer) {
        Binding binding = bindings.get(remote);
        if (binding != null && binding.peer() == peer) bindings.remove(remote);
    }

    void adopt(Peer peer) {
        peers.add(peer);
    }

    /** Puts what a publisher sent on the list of what leaves with the next {@link #drain}. */
    void toBatch(Layer layer) {
        batch.add(layer);
    }

    /** Sends on what arrived, and flushes. */
    void drain() {
        for (int i = 0; i < batch.size(); i++) {
            try {
                batch.get(i).deliver();
            } catch (RuntimeException bug) {
                Engine.report("a batch", bug);
            }
        }
        batch.clear();
        flush();
    }

    /** Notes that this socket has something to flush; much at once leaves at once. */
    void wrote(Channel channel, int bytes) {
        if (!dirty.contains(channel)) dirty.add(channel);
        queued += bytes;
        if (queued > FLUSH_BYTES) flush();
    }

    void flush() {
        for (int i = 0; i < dirty.size(); i++) dirty.get(i).flush();
        dirty.clear();
        queued = 0;
    }

    /** Sends one packet of control; media goes through {@link #run}. */
    void send(Path path, byte[] bytes, int length) {
        if (path.isCongested()) {
            counters.shed++;
            return;
        }
        ByteBuf buffer = path.channel.alloc().directBuffer(length).writeBytes(bytes, 0, length);
        path.write(buffer);
        counters.countSent(1, length);
        wrote(path.channel, length);
    }

    /** A session on which we fail ends; the others go on. */
    private static void tick(Peer peer, long now, long tick) {
        try {
            peer.tick(now, tick);
        } catch (RuntimeException bug) {
            Engine.report("a session", bug);
            peer.close();
        }
    }

    // — how it bears its load, for any thread

    /** Of the loop's thread, 0 before it ran. */
    long threadId() {
        return threadId;
    }

    /** The longest that a tick came late since this was last asked, in nanoseconds. */
    long takeLateness(long now) {
        long waiting = now - tickedAt - TICK_NANOS;
        long worst = Math.max(worstLateness, waiting);
        worstLateness = 0;
        return Math.max(0, worst);
    }

    private void noteTick(long now) {
        long late = now - tickedAt - TICK_NANOS;
        if (late > worstLateness) worstLateness = late;
        tickedAt = now;
        if (threadId == 0) threadId = Thread.currentThread().getId();
    }

    void tick() {
        long now = System.nanoTime();
        noteTick(now);
        ticks++;
        for (int i = peers.size() - 1; i >= 0; i--) {
            Peer peer = peers.get(i);
            if (peer.isOver()) {
                int last = peers.size() - 1;
                peers.set(i, peers.get(last));
                peers.remove(last);
            } else {
                tick(peer, now, ticks + i);
            }
        }
        flush();
    }
}
