package dev.lectern.sfu;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramPacket;
import java.net.InetSocketAddress;

/** Reads one UDP socket. */
final class UdpInlet extends SimpleChannelInboundHandler<DatagramPacket> {
    private final Loop loop;
    private final Inlet inlet;

    UdpInlet(Loop loop, Inlet inlet) {
        this.loop = loop;
        this.inlet = inlet;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, DatagramPacket packet) {
        InetSocketAddress from = packet.sender();
        Binding known = loop.bindingOf(from);
        if (known != null && known.peer().isOver()) {
            loop.unbind(from, known.peer());
            known = null;
        }
        Binding now = inlet.arrived(packet.content(), context.channel(), from, known);
        if (now != known) {
            loop.bind(from, now);
            now.peer().boundOn(loop, from);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        loop.drain();
    }

    /** A send that failed (unreachable, too long) concerns one packet, not the socket. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        loop.counters.shed++;
        if (!(cause instanceof java.io.IOException)) Engine.report("a datagram", cause);
    }
}
