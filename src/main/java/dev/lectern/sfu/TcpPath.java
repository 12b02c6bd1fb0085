package dev.lectern.sfu;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Over a TCP connection the client opened (RFC 6544 passive), framed as RFC 4571 says. */
final class TcpPath extends Path {
    private final InetAddress remote;

    TcpPath(Channel channel) {
        super(channel);
        remote = ((InetSocketAddress) channel.remoteAddress()).getAddress();
    }

    @Override
    void write(ByteBuf datagram) {
        ByteBuf length = channel.alloc().directBuffer(2).writeShort(datagram.readableBytes());
        channel.write(length, channel.voidPromise());
        channel.write(datagram, channel.voidPromise());
    }

    @Override
    void writeRun(ByteBuf run, int segment) {
        while (run.readableBytes() > segment) write(run.readRetainedSlice(segment));
        write(run);
    }

    @Override
    InetAddress address() {
        return remote;
    }

    @Override
    boolean isSameAs(Path other) {
        return other.channel == channel;
    }
}
