package dev.lectern.sfu.load;

import dev.lectern.sfu.dtls.DtlsConnection;
import dev.lectern.sfu.dtls.Failure;
import dev.lectern.sfu.dtls.Fingerprint;
import dev.lectern.sfu.dtls.Handshakes;
import dev.lectern.sfu.dtls.Outcome;
import dev.lectern.sfu.srtp.SrtpKeys;
import dev.lectern.sfu.srtp.SrtpOutbound;
import dev.lectern.sfu.stun.StunMessage;
import dev.lectern.sfu.stun.StunWriter;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.socket.DatagramPacket;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One client over UDP: connects, counts what it receives, sends what it is told to. */
public class LoadClient extends SimpleChannelInboundHandler<DatagramPacket> implements Outcome {
    final CompletableFuture<Void> open = new CompletableFuture<>();
    final String fragment = random(8);
    final String password = random(24);
    private final Handshakes handshakes;
    private Channel channel;
    private DtlsConnection dtls;
    private String answer;
    volatile SrtpOutbound out;
    private volatile boolean closed;
    volatile long packets;
    volatile long sounds;
    long gaps;
    long reordered;
    private int last = -1;

    public LoadClient(Handshakes handshakes) {
        this.handshakes = handshakes;
    }

    String offer(boolean sends, boolean adapts) {
        String direction = sends ? "sendonly" : "recvonly";
        String extension =
                adapts
                        ? "a=extmap:3 http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01\r\n"
                                + "a=rtcp-fb:96 transport-cc\r\n"
                        : "";
        return "v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\na=group:BUNDLE 0\r\n"
                + "m=video 9 UDP/TLS/RTP/SAVPF 96\r\na=mid:0\r\na="
                + direction
                + "\r\na=ice-ufrag:"
                + fragment
                + "\r\na=ice-pwd:"
                + password
                + "\r\na=fingerprint:sha-256 "
                + handshakes.fingerprint().toHex()
                + "\r\na=setup:actpass\r\na=rtpmap:96 VP8/90000\r\n"
                + extension
                + (sends ? "a=ssrc:1111 cname:load\r\n" : "");
    }

    /** The same with a microphone, or an ear, beside the picture. */
    public String offerWithSound(boolean sends) {
        return offer(sends, false).replace("BUNDLE 0", "BUNDLE 0 1")
                + "m=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=mid:1\r\na="
                + (sends ? "sendonly" : "recvonly")
                + "\r\na=rtpmap:111 opus/48000/2\r\n"
                + (sends ? "a=ssrc:2222 cname:load\r\n" : "");
    }

    public void connect(EventLoopGroup group, InetSocketAddress engine, String sdp) {
        answer = sdp;
        channel =
                new Bootstrap()
                        .group(group)
                        .channel(EpollDatagramChannel.class)
                        .option(ChannelOption.SO_RCVBUF, 1 << 20)
                        .option(EpollChannelOption.MAX_DATAGRAM_PAYLOAD_SIZE, 2048)
                        .option(
                                ChannelOption.RCVBUF_ALLOCATOR,
                                new FixedRecvByteBufAllocator(2048 * 32))
                        .handler(this)
                        .connect(engine)
                        .syncUninterruptibly()
                        .channel();
        check();
    }

    /** One binding request, nominating; its tie-breaker wins against any other. */
    void check() {
        byte[] request = request(answer);
        send(request, request.length);
    }

    /** For whoever gave this answer. */
    byte[] request(String answer) {
        byte[] transaction = new byte[12];
        ThreadLocalRandom.current().nextBytes(transaction);
        String password = word(answer, "ice-pwd");
        return StunWriter.request(transaction)
                .username(word(answer, "ice-ufrag") + ":" + fragment)
                .priority(1)
                .controlling(-1)
                .useCandidate()
                .integrity(password.getBytes(StandardCharsets.US_ASCII))
                .fingerprint()
                .toBytes();
    }

    private static String word(String answer, String attribute) {
        Matcher found = Pattern.compile("a=" + attribute + ":(\\S+)").matcher(answer);
        if (!found.find()) throw new IllegalStateException("no " + attribute);
        return found.group(1);
    }

    /** Says goodbye, as a page that closes does. */
    void close() {
        if (dtls != null) dtls.close();
    }

    void send(byte[] bytes, int length) {
        channel.writeAndFlush(Unpooled.copiedBuffer(bytes, 0, length), channel.voidPromise());
    }

    void write(byte[] bytes, int length) {
        channel.write(Unpooled.copiedBuffer(bytes, 0, length), channel.voidPromise());
    }

    void flush() {
        channel.flush();
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, DatagramPacket packet) {
        ByteBuf in = packet.content();
        int first = in.getUnsignedByte(in.readerIndex());
        if (first >= 128 && first < 192) {
            count(in);
        } else if (first < 4) {
            checked(packet);
        } else if (dtls != null) {
            byte[] record = new byte[in.readableBytes()];
            in.getBytes(in.readerIndex(), record);
            dtls.arrived(record);
        }
    }

    /** An engine only answers checks; who is no ICE-lite makes its own. */
    private void checked(DatagramPacket packet) {
        byte[] bytes = ByteBufUtil.getBytes(packet.content());
        StunMessage message = StunMessage.parse(bytes);
        if (message != null && message.type() == StunMessage.BINDING_REQUEST) {
            byte[] own = password.getBytes(StandardCharsets.US_ASCII);
            byte[] yes = message.success(packet.sender(), own);
            send(yes, yes.length);
        }
        if (dtls == null) shakeHands();
    }

    private void shakeHands() {
        Matcher found = Pattern.compile("a=fingerprint:(\\S+) (\\S+)").matcher(answer);
        if (!found.find()) throw new IllegalStateException("no fingerprint");
        Fingerprint theirs = Fingerprint.parse(found.group(1), found.group(2));
        dtls = handshakes.connect(theirs, record -> send(record, record.length), this);
        if (dtls == null) open.completeExceptionally(new IllegalStateException("pool is full"));
    }

    private void count(ByteBuf in) {
        int type = in.getByte(in.readerIndex() + 1) & 0x7F;
        if (type >= 64 && type < 96) return;
        int sequence = in.getUnsignedShort(in.readerIndex() + 2);
        if (type == 111) {
            sounds++;
            return;
        }
        packets++;
        if (last >= 0) {
            short step = (short) (sequence - last);
            if (step > 1) gaps += step - 1;
            if (step <= 0) reordered++;
            if (step < 0) return;
        }
        last = sequence;
    }

    @Override
    public void keyed(SrtpKeys inbound, SrtpKeys outbound) {
        out = new SrtpOutbound(outbound);
        open.complete(null);
    }

    @Override
    public void failed(Failure why, String reason) {
        open.completeExceptionally(new IllegalStateException(reason));
    }

    @Override
    public void closed() {
        closed = true;
    }

    public CompletableFuture<Void> opened() {
        return open;
    }

    /** Whether the other side said goodbye. */
    public boolean isClosed() {
        return closed;
    }

    /** How many packets of sound came. */
    public long sounds() {
        return sounds;
    }

    private static String random(int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append((char) ('a' + ThreadLocalRandom.current().nextInt(26)));
        }
        return text.toString();
    }
}
