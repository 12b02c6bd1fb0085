package dev.lectern.sfu.load;

import dev.lectern.sfu.dtls.Handshakes;
import dev.lectern.sfu.rtp.RtcpWriter;
import dev.lectern.sfu.rtp.Rtp;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.DatagramPacket;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * A viewer who has no repair stream, though every packet bears a number of its own for the report
 * of arrivals, and who asks for every tenth again. Compares what comes, as it comes, sealed.
 */
final class HardOfHearing extends LoadClient {
    private static final String NUMBERED =
            "a=extmap:3 http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01\r\n";
    private static final int ASKED_EVERY = 10;

    private final Map<Long, byte[]> came = new HashMap<>();
    private final RtcpWriter request = new RtcpWriter();
    volatile int picturesAgain;
    volatile int soundsAgain;
    volatile int changed;

    HardOfHearing(Handshakes handshakes) {
        super(handshakes);
    }

    /** Of picture and sound, both numbered, and to be sent again where they are lost. */
    String ownOffer() {
        return offerWithSound(false)
                        .replace("VP8/90000\r\n", "VP8/90000\r\n" + feedback(96) + NUMBERED)
                + feedback(111)
                + NUMBERED;
    }

    private static String feedback(int type) {
        return "a=rtcp-fb:" + type + " nack\r\na=rtcp-fb:" + type + " transport-cc\r\n";
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, DatagramPacket packet) {
        byte[] bytes = ByteBufUtil.getBytes(packet.content());
        super.channelRead0(context, packet);
        int type = bytes[1] & 0x7F;
        if (type == 96 || type == 111) heard(bytes, type);
    }

    private void heard(byte[] packet, int type) {
        int sequence = Rtp.short16(packet, 2);
        int source = Rtp.int32(packet, 8);
        byte[] before = came.putIfAbsent((long) source << 16 | sequence, packet);
        if (before != null) {
            if (type == 96) picturesAgain++;
            else soundsAgain++;
            if (!Arrays.equals(before, packet)) changed++;
        } else if (sequence % ASKED_EVERY == 0) {
            request.reset().nack(1, source, new int[] {sequence}, 1);
            send(request.bytes(), out.sealRtcp(request.bytes(), request.length()));
        }
    }
}
