package dev.lectern.sfu;

import dev.lectern.sfu.rtp.Rtp;
import dev.lectern.sfu.stun.StunMessage;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import java.net.InetSocketAddress;

/**
 * Tells STUN, DTLS and RTP apart (RFC 7983 §7) and hands each to the session it belongs to.
 *
 * <p>Nothing is kept and nothing is answered for an address before a binding request with integrity
 * came from it, so junk costs a look at a byte or a look into a map.
 */
final class Inlet {
    private static final int LARGEST_STUN = 576;
    private final Engine engine;
    private final Loop loop;

    Inlet(Engine engine, Loop loop) {
        this.engine = engine;
        this.loop = loop;
    }

    /** Takes a datagram; the caller releases the buffer. {@code known} may be null. */
    Binding arrived(ByteBuf in, Channel channel, InetSocketAddress from, Binding known) {
        int length = in.readableBytes();
        loop.counters.countReceived(1);
        int first = length < 2 ? -1 : in.getUnsignedByte(in.readerIndex());
        if (first >= 128 && first < 192) {
            media(in, length, known);
        } else if (first >= 0 && first < 4) {
            return stun(in, length, channel, from, known);
        } else if (first >= 20 && first < 64) {
            dtls(in, length, known);
        } else {
            loop.counters.junk++;
        }
        return known;
    }

    private void media(ByteBuf in, int length, Binding known) {
        if (known == null || length < Rtp.FIXED_HEADER) {
            loop.counters.strays++;
            return;
        }
        Peer peer = known.peer();
        if (peer.loop() != loop) {
            byte[] copy = copy(in, length);
            if (!peer.loop().handOver(() -> handOver(peer, copy))) loop.counters.shed++;
            return;
        }
        boolean control = isRtcp(in);
        if (control && length <= loop.scratch.length) {
            in.getBytes(in.readerIndex(), loop.scratch, 0, length);
            peer.control(loop.scratch, length);
        } else {
            peer.media(copy(in, length), length);
        }
    }

    private static void handOver(Peer peer, byte[] packet) {
        if (Rtp.isRtcp(packet)) peer.control(packet, packet.length);
        else peer.media(packet, packet.length);
        peer.loop().drain();
    }

    private static boolean isRtcp(ByteBuf in) {
        int type = in.getByte(in.readerIndex() + 1) & 0x7F;
        return type >= 64 && type < 96;
    }

    private void dtls(ByteBuf in, int length, Binding known) {
        if (known == null) {
            loop.counters.strays++;
            return;
        }
        Peer peer = known.peer();
        byte[] record = copy(in, length);
        if (peer.loop() == loop) peer.handshake(record);
        else if (!peer.loop().handOver(() -> peer.handshake(record))) loop.counters.shed++;
    }

    private Binding stun(
            ByteBuf in, int length, Channel channel, InetSocketAddress from, Binding known) {
        if (length > LARGEST_STUN) {
            loop.counters.junk++;
            return known;
        }
        StunMessage message = StunMessage.parse(copy(in, length));
        if (message == null || message.type() != StunMessage.BINDING_REQUEST) {
            loop.counters.junk++;
            return known;
        }
        String fragment = message.localFragment();
        Peer peer = fragment == null ? null : engine.byFragment(fragment);
        byte[] password = peer == null ? null : peer.passwordOf(fragment);
        if (password == null || !message.isFrom(password)) {
            loop.counters.forged++;
            return known;
        }
        Loop owner = peer.adoptedBy(loop);
        Path path = pathOf(channel, from, owner, known, peer);
        if (path == null) return known;
        Binding binding = known != null && known.peer() == peer ? known : new Binding(peer, path);
        if (owner == loop) peer.checked(message, fragment, from, binding.path());
        else if (!owner.handOver(() -> peer.checked(message, fragment, from, binding.path()))) {
            loop.counters.shed++;
        }
        return binding;
    }

    private static Path pathOf(
            Channel channel, InetSocketAddress from, Loop owner, Binding known, Peer peer) {
        if (known != null && known.peer() == peer) return known.path();
        if (!Port.isDatagram(channel)) return new TcpPath(channel);
        Channel socket = owner.socketLike(channel);
        return socket == null ? null : new UdpPath(socket, from);
    }

    private static byte[] copy(ByteBuf in, int length) {
        byte[] bytes = new byte[length];
        in.getBytes(in.readerIndex(), bytes);
        return bytes;
    }
}
