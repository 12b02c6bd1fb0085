package dev.lectern.sfu.net;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollEventLoopGroup;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;

/** The kernel's epoll with its batch calls where there is one, else the JDK's selector. */
public final class Transports {
    public static final boolean EPOLL = Epoll.isAvailable();

    /** Can be turned off ({@code -Dsfu.gso=false}) for network cards that do it wrong. */
    public static final boolean SEGMENTATION =
            EPOLL
                    && !"false".equals(System.getProperty("sfu.gso"))
                    && EpollDatagramChannel.isSegmentedDatagramPacketSupported();

    private static final int LARGEST_DATAGRAM = 2048;
    private static final int BATCH = 64;
    private static final int SOCKET_BUFFER = 4 << 20;
    private static final WriteBufferWaterMark UDP_WATER =
            new WriteBufferWaterMark(4 << 20, 8 << 20);
    private static final WriteBufferWaterMark TCP_WATER =
            new WriteBufferWaterMark(64 << 10, 256 << 10);

    private Transports() {}

    public static EventLoopGroup group(int loops) {
        DefaultThreadFactory threads = new DefaultThreadFactory("sfu-loop", true);
        return EPOLL
                ? new EpollEventLoopGroup(loops, threads)
                : new NioEventLoopGroup(loops, threads);
    }

    /** Whether several sockets may share one port, so that each loop has its own. */
    public static boolean canShareAPort() {
        return EPOLL;
    }

    /** What became of the wish for room of a socket made by {@link #datagrams}. */
    public static ReceiveBuffer receiveBuffer(DatagramChannel socket) {
        return ReceiveBuffer.of(socket, SOCKET_BUFFER);
    }

    public static Bootstrap datagrams() {
        Bootstrap bootstrap =
                new Bootstrap()
                        .option(ChannelOption.SO_RCVBUF, SOCKET_BUFFER)
                        .option(ChannelOption.SO_SNDBUF, SOCKET_BUFFER)
                        .option(ChannelOption.WRITE_BUFFER_WATER_MARK, UDP_WATER);
        if (!EPOLL) {
            return bootstrap
                    .channel(NioDatagramChannel.class)
                    .option(
                            ChannelOption.RCVBUF_ALLOCATOR,
                            new FixedRecvByteBufAllocator(LARGEST_DATAGRAM));
        }
        return bootstrap
                .channel(EpollDatagramChannel.class)
                .option(EpollChannelOption.SO_REUSEPORT, true)
                .option(EpollChannelOption.MAX_DATAGRAM_PAYLOAD_SIZE, LARGEST_DATAGRAM)
                .option(
                        ChannelOption.RCVBUF_ALLOCATOR,
                        new FixedRecvByteBufAllocator(LARGEST_DATAGRAM * BATCH));
    }

    public static ServerBootstrap connections() {
        return new ServerBootstrap()
                .channel(EPOLL ? EpollServerSocketChannel.class : NioServerSocketChannel.class)
                .option(ChannelOption.SO_REUSEADDR, true)
                .option(ChannelOption.SO_BACKLOG, 256)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, TCP_WATER);
    }
}
