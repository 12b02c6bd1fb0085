package dev.lectern.sfu;

import dev.lectern.sfu.rtp.Codec;
import dev.lectern.sfu.rtp.Vp8Payload;

/**
 * How one layer's numbers become those of a viewer's stream from a certain packet on.
 *
 * @param from the stream's number of the first packet
 * @param first the layer's number of the first packet
 * @param replayed the layer's numbers up to which packets were taken from the ring
 * @param timestamps to be added to the layer's timestamps
 * @param pictures to be added to VP8 picture ids
 * @param tl0 to be added to VP8 indices of base frames
 */
record Splice(
        Layer layer, long from, long first, long replayed, int timestamps, int pictures, int tl0) {

    /** A layer's beginning on a stream that showed nothing, or whose pictures are not numbered. */
    static Splice plain(MediaPacket first, long from, long replayed, int timestamp) {
        return new Splice(
                first.layer(),
                from,
                first.sequence(),
                replayed,
                timestamp - first.timestamp(),
                0,
                0);
    }

    /** The same with VP8 pictures that follow the last one of the former layer, if it is known. */
    Splice after(Splice former, MediaPacket last, MediaPacket first) {
        boolean numbered = last != null && isVp8(last.layer()) && isVp8(layer);
        if (!numbered) return this;
        return new Splice(
                layer,
                from,
                this.first,
                replayed,
                timestamps,
                picture(last) + former.pictures + 1 - picture(first),
                tl0(last) + former.tl0 + 1 - tl0(first));
    }

    /** To be added to the layer's sequence numbers. */
    long sequences() {
        return from - first;
    }

    boolean isFor(MediaPacket packet) {
        return packet.sequence() >= first && packet.sequence() > replayed;
    }

    private static boolean isVp8(Layer layer) {
        return layer.track.codec == Codec.VP8;
    }

    private static int picture(MediaPacket p) {
        return Vp8Payload.pictureId(p.bytes(), p.payloadAt(), p.payloadLength());
    }

    private static int tl0(MediaPacket p) {
        return Vp8Payload.tl0(p.bytes(), p.payloadAt(), p.payloadLength());
    }
}
