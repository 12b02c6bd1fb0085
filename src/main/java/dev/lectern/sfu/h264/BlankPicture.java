package dev.lectern.sfu.h264;

import java.nio.ByteBuffer;

/**
 * A picture of one dark colour, for where a stream must have a picture and nobody sends one.
 *
 * <p>Only its first macroblock carries samples (I_PCM, H.264 §7.3.5); each of the others is
 * predicted from its neighbours (Intra 16×16, DC) and has nothing to add. The blocks beside the
 * first count its coefficients as 16 (§9.2.1), so their "none" is spelled differently.
 */
public final class BlankPicture {
    private static final int COLUMNS = 80;
    private static final int ROWS = 45;
    private static final int LUMA = 30;
    private static final int BLUE = 131;
    private static final int RED = 126;
    private static final int PCM = 25;
    private static final int PREDICTED = 3;

    /** What a decoder is told of it: 1280 × 720, constrained baseline. */
    public static final AvcConfiguration FORMAT = AvcConfiguration.of(sequence(), parameters());

    private static final byte[][] PICTURES = {picture(0), picture(1)};
    private static final byte[][] WHOLE = {FORMAT.whole(PICTURES[0]), FORMAT.whole(PICTURES[1])};

    private BlankPicture() {}

    /** A key frame; neighbouring ones must be of different {@code number}. */
    public static byte[] number(long number) {
        return PICTURES[(int) (number & 1)];
    }

    /** The same with its parameter sets, for where the picture had others before. */
    public static byte[] whole(long number) {
        return WHOLE[(int) (number & 1)];
    }

    private static byte[] sequence() {
        BitWriter out = new BitWriter().bits(8, 66).bits(8, 0xE0).bits(8, 31);
        out.code(0).code(0).code(2).code(1).bits(1, 0);
        out.code(COLUMNS - 1).code(ROWS - 1).bits(1, 1).bits(1, 1).bits(1, 0).bits(1, 0);
        return out.unit(0x67);
    }

    private static byte[] parameters() {
        BitWriter out = new BitWriter().code(0).code(0).bits(1, 0).bits(1, 0).code(0);
        out.code(0).code(0).bits(1, 0).bits(2, 0).code(0).code(0).code(0).bits(3, 0);
        return out.unit(0x68);
    }

    private static byte[] picture(int id) {
        BitWriter out = new BitWriter().code(0).code(7).code(0).bits(4, 0).code(id);
        out.bits(2, 0).code(0);
        out.code(PCM).align();
        samples(out, 256, LUMA);
        samples(out, 64, BLUE);
        samples(out, 64, RED);
        for (int block = 1; block < COLUMNS * ROWS; block++) {
            out.code(PREDICTED).code(0).code(0);
            boolean besideFirst = block == 1 || block == COLUMNS;
            out.bits(besideFirst ? 6 : 1, besideFirst ? 3 : 1);
        }
        byte[] unit = out.unit(0x65);
        return ByteBuffer.allocate(4 + unit.length).putInt(unit.length).put(unit).array();
    }

    private static void samples(BitWriter out, int number, int value) {
        for (int i = 0; i < number; i++) out.bits(8, value);
    }
}
