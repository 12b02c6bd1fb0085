package dev.lectern.sfu.sdp;

import io.netty.util.NetUtil;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes an answer: every m-line of the offer again, in order, accepted or refused (RFC 3264 §6).
 */
public final class AnswerWriter {
    private final Transport transport;
    private final boolean bundled;
    private final StringBuilder media = new StringBuilder();
    private final List<String> mids = new ArrayList<>();

    /** An answer groups only what the offer has grouped (RFC 9143 §7.3.1). */
    public AnswerWriter(Transport transport, Offer offer) {
        this.transport = transport;
        this.bundled = !offer.bundle().isEmpty();
    }

    /** An m-line that we do not want: port zero, and not in the bundle. */
    public AnswerWriter refuse(OfferedMedia offered) {
        media.append("m=").append(offered.kind()).append(" 0 ").append(offered.protocol());
        for (String format : offered.formats()) media.append(' ').append(format);
        line("c=IN IP4 0.0.0.0").line("a=inactive");
        if (offered.mid() != null) line("a=mid:" + offered.mid());
        return this;
    }

    /** Begins an accepted m-line; the calls up to the next one add to it. */
    public AnswerWriter accept(OfferedMedia offered, List<OfferedCodec> codecs, String direction) {
        media.append("m=").append(offered.kind()).append(" 9 ").append(offered.protocol());
        for (OfferedCodec codec : codecs) {
            media.append(' ').append(codec.payloadType());
            if (codec.rtx() >= 0) media.append(' ').append(codec.rtx());
        }
        line("c=IN IP4 0.0.0.0").line("a=rtcp:9 IN IP4 0.0.0.0");
        transport();
        if (offered.mid() != null) {
            line("a=mid:" + offered.mid());
            mids.add(offered.mid());
        }
        line("a=" + direction).line("a=rtcp-mux").line("a=rtcp-rsize");
        for (OfferedCodec codec : codecs) codec(codec);
        return this;
    }

    public AnswerWriter extension(OfferedMedia offered, String uri) {
        int id = offered.extension(uri);
        return id > 0 ? line("a=extmap:" + id + " " + uri) : this;
    }

    /** The streams that we receive for each restriction id. */
    public AnswerWriter simulcast(List<String> rids) {
        if (rids.isEmpty()) return this;
        for (String rid : rids) line("a=rid:" + rid + " recv");
        return line("a=simulcast:recv " + String.join(";", rids));
    }

    /**
     * The stream that we send, with its retransmissions where {@code rtx} is not 0. The media's
     * SSRC stands first: Chromium takes the first for the media whatever the group says.
     */
    public AnswerWriter source(String stream, String track, String cname, int ssrc, int rtx) {
        line("a=msid:" + stream + " " + track);
        String media = Integer.toUnsignedString(ssrc);
        String repair = Integer.toUnsignedString(rtx);
        if (rtx != 0) line("a=ssrc-group:FID " + media + " " + repair);
        line("a=ssrc:" + media + " cname:" + cname);
        return rtx != 0 ? line("a=ssrc:" + repair + " cname:" + cname) : this;
    }

    /** The most we want to receive on the last m-line. */
    public AnswerWriter bandwidth(long bitsPerSecond) {
        int direction = media.lastIndexOf("c=IN IP4 0.0.0.0\r\n");
        media.insert(direction + 18, "b=TIAS:" + bitsPerSecond + "\r\n");
        return this;
    }

    public String toSdp(long sessionId) {
        StringBuilder sdp = new StringBuilder(media.length() + 200);
        sdp.append("v=0\r\no=- ").append(sessionId).append(" 1 IN IP4 127.0.0.1\r\n");
        sdp.append("s=-\r\nt=0 0\r\na=ice-lite\r\n");
        if (bundled && !mids.isEmpty()) {
            sdp.append("a=group:BUNDLE ").append(String.join(" ", mids)).append("\r\n");
        }
        sdp.append("a=extmap-allow-mixed\r\na=msid-semantic: WMS *\r\n");
        return sdp.append(media).toString();
    }

    private void transport() {
        line("a=ice-ufrag:" + transport.fragment()).line("a=ice-pwd:" + transport.password());
        line(
                "a=fingerprint:"
                        + transport.fingerprint().algorithm()
                        + " "
                        + transport.fingerprint().toHex());
        line(transport.active() ? "a=setup:active" : "a=setup:passive");
        if (mids.isEmpty()) {
            candidates(transport.candidates()).forEach(this::line);
            line("a=end-of-candidates");
        }
    }

    /**
     * UDP before TCP, and in the order given (RFC 8445 §5.1.2.1, RFC 6544 §4.2). IPv6 as RFC 5952
     * writes it: there are clients that compare addresses as text.
     */
    static List<String> candidates(List<InetSocketAddress> addresses) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < addresses.size(); i++) {
            String host = NetUtil.toAddressString(addresses.get(i).getAddress());
            String where = host + " " + addresses.get(i).getPort();
            long udp = 126L << 24 | (65_535L - i) << 8 | 255;
            long tcp = 90L << 24 | (1L << 13) + 8191 - i << 8 | 255;
            lines.add("a=candidate:" + (i + 1) + " 1 udp " + udp + " " + where + " typ host");
            lines.add(
                    "a=candidate:"
                            + (i + 101)
                            + " 1 tcp "
                            + tcp
                            + " "
                            + where
                            + " typ host tcptype passive");
        }
        return lines;
    }

    private void codec(OfferedCodec codec) {
        String type = Integer.toString(codec.payloadType());
        line("a=rtpmap:" + type + " " + codec.encoding());
        if (!codec.parameters().isEmpty()) line("a=fmtp:" + type + " " + codec.parameters());
        for (String feedback :
                List.of("transport-cc", "goog-remb", "ccm fir", "nack", "nack pli")) {
            if (codec.has(feedback)) line("a=rtcp-fb:" + type + " " + feedback);
        }
        if (codec.rtx() >= 0) {
            line("a=rtpmap:" + codec.rtx() + " rtx/" + codec.codec().clockRate);
            line("a=fmtp:" + codec.rtx() + " apt=" + type);
        }
    }

    private AnswerWriter line(String text) {
        int length = media.length();
        if (length > 0 && media.charAt(length - 1) != '\n') media.append("\r\n");
        media.append(text).append("\r\n");
        return this;
    }
}
