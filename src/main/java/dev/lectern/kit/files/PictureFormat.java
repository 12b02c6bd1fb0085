package dev.lectern.kit.files;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The formats of pictures that are taken, told by their first bytes. */
enum PictureFormat {
    PNG("png", "image/png"),
    JPEG("jpg", "image/jpeg"),
    GIF("gif", "image/gif"),
    WEBP("webp", "image/webp");

    private static final byte[] PNG_MARK = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte[] JPEG_MARK = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};
    private static final byte[] GIF_MARK = ascii("GIF8");
    private static final byte[] RIFF_MARK = ascii("RIFF");
    private static final byte[] WEBP_MARK = ascii("WEBP");

    private final String ending;
    private final String type;

    PictureFormat(String ending, String type) {
        this.ending = ending;
        this.type = type;
    }

    String ending() {
        return ending;
    }

    String type() {
        return type;
    }

    static Optional<PictureFormat> of(byte[] content) {
        if (begins(content, 0, PNG_MARK)) {
            return Optional.of(PNG);
        }
        if (begins(content, 0, JPEG_MARK)) {
            return Optional.of(JPEG);
        }
        if (begins(content, 0, GIF_MARK)) {
            return Optional.of(GIF);
        }
        return begins(content, 0, RIFF_MARK) && begins(content, 8, WEBP_MARK)
                ? Optional.of(WEBP)
                : Optional.empty();
    }

    static Optional<PictureFormat> ofEnding(String ending) {
        return Arrays.stream(values()).filter(one -> one.ending.equals(ending)).findFirst();
    }

    private static boolean begins(byte[] content, int at, byte[] mark) {
        return content.length >= at + mark.length
                && Arrays.equals(content, at, at + mark.length, mark, 0, mark.length);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
