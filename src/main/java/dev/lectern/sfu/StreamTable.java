package dev.lectern.sfu;

import dev.lectern.sfu.rtp.Rtp;
import dev.lectern.sfu.sdp.OfferedMedia;
import io.netty.util.collection.IntObjectHashMap;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the SSRCs of one publisher stand for: known from the offer, or found out by header
 * extensions and payload type when the first packet comes. Belongs to the publisher's loop.
 */
final class StreamTable {
    private static final int MOST_STREAMS = 16;

    private final Publisher publisher;
    private final List<Track> tracks;
    private final IntObjectHashMap<Stream> streams = new IntObjectHashMap<>();
    int midExtension;
    int ridExtension;
    int repairedRidExtension;

    /** A layer, or its retransmissions. */
    record Stream(Layer layer, boolean retransmits) {}

    StreamTable(Publisher publisher, List<Track> tracks) {
        this.publisher = publisher;
        this.tracks = tracks;
    }

    /** Streams that the offer names by SSRC need no header extension to be known. */
    void announced(OfferedMedia one, Track track) {
        if (!one.rids().isEmpty() || one.sources().isEmpty()) return;
        Map<Integer, Integer> repairs = one.retransmissions();
        int ssrc = repairs.isEmpty() ? one.sources().get(0) : repairs.keySet().iterator().next();
        Layer layer = new Layer(publisher, track, ssrc);
        streams.put(ssrc, new Stream(layer, false));
        track.layers.add(layer);
        Integer repair = repairs.get(ssrc);
        if (repair != null) streams.put(repair, new Stream(layer, true));
    }

    /** Lets go of what was kept of every stream. */
    void clear() {
        streams.clear();
    }

    /** The known one, or null. */
    Stream get(int ssrc) {
        return streams.get(ssrc);
    }

    /** The place of this packet's SSRC, or null where it has none. */
    Stream of(byte[] packet, int header) {
        Stream known = streams.get(Rtp.ssrc(packet));
        return known != null ? known : identify(packet, header);
    }

    private Stream identify(byte[] packet, int header) {
        if (streams.size() >= MOST_STREAMS) return null;
        int type = Rtp.payloadType(packet);
        Track track = trackOf(text(packet, header, midExtension), type);
        if (track == null) return null;
        boolean retransmits = type == track.offered.rtx();
        if (!retransmits && type != track.offered.payloadType()) return null;
        String rid = text(packet, header, retransmits ? repairedRidExtension : ridExtension);
        Stream stream = retransmits ? repairOf(track, rid) : firstOf(track, rid, packet);
        if (stream != null) streams.put(Rtp.ssrc(packet), stream);
        return stream;
    }

    private Track trackOf(String mid, int type) {
        for (Track track : tracks) {
            boolean typed = type == track.offered.payloadType() || type == track.offered.rtx();
            if (typed && (mid == null || mid.equals(track.mid))) return track;
        }
        return null;
    }

    private static Stream repairOf(Track track, String rid) {
        for (Layer layer : track.layers) {
            if (rid == null ? track.layers.size() == 1 : rid.equals(layer.rid)) {
                return new Stream(layer, true);
            }
        }
        return null;
    }

    private Stream firstOf(Track track, String rid, byte[] packet) {
        Layer old = layerOf(track, rid);
        track.layers.remove(old);
        if (track.layers.size() >= SizeCap.PARTS) return null;
        int ssrc = Rtp.ssrc(packet);
        Layer layer =
                old == null
                        ? new Layer(publisher, track, ssrc)
                        : new Layer(publisher, track, ssrc, old.gate.next());
        layer.rid = rid;
        track.layers.add(layer);
        publisher.room.stageChanged();
        return new Stream(layer, false);
    }

    private static Layer layerOf(Track track, String rid) {
        for (Layer layer : track.layers) if (Objects.equals(layer.rid, rid)) return layer;
        return null;
    }

    private static String text(byte[] packet, int header, int extension) {
        int element = Rtp.extension(packet, header, extension);
        if (element < 0) return null;
        return new String(packet, element >>> 8, element & 0xFF, StandardCharsets.US_ASCII);
    }
}
