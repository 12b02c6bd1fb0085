package dev.lectern.sfu;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/** Reads one TCP connection, already cut into frames; closed where it does not identify itself. */
final class TcpInlet extends SimpleChannelInboundHandler<ByteBuf> {
    private static final int SECONDS_TO_IDENTIFY = 10;
    private final Loop loop;
    private final Inlet inlet;
    private final Runnable onClose;
    private Binding binding;

    TcpInlet(Loop loop, Inlet inlet, Runnable onClose) {
        this.loop = loop;
        this.inlet = inlet;
        this.onClose = onClose;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        context.executor()
                .schedule(
                        () -> {
                            if (binding == null) context.close();
                        },
                        SECONDS_TO_IDENTIFY,
                        TimeUnit.SECONDS);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, ByteBuf frame) {
        InetSocketAddress from = (InetSocketAddress) context.channel().remoteAddress();
        if (from == null) return;
        binding = inlet.arrived(frame, context.channel(), from, binding);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        loop.drain();
        if (binding != null && binding.peer().isOver()) context.close();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        onClose.run();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        loop.counters.junk++;
        context.close();
    }
}
