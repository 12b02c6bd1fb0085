package dev.lectern.sfu;

import dev.lectern.sfu.rtp.Rtp;
import dev.lectern.sfu.sdp.Offer;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** A layer into which packets are written as if they had come, each at a time of our choice. */
final class PaperLayer {
    private static final long MILLI = 1_000_000L;
    private static final int HEADER = 12;
    private static final AtomicInteger MADE = new AtomicInteger();
    private static final String OFFER =
            """
            v=0
            o=- 1 2 IN IP4 127.0.0.1
            s=-
            t=0 0
            a=group:BUNDLE 0 1
            m=video 9 UDP/TLS/RTP/SAVPF 96
            a=ice-ufrag:abcd
            a=ice-pwd:abcdefghijklmnopqrstuvwx
            a=fingerprint:sha-256 %s
            a=setup:actpass
            a=mid:0
            a=sendonly
            a=rtpmap:96 VP8/90000
            a=ssrc:1111 cname:paper
            m=audio 9 UDP/TLS/RTP/SAVPF 111
            a=mid:1
            a=sendonly
            a=rtpmap:111 opus/48000/2
            a=ssrc:2222 cname:paper
            """
                    .formatted("AB:".repeat(31) + "AB");

    final Publisher publisher;
    final Layer layer;
    private final Kind kind;
    private final long began = System.nanoTime();

    PaperLayer(Engine engine, Kind kind) {
        this(engine, kind, 0);
    }

    PaperLayer(Engine engine, Kind kind, long maxBitsPerSecond) {
        this.kind = kind;
        Room room = engine.room("paper-" + MADE.incrementAndGet(), new RoomListener() {});
        Publish wanted =
                new Publish(
                        "alice",
                        Source.CAMERA,
                        OFFER,
                        Set.of(Kind.values()),
                        maxBitsPerSecond,
                        false);
        publisher = new Publisher(room, wanted, Offer.parse(OFFER));
        publisher.adoptedBy(engine.loops().get(0));
        layer = publisher.track(kind).layers.get(0);
    }

    long at(long millis) {
        return began + millis * MILLI;
    }

    /** A packet of sound, or a picture in a packet of its own; it holds its number. */
    void arrives(int number, long millis) {
        packet(number, millis, 1);
    }

    void keyFrame(int number, long millis) {
        packet(number, millis, 0);
    }

    private void packet(int number, long millis, int begins) {
        byte[] packet = new byte[HEADER + 8];
        int type = kind == Kind.VIDEO ? 96 | 0x80 : 111;
        int step = kind == Kind.VIDEO ? 3_000 : 960;
        Rtp.writeHeader(packet, 0, type, number, number * step, 1);
        packet[HEADER] = 0x10;
        packet[HEADER + 1] = (byte) begins;
        Rtp.putInt32(packet, HEADER + 4, number);
        layer.arrived(packet, HEADER, 8, at(millis), new Repair(number, false));
    }

    /** The number of a frame that was read. */
    static int numberOf(Frame frame) {
        byte[] b = frame.bytes();
        int end = b.length;
        return b[end - 4] << 24
                | (b[end - 3] & 0xFF) << 16
                | (b[end - 2] & 0xFF) << 8
                | b[end - 1] & 0xFF;
    }
}
