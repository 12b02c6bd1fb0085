package dev.lectern.sfu;

import dev.lectern.sfu.rtp.Codec;
import dev.lectern.sfu.rtp.Vp8Payload;

/** How tall a picture is, as far as the first packet of a key frame tells. */
final class PictureSize {
    private PictureSize() {}

    /** 0 where it does not tell. VP8: RFC 6386 §9.1, behind frame tag and start code. */
    static int height(Codec codec, MediaPacket packet) {
        if (codec != Codec.VP8) return 0;
        int size =
                Vp8Payload.descriptorLength(
                        packet.bytes(), packet.payloadAt(), packet.payloadLength());
        if (size < 0 || packet.payloadLength() < size + 10) return 0;
        byte[] b = packet.bytes();
        int frame = packet.payloadAt() + size;
        if ((b[frame + 3] & 0xFF) != 0x9D || b[frame + 4] != 0x01 || b[frame + 5] != 0x2A) return 0;
        return Vp8Payload.height(b, frame);
    }
}
