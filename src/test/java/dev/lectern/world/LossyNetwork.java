package dev.lectern.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A network between clients and an engine that delays, loses and holds back; clients speak to its
 * port instead of the engine's. It needs no rights and no kernel module, and it can be changed
 * while it runs. Delay and width are the same in both directions.
 */
public final class LossyNetwork implements AutoCloseable {
    private static final int LONGEST_QUEUE_MILLIS = 150;

    private final InetSocketAddress engine;
    private final DatagramChannel outside;
    private final Map<SocketAddress, DatagramChannel> inside = new ConcurrentHashMap<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final Random random = new Random(1);
    private final Way in = new Way();
    private final Way out = new Way();
    private volatile int delayMillis;
    private boolean withTcp;
    private volatile long bitsPerSecond = Long.MAX_VALUE;

    public LossyNetwork(int enginePort) throws IOException {
        engine = new InetSocketAddress(InetAddress.getLoopbackAddress(), enginePort);
        outside = opened();
        start(outside, this::fromClient);
    }

    private static DatagramChannel opened() throws IOException {
        DatagramChannel channel = DatagramChannel.open();
        channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        return channel;
    }

    public int port() {
        try {
            return ((InetSocketAddress) outside.getLocalAddress()).getPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of what goes either way. */
    public LossyNetwork losing(double share) {
        in.loss = share;
        out.loss = share;
        return this;
    }

    /** Of what goes to the clients. */
    public LossyNetwork losingOutwards(double share) {
        out.loss = share;
        return this;
    }

    public LossyNetwork delaying(int millis) {
        delayMillis = millis;
        return this;
    }

    public LossyNetwork bearing(long bits) {
        bitsPerSecond = bits;
        return this;
    }

    /** TCP goes to the engine itself; otherwise there is none. */
    public LossyNetwork besideTcp() {
        withTcp = true;
        return this;
    }

    /** The answer with this network's port in place of the engine's. */
    public String instead(String answer) {
        String kept = withTcp ? answer : answer.replaceAll("(?m)^a=candidate:.* tcp .*\\r\\n", "");
        return kept.replaceAll(
                "(?m)^(a=candidate:.* udp .*) " + engine.getPort() + " ", "$1 " + port() + " ");
    }

    private interface Receiver {
        void take(SocketAddress from, ByteBuffer packet) throws IOException;
    }

    private static void start(DatagramChannel channel, Receiver receiver) {
        Thread thread =
                new Thread(
                        () -> {
                            try {
                                while (true) {
                                    ByteBuffer packet = ByteBuffer.allocate(2048);
                                    SocketAddress from = channel.receive(packet);
                                    receiver.take(from, packet.flip());
                                }
                            } catch (ClosedChannelException | RejectedExecutionException over) {
                                return;
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        },
                        "lossy-network");
        thread.setDaemon(true);
        thread.start();
    }

    private void fromClient(SocketAddress client, ByteBuffer packet) throws IOException {
        DatagramChannel own = inside.get(client);
        if (own == null) {
            own = opened();
            inside.put(client, own);
            start(own, (from, answer) -> carry(answer, out, outside, client));
        }
        carry(packet, in, own, engine);
    }

    private void carry(ByteBuffer packet, Way way, DatagramChannel by, SocketAddress to) {
        synchronized (random) {
            if (random.nextDouble() < way.loss) return;
        }
        long wait = way.queue(packet.remaining());
        if (wait < 0) return;
        timer.schedule(
                () -> send(packet, by, to),
                wait + TimeUnit.MILLISECONDS.toNanos(delayMillis),
                TimeUnit.NANOSECONDS);
    }

    private static void send(ByteBuffer packet, DatagramChannel by, SocketAddress to) {
        try {
            by.send(packet, to);
        } catch (ClosedChannelException over) {
            return;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One direction: a queue that is as long as what waits in it takes. */
    private final class Way {
        private volatile double loss;
        private long freeAt = System.nanoTime();

        /** How long a packet waits its turn, in nanoseconds; −1 where the queue is full. */
        synchronized long queue(int bytes) {
            long now = System.nanoTime();
            long begins = Math.max(now, freeAt);
            if (begins - now > TimeUnit.MILLISECONDS.toNanos(LONGEST_QUEUE_MILLIS)) return -1;
            long rate = bitsPerSecond;
            freeAt = begins + (rate == Long.MAX_VALUE ? 0 : bytes * 8_000_000_000L / rate);
            return begins - now;
        }
    }

    @Override
    public void close() throws IOException {
        timer.shutdownNow();
        outside.close();
        for (DatagramChannel one : inside.values()) one.close();
    }
}
