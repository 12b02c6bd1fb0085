package dev.lectern.sfu.net;

import io.netty.channel.socket.DatagramChannel;

/**
 * What the kernel keeps of datagrams that are not read yet, in bytes; what comes beyond it is lost,
 * and no counter of ours sees it. Linux grants no more than {@code net.core.rmem_max}, and succeeds
 * all the same.
 */
public record ReceiveBuffer(int asked, int granted) {

    /** Linux says twice what it granted (socket(7)); the JDK halves it, epoll hands it on. */
    public static ReceiveBuffer of(DatagramChannel socket, int asked) {
        int said = socket.config().getReceiveBufferSize();
        return new ReceiveBuffer(asked, Transports.EPOLL ? said / 2 : said);
    }

    public boolean isShort() {
        return granted < asked;
    }
}
