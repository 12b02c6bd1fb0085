package dev.lectern.sfu.srtp;

import io.netty.util.collection.IntObjectHashMap;

/**
 * What the other side sent, opened: rollover counters and replay windows per source.
 *
 * <p>RFC 3711 §3.3.1 (index guess), §3.3.2 (replay), §3.4 (SRTCP). Chromium counts the index of
 * SRTCP for each of its sources, so each has a window of its own. A source is remembered only after
 * one of its packets verified, and at most {@value #MAX_SOURCES} are.
 */
public final class SrtpInbound {
    static final int MAX_SOURCES = 64;
    private final SrtpKeys keys;
    private PacketCipher rtp;
    private PacketCipher rtcp;
    private final IntObjectHashMap<Source> sources = new IntObjectHashMap<>(4);
    private final IntObjectHashMap<ReplayWindow> controls = new IntObjectHashMap<>(4);

    private static final class Source {
        final ReplayWindow window = new ReplayWindow();
        long highest = -1;

        long guess(int sequence) {
            if (highest < 0) return sequence;
            long rollover = highest >>> 16;
            int last = (int) (highest & 0xFFFF);
            if (last < 0x8000) {
                if (sequence - last > 0x8000) rollover--;
            } else if (last - 0x8000 > sequence) {
                rollover++;
            }
            return rollover < 0 ? -1 : rollover << 16 | sequence;
        }
    }

    public SrtpInbound(SrtpKeys keys) {
        this.keys = keys;
    }

    /** Opens an RTP packet whose header of {@code clear} bytes was checked; new length or −1. */
    public int openRtp(byte[] packet, int clear, int length) {
        if (rtp == null) rtp = keys.cipher(SrtpKeys.RTP);
        int ssrc = Bytes.getInt(packet, 8);
        Source source = sources.get(ssrc);
        boolean known = source != null;
        if (!known) {
            if (sources.size() >= MAX_SOURCES) return -1;
            source = new Source();
        }
        long index = source.guess((packet[2] & 0xFF) << 8 | packet[3] & 0xFF);
        if (!source.window.isNew(index)) return -1;
        int opened = rtp.unprotectRtp(packet, 0, clear, length, ssrc, index);
        if (opened < 0) return -1;
        if (!known) sources.put(ssrc, source);
        source.window.accept(index);
        source.highest = Math.max(source.highest, index);
        return opened;
    }

    /** Opens a compound RTCP packet; its new length or −1. */
    public int openRtcp(byte[] packet, int length) {
        int trailer = keys.profile() == SrtpProfile.AEAD_AES_128_GCM ? 0 : 10;
        if (length < 12 + keys.profile().rtcpTagLength) return -1;
        if (rtcp == null) rtcp = keys.cipher(SrtpKeys.RTCP);
        int index = Bytes.getInt(packet, length - trailer - 4) & 0x7FFFFFFF;
        int ssrc = Bytes.getInt(packet, 4);
        ReplayWindow known = controls.get(ssrc);
        if (known == null && controls.size() >= MAX_SOURCES) return -1;
        if (known != null && !known.isNew(index)) return -1;
        int opened = rtcp.unprotectRtcp(packet, 0, length, ssrc, index);
        if (opened < 0) return -1;
        ReplayWindow window = known == null ? new ReplayWindow() : known;
        if (known == null) controls.put(ssrc, window);
        window.accept(index);
        return opened;
    }
}
