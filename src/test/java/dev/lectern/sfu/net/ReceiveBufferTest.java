package dev.lectern.sfu.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.DatagramChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReceiveBufferTest {
    private final EventLoopGroup group = Transports.group(1);

    @AfterEach
    void close() {
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }

    @Test
    void what_every_kernel_grants_is_granted_to_the_byte() {
        ReceiveBuffer little = asking(64 << 10);

        assertThat(little.granted()).isEqualTo(64 << 10);
        assertThat(little.isShort()).isFalse();
    }

    @Test
    void what_no_kernel_grants_is_seen_to_be_short() {
        assertThat(asking(Integer.MAX_VALUE).isShort()).isTrue();
    }

    private ReceiveBuffer asking(int bytes) {
        DatagramChannel socket =
                (DatagramChannel)
                        Transports.datagrams()
                                .option(ChannelOption.SO_RCVBUF, bytes)
                                .group(group)
                                .handler(new ChannelInboundHandlerAdapter())
                                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                                .syncUninterruptibly()
                                .channel();
        return ReceiveBuffer.of(socket, bytes);
    }
}
