package dev.lectern.sfu;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.util.concurrent.ScheduledFuture;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/**
 * Reads one TCP connection, already cut into frames; closed where it does not identify itself, says
 * nothing for as long as a session may, or its session ends.
 */
final class TcpInlet extends SimpleChannelInboundHandler<ByteBuf> {
    static final int LOOK_SECONDS = 10;
    private static final int QUIET_LOOKS = 3;
    private final Loop loop;
    private final Inlet inlet;
    private final Runnable onClose;
    private Binding binding;
    private ScheduledFuture<?> looking;
    private int quiet;

    TcpInlet(Loop loop, Inlet inlet, Runnable onClose) {
        this.loop = loop;
        this.inlet = inlet;
        this.onClose = onClose;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        looking =
                context.executor()
                        .scheduleAtFixedRate(
                                () -> look(context), LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
    }

    private void look(ChannelHandlerContext context) {
        if (binding == null || quiet >= QUIET_LOOKS) context.close();
        quiet++;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, ByteBuf frame) {
        InetSocketAddress from = (InetSocketAddress) context.channel().remoteAddress();
        if (from == null) return;
        quiet = 0;
        Binding now = inlet.arrived(frame, context.channel(), from, binding);
        if (now != binding) now.peer().connections.add(context.channel());
        binding = now;
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        loop.drain();
        if (binding != null && binding.peer().isOver()) context.close();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (looking != null) looking.cancel(false);
        binding = null;
        onClose.run();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        loop.counters.junk++;
        context.close();
    }
}
