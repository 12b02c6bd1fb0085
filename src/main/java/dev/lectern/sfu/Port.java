package dev.lectern.sfu;

import dev.lectern.sfu.net.ConnectionLimit;
import dev.lectern.sfu.net.ReceiveBuffer;
import dev.lectern.sfu.net.Transports;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.DatagramChannel;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The one port: a UDP socket for each local address and loop, and a TCP listener for each address.
 *
 * <p>TCP is bound first. UDP sockets share the port (SO_REUSEPORT), and so would a second engine on
 * this machine, unnoticed; the listener does not, and fails.
 */
final class Port {
    private static final int LARGEST_FRAME = 1600;
    private static final int ATTEMPTS_AT_A_FREE_PORT = 20;
    private final Engine engine;
    private final EventLoopGroup group;
    final List<Loop> loops = new ArrayList<>();
    private final List<Channel> channels = new ArrayList<>();
    private final ConnectionLimit connections = new ConnectionLimit();
    private int number;

    Port(Engine engine, int loopCount) {
        this.engine = engine;
        int count = Transports.canShareAPort() ? loopCount : 1;
        group = Transports.group(count);
        for (int i = 0; i < count; i++) loops.add(new Loop(i, group.next()));
    }

    int number() {
        return number;
    }

    void open(int wanted, List<InetAddress> addresses) throws BindException {
        for (int attempt = 1; ; attempt++) {
            try {
                number = wanted;
                for (InetAddress address : addresses) bind(address);
                break;
            } catch (BindException taken) {
                closeChannels();
                if (wanted != 0 || attempt == ATTEMPTS_AT_A_FREE_PORT) throw taken;
            }
        }
        for (Loop loop : loops) {
            loop.thread.scheduleAtFixedRate(
                    () -> tick(loop), Loop.TICK_MILLIS, Loop.TICK_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private static void tick(Loop loop) {
        try {
            loop.tick();
        } catch (RuntimeException bug) {
            Engine.report("a tick", bug);
        }
    }

    private void bind(InetAddress address) throws BindException {
        Channel listener = listen(new InetSocketAddress(address, number));
        number = ((InetSocketAddress) listener.localAddress()).getPort();
        for (Loop loop : loops) {
            Channel socket = socket(loop, new InetSocketAddress(address, number));
            loop.addSocket(address, socket);
        }
    }

    private Channel socket(Loop loop, InetSocketAddress local) throws BindException {
        UdpInlet inlet = new UdpInlet(loop, new Inlet(engine, loop));
        return bound(Transports.datagrams().group(loop.thread).handler(inlet).bind(local), local);
    }

    private Channel listen(InetSocketAddress local) throws BindException {
        return bound(
                Transports.connections()
                        .group(group)
                        .childHandler(
                                new ChannelInitializer<>() {
                                    @Override
                                    protected void initChannel(Channel connection) {
                                        opened(connection);
                                    }
                                })
                        .bind(local),
                local);
    }

    private void opened(Channel connection) {
        InetSocketAddress from = (InetSocketAddress) connection.remoteAddress();
        if (from == null || !connections.take(from.getAddress())) {
            connection.close();
            return;
        }
        Loop loop = loopOf(connection);
        Runnable onClose = () -> connections.giveBack(from.getAddress());
        connection
                .pipeline()
                .addLast(new LengthFieldBasedFrameDecoder(LARGEST_FRAME, 0, 2, 0, 2))
                .addLast(new TcpInlet(loop, new Inlet(engine, loop), onClose));
    }

    private Loop loopOf(Channel channel) {
        for (Loop loop : loops) {
            if (loop.thread == channel.eventLoop()) return loop;
        }
        throw new IllegalStateException("a connection on a loop that is none of ours");
    }

    private Channel bound(io.netty.channel.ChannelFuture binding, InetSocketAddress local)
            throws BindException {
        binding.awaitUninterruptibly();
        if (!binding.isSuccess()) {
            BindException failure =
                    new BindException(
                            "media port " + local.getPort() + " on " + local.getAddress());
            failure.initCause(binding.cause());
            throw failure;
        }
        channels.add(binding.channel());
        return binding.channel();
    }

    /** The same for all of its UDP sockets. */
    ReceiveBuffer receiveBuffer() {
        return channels.stream()
                .filter(Port::isDatagram)
                .map(DatagramChannel.class::cast)
                .map(Transports::receiveBuffer)
                .findFirst()
                .orElseThrow();
    }

    static boolean isDatagram(Channel channel) {
        return channel instanceof DatagramChannel;
    }

    private void closeChannels() {
        for (Channel channel : channels) channel.close().awaitUninterruptibly();
        channels.clear();
    }

    /** Waits, but not long, until every loop has done what it was told so far. */
    void settle() {
        CountDownLatch all = new CountDownLatch(loops.size());
        for (Loop loop : loops) loop.execute(all::countDown);
        try {
            all.await(1, TimeUnit.SECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    /** What the last goodbyes left on the loops still goes out. */
    void close() {
        settle();
        closeChannels();
        group.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
