package dev.lectern.sfu;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import java.net.InetAddress;

/** A way to one client: a socket of ours and an address of theirs, or a TCP connection. */
abstract class Path {
    final Channel channel;

    Path(Channel channel) {
        this.channel = channel;
    }

    /** Queues a datagram; it leaves when the loop flushes. Takes over the buffer. */
    abstract void write(ByteBuf datagram);

    /** Queues datagrams of {@code segment} bytes each, the last possibly shorter. */
    abstract void writeRun(ByteBuf run, int segment);

    /** Whether the kernel cannot take more at the moment, so that media has to be dropped. */
    final boolean isCongested() {
        return !channel.isWritable();
    }

    /** Where the client is. */
    abstract InetAddress address();

    abstract boolean isSameAs(Path other);
}
