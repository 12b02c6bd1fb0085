package dev.lectern.kit.files;

import dev.lectern.kit.web.fault.Refused;
import dev.lectern.kit.web.fault.Sentence;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * A picture that may be shown to others: drawn anew from what was sent, upright, no larger than it
 * is shown, with nothing but its dots. Takes its time: not for an event loop.
 *
 * @param ending of the file's name, which tells its format
 */
public record Picture(byte[] content, String ending, int width, int height) {
    public static final int MOST_BYTES = 8_000_000;
    private static final long MOST_DOTS = 30_000_000;
    private static final float QUALITY = 0.86f;

    static {
        ImageIO.setUseCache(false);
    }

    /** What a picture is for: how large it is shown at most, in dots along its longer side. */
    public enum Use {
        COVER(1600),
        PHOTO(512);

        private final int longest;

        Use(int longest) {
            this.longest = longest;
        }

        /** The field of the API that names such a picture. */
        public String field() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Refuses, at the field of its use, what is no picture, or too large a one. */
    public static Picture of(byte[] sent, Use use) {
        String field = use.field();
        mustBeSmall(sent.length, use);
        PictureFormat format =
                PictureFormat.of(sent)
                        .orElseThrow(
                                () ->
                                        new Refused(
                                                field,
                                                Sentence.of(
                                                        "This is no picture. Use a PNG, JPEG, WebP or GIF file.",
                                                        "Das ist kein Bild. Nehmen Sie eine Datei in PNG, JPEG, WebP oder"
                                                                + " GIF.")));
        try {
            return format == PictureFormat.WEBP ? webp(sent, use) : drawn(sent, format, use);
        } catch (IOException | RuntimeException e) {
            if (e instanceof Refused refused) {
                throw refused;
            }
            throw broken(field);
        }
    }

    /** To be asked before reading what is too long anyway. */
    public static void mustBeSmall(long bytes, Use use) {
        if (bytes > MOST_BYTES) {
            throw new Refused(
                    use.field(),
                    Sentence.of(
                                    "This file has %d MB. Use a picture of at most %d MB.",
                                    "Diese Datei hat %d MB. Nehmen Sie ein Bild mit höchstens %d MB.")
                            .about(bytes / 1_000_000, MOST_BYTES / 1_000_000));
        }
    }

    private static Refused broken(String field) {
        return new Refused(
                field,
                Sentence.of(
                        "This picture cannot be read. Save it as PNG or JPEG and try again.",
                        "Dieses Bild ist nicht zu lesen. Speichern Sie es als PNG oder"
                                + " JPEG und versuchen Sie es noch einmal."));
    }

    private static void mustHaveFewDots(long width, long height, String field) {
        if (width * height > MOST_DOTS) {
            throw new Refused(
                    field,
                    Sentence.of(
                                    "This picture has %d megapixels. Use one of at most %d.",
                                    "Dieses Bild hat %d Megapixel. Nehmen Sie eines mit höchstens %d.")
                            .about(width * height / 1_000_000, MOST_DOTS / 1_000_000));
        }
    }

    /** Nothing here draws a WebP, so it must come in the size in which it is shown. */
    private static Picture webp(byte[] sent, Use use) {
        String field = use.field();
        WebpFile file = WebpFile.read(sent);
        if (file == null) {
            throw broken(field);
        }
        if (file.moves()) {
            throw new Refused(
                    field,
                    Sentence.of(
                            "This picture moves. Use one that stands still.",
                            "Dieses Bild bewegt sich. Nehmen Sie eines, das stillsteht."));
        }
        mustHaveFewDots(file.width(), file.height(), field);
        if (Math.max(file.width(), file.height()) > use.longest) {
            throw new Refused(
                    field,
                    Sentence.of(
                                    "This WebP measures %d by %d dots. Send it with at most %d along its longer side, or as PNG or JPEG, which are scaled here.",
                                    "Dieses WebP misst %d mal %d Punkte. Senden Sie es mit höchstens %d an der längeren Seite, oder als PNG oder JPEG, die hier verkleinert werden.")
                            .about(file.width(), file.height(), use.longest));
        }
        return new Picture(file.bare(), "webp", file.width(), file.height());
    }

    private static Picture drawn(byte[] sent, PictureFormat format, Use use) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format.name());
        ImageReader reader = readers.next();
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(sent))) {
            reader.setInput(in, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            mustHaveFewDots(width, height, use.field());
            ImageReadParam reading = reader.getDefaultReadParam();
            int skip = Math.max(1, Math.max(width, height) / (2 * use.longest));
            reading.setSourceSubsampling(skip, skip, 0, 0);
            BufferedImage image = reader.read(0, reading);
            int orientation = format == PictureFormat.JPEG ? Orientation.of(sent) : 1;
            return written(fitted(image, orientation, use.longest));
        } finally {
            reader.dispose();
        }
    }

    /** Upright and no longer than asked; small pictures stay as small as they are. */
    private static BufferedImage fitted(BufferedImage image, int orientation, int longest) {
        double scale =
                Math.min(1.0, (double) longest / Math.max(image.getWidth(), image.getHeight()));
        int width = (int) Math.max(1, Math.round(image.getWidth() * scale));
        int height = (int) Math.max(1, Math.round(image.getHeight() * scale));
        boolean swaps = Orientation.swaps(orientation);
        boolean clear = image.getColorModel().hasAlpha();
        BufferedImage drawn =
                new BufferedImage(
                        swaps ? height : width,
                        swaps ? width : height,
                        clear ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = drawn.createGraphics();
        pen.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        AffineTransform transform = Orientation.upright(orientation, width, height);
        transform.scale((double) width / image.getWidth(), (double) height / image.getHeight());
        pen.setBackground(clear ? new Color(0, true) : Color.WHITE);
        pen.clearRect(0, 0, drawn.getWidth(), drawn.getHeight());
        pen.drawImage(image, transform, null);
        pen.dispose();
        return drawn;
    }

    private static Picture written(BufferedImage image) throws IOException {
        boolean clear = image.getColorModel().hasAlpha();
        PictureFormat format = clear ? PictureFormat.PNG : PictureFormat.JPEG;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format.name()).next();
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            ImageWriteParam writing = writer.getDefaultWriteParam();
            if (!clear) {
                writing.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                writing.setCompressionQuality(QUALITY);
            }
            writer.write(null, new IIOImage(image, null, null), writing);
        } finally {
            writer.dispose();
        }
        return new Picture(
                bytes.toByteArray(), format.ending(), image.getWidth(), image.getHeight());
    }
}
