package dev.lectern.sfu;

import dev.lectern.sfu.h264.AvcConfiguration;
import dev.lectern.sfu.rtp.Codec;
import dev.lectern.sfu.rtp.FrameAssembler;
import dev.lectern.sfu.rtp.Vp8Payload;

/** How tall a picture is, as far as the first packet of a key frame tells. */
final class PictureSize {
    private PictureSize() {}

    private static final byte[] ANY_PICTURE_PARAMETERS = {0x68, (byte) 0xCE};

    /** 0 where it does not tell. */
    static int height(Codec codec, MediaPacket packet) {
        return switch (codec) {
            case VP8 -> ofVp8(packet);
            case H264 -> ofH264(packet);
            default -> 0;
        };
    }

    /** The sequence parameter set stands in the first packet, alone or with others. */
    private static int ofH264(MediaPacket packet) {
        FrameAssembler units = new FrameAssembler(Codec.H264);
        units.add(packet.bytes(), packet.payloadAt(), packet.payloadLength());
        if (units.sps() == null) return 0;
        AvcConfiguration avc = AvcConfiguration.of(units.sps(), ANY_PICTURE_PARAMETERS);
        return avc == null ? 0 : avc.height();
    }

    /** RFC 6386 §9.1, behind frame tag and start code. */
    private static int ofVp8(MediaPacket packet) {
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
