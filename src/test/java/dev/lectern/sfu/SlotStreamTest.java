package dev.lectern.sfu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.sfu.load.Loopback;
import dev.lectern.sfu.rtp.Codec;
import dev.lectern.sfu.rtp.Rtp;
import dev.lectern.sfu.sdp.Offer;
import dev.lectern.sfu.srtp.SrtpKeys;
import dev.lectern.sfu.srtp.SrtpOutbound;
import dev.lectern.sfu.srtp.SrtpProfile;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What leaves of a picture towards a viewer without a repair stream. */
class SlotStreamTest {
    private static final String OFFER =
            """
            v=0
            o=- 1 2 IN IP4 127.0.0.1
            s=-
            t=0 0
            a=group:BUNDLE 0
            m=video 9 UDP/TLS/RTP/SAVPF 96
            a=ice-ufrag:abcd
            a=ice-pwd:abcdefghijklmnopqrstuvwx
            a=fingerprint:sha-256 %s
            a=setup:actpass
            a=mid:0
            a=recvonly
            a=rtpmap:96 VP8/90000
            """
                    .formatted("AB:".repeat(31) + "AB");

    private static final int TRANSPORT_NUMBER = 3;

    private final Map<Integer, byte[]> left = new HashMap<>();
    private Engine engine;
    private PaperLayer line;
    private SlotStream stream;
    private SendRun run;

    @BeforeEach
    void a_stream_of_numbered_packets() throws Exception {
        engine = Engine.start(Loopback.CONFIG);
        line = new PaperLayer(engine, Kind.VIDEO);
        Room room = engine.room("watched", new RoomListener() {});
        Viewer viewer =
                new Viewer(room, new Watch("carol", Seat.AUDIENCE, OFFER), Offer.parse(OFFER));
        viewer.adoptedBy(engine.loops().get(0));
        viewer.outbound =
                new SrtpOutbound(SrtpKeys.ofServer(SrtpProfile.AEAD_AES_128_GCM, new byte[56]));
        stream = new SlotStream(viewer, new SlotHeader(viewer, TRANSPORT_NUMBER, 0));
        stream.speaks(Codec.VP8, 96, -1);
        stream.repeats(Kind.VIDEO);
        run = new SendRun(engine.loops().get(0));
        line.keyFrame(1, 0);
        stream.spliceIn(null, newest(), -1);
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void what_was_asked_for_before_its_turn_never_leaves_as_something_else() {
        int first = leaves(newest());
        arriveAndLeave(2, 49);
        arriveAndLeave(51, 60);
        line.arrives(50, 60);
        run.begin(null);
        assertThat(stream.resend(first + 49 & 0xFFFF, run)).isPositive();
        assertThat(sequenceThatLeft()).isEqualTo(first + 49);
        arriveAndLeave(61, 700);

        leaves(line.layer.ring.get(newest().sequence() - 650));

        assertThat(left).hasSize(700);
    }

    private void arriveAndLeave(int from, int to) {
        for (int number = from; number <= to; number++) {
            line.arrives(number, number);
            leaves(newest());
        }
    }

    private MediaPacket newest() {
        return line.layer.ring.get(line.layer.newest);
    }

    private int leaves(MediaPacket packet) {
        run.begin(null);
        stream.send(packet, run);
        return sequenceThatLeft();
    }

    /** Two packets under one number would be sealed with one nonce. */
    private int sequenceThatLeft() {
        byte[] sealed = Arrays.copyOf(run.buffer, run.at());
        if (sealed.length == 0) return -1;
        int sequence = Rtp.short16(sealed, 2);
        byte[] before = left.putIfAbsent(sequence, sealed);
        if (before != null) assertThat(sealed).isEqualTo(before);
        return sequence;
    }
}
