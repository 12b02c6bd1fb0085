package dev.lectern.kit.files;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A WebP file (RFC 9649), read as far as its chunks: its size in dots, and the same without what
 * tells of its maker. The Java platform draws no WebP, so its size is as it was sent; the largest
 * that any of its chunks claims counts, for what draws it need not believe the first.
 */
final class WebpFile {
    private static final int HEADER = 12;
    private static final Set<String> DRAWN = Set.of("VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF");
    private static final List<String> SIZED = List.of("VP8 ", "VP8L", "VP8X");
    private static final int TELLS_OF_EXIF_OR_XMP_OR_COLOUR = 0x2c;

    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private int width;
    private int height;
    private boolean moves;

    private WebpFile() {}

    /** Nothing when it is broken. */
    static @Nullable WebpFile read(byte[] content) {
        WebpFile file = new WebpFile();
        ByteBuffer bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        bytes.position(HEADER);
        while (bytes.remaining() >= 8) {
            byte[] name = new byte[4];
            bytes.get(name);
            int length = bytes.getInt();
            if (length < 0 || length > bytes.remaining()) {
                return null;
            }
            byte[] chunk = new byte[length];
            bytes.get(chunk);
            if (length % 2 == 1 && bytes.hasRemaining()) {
                bytes.get();
            }
            if (!file.take(new String(name, StandardCharsets.US_ASCII), chunk)) {
                return null;
            }
        }
        return file.width > 0 && file.height > 0 ? file : null;
    }

    private boolean take(String name, byte[] chunk) {
        if (!DRAWN.contains(name)) {
            return true;
        }
        moves |= name.startsWith("AN");
        boolean sound = !SIZED.contains(name) || measure(name, chunk);
        if (name.equals("VP8X") && chunk.length > 0) {
            chunk[0] &= ~TELLS_OF_EXIF_OR_XMP_OR_COLOUR;
        }
        kept.writeBytes(name.getBytes(StandardCharsets.US_ASCII));
        kept.writeBytes(little(chunk.length));
        kept.writeBytes(chunk);
        if (chunk.length % 2 == 1) {
            kept.write(0);
        }
        return sound;
    }

    /** How large the picture is, each kind of chunk says in its own way. */
    private boolean measure(String name, byte[] chunk) {
        if (chunk.length < 10) {
            return name.equals("VP8L") && chunk.length >= 5 && lossless(chunk);
        }
        switch (name) {
            case "VP8 " -> {
                claim(at(chunk, 6) & 0x3fff, at(chunk, 8) & 0x3fff);
            }
            case "VP8X" -> {
                claim(
                        1 + (at(chunk, 4) | (chunk[6] & 0xff) << 16),
                        1 + (at(chunk, 7) | (chunk[9] & 0xff) << 16));
            }
            default -> {
                return lossless(chunk);
            }
        }
        return true;
    }

    private boolean lossless(byte[] chunk) {
        int bits = at(chunk, 1) | at(chunk, 3) << 16;
        claim(1 + (bits & 0x3fff), 1 + (bits >>> 14 & 0x3fff));
        return chunk[0] == 0x2f;
    }

    private void claim(int wide, int high) {
        width = Math.max(width, wide);
        height = Math.max(height, high);
    }

    private static int at(byte[] chunk, int index) {
        return chunk[index] & 0xff | (chunk[index + 1] & 0xff) << 8;
    }

    private static byte[] little(int value) {
        return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array();
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** Whether it is a film rather than a picture. */
    boolean moves() {
        return moves;
    }

    /** The file anew, with what is drawn and nothing else. */
    byte[] bare() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes("RIFF".getBytes(StandardCharsets.US_ASCII));
        file.writeBytes(little(4 + kept.size()));
        file.writeBytes("WEBP".getBytes(StandardCharsets.US_ASCII));
        file.writeBytes(kept.toByteArray());
        return file.toByteArray();
    }
}
