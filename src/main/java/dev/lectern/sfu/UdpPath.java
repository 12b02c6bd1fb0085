package dev.lectern.sfu;

import dev.lectern.sfu.net.Transports;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.unix.SegmentedDatagramPacket;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Over UDP, with segmentation offload where the kernel has it (UDP_SEGMENT, Linux 4.18). */
final class UdpPath extends Path {
    final InetSocketAddress remote;

    UdpPath(Channel channel, InetSocketAddress remote) {
        super(channel);
        this.remote = remote;
    }

    @Override
    void write(ByteBuf datagram) {
        channel.write(new DatagramPacket(datagram, remote), channel.voidPromise());
    }

    @Override
    void writeRun(ByteBuf run, int segment) {
        if (run.readableBytes() <= segment) {
            write(run);
        } else if (Transports.SEGMENTATION) {
            channel.write(new SegmentedDatagramPacket(run, segment, remote), channel.voidPromise());
        } else {
            while (run.readableBytes() > segment) write(run.readRetainedSlice(segment));
            write(run);
        }
    }

    @Override
    InetAddress address() {
        return remote.getAddress();
    }

    @Override
    boolean isSameAs(Path other) {
        return other instanceof UdpPath that
                && that.channel == channel
                && that.remote.equals(remote);
    }
}
