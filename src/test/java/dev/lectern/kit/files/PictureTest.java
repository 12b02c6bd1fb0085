package dev.lectern.kit.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lectern.kit.files.Picture.Use;
import dev.lectern.kit.web.fault.Refused;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureTest {
    private static final String PLACE = "GPS 52.5200N 13.4050E";

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "gif"})
    void a_picture_is_drawn_anew_no_larger_than_it_is_shown(String format) throws IOException {
        Picture picture = Picture.of(image(2400, 1200, format), Use.COVER);

        BufferedImage shown = ImageIO.read(new ByteArrayInputStream(picture.content()));
        assertThat(shown.getWidth()).isEqualTo(picture.width()).isEqualTo(1600);
        assertThat(shown.getHeight()).isEqualTo(picture.height()).isEqualTo(800);
    }

    @Test
    void a_small_picture_stays_small() throws IOException {
        Picture picture = Picture.of(image(40, 30, "png"), Use.PHOTO);

        assertThat(picture.width()).isEqualTo(40);
        assertThat(picture.height()).isEqualTo(30);
    }

    @Test
    void where_a_camera_was_does_not_come_along() throws IOException {
        Picture picture = Picture.of(withExif(image(60, 40, "jpg"), 1), Use.PHOTO);

        assertThat(text(picture.content())).doesNotContain(PLACE, "Exif");
    }

    @Test
    void a_camera_held_upright_gives_an_upright_picture() throws IOException {
        BufferedImage lying = new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 40; y++) {
            for (int x = 0; x < 60; x++) {
                lying.setRGB(x, y, (x < 30 ? Color.RED : Color.BLUE).getRGB());
            }
        }

        Picture picture = Picture.of(withExif(written(lying, "jpg"), 6), Use.PHOTO);

        BufferedImage upright = ImageIO.read(new ByteArrayInputStream(picture.content()));
        assertThat(upright.getWidth()).isEqualTo(40);
        assertThat(upright.getHeight()).isEqualTo(60);
        assertThat(new Color(upright.getRGB(20, 10)).getRed()).isGreaterThan(180);
        assertThat(new Color(upright.getRGB(20, 50)).getBlue()).isGreaterThan(180);
    }

    @Test
    void a_picture_of_40_megapixels_is_refused_before_it_is_drawn() {
        assertThatThrownBy(() -> Picture.of(claiming(8000, 5000), Use.COVER))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> {
                            assertThat(refused.errors().get(0).field()).isEqualTo("cover");
                            assertThat(refused.errors().get(0).message())
                                    .contains("40 megapixels", "at most 30");
                        });
        assertThatThrownBy(() -> Picture.of(claiming(65_000, 65_000), Use.COVER))
                .isInstanceOf(Refused.class);
    }

    @Test
    void what_is_no_picture_is_refused_whatever_it_is_called() {
        for (String what : new String[] {"<svg onload='x()'/>", "GIF", "", "RIFFxxxxWAVE"}) {
            assertThatThrownBy(() -> Picture.of(what.getBytes(StandardCharsets.UTF_8), Use.PHOTO))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("PNG");
        }
    }

    @Test
    void too_many_bytes_are_refused() {
        assertThatThrownBy(() -> Picture.of(new byte[9_000_000], Use.COVER))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("at most 8 MB");
    }

    @Test
    void a_webp_keeps_what_is_drawn_and_loses_what_is_told() {
        byte[] sent = webp(640, 480);

        Picture picture = Picture.of(sent, Use.COVER);

        assertThat(picture.ending()).isEqualTo("webp");
        assertThat(picture.width()).isEqualTo(640);
        assertThat(picture.height()).isEqualTo(480);
        assertThat(text(sent)).contains(PLACE);
        assertThat(text(picture.content())).doesNotContain(PLACE, "EXIF").contains("VP8X", "VP8 ");
        assertThat(picture.content()[20]).isEqualTo((byte) 0);
    }

    @Test
    void a_webp_with_too_many_dots_is_refused_wherever_it_says_so() {
        assertThatThrownBy(() -> Picture.of(webp(8000, 5000), Use.COVER))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("40 megapixels");

        byte[] plain = new byte[31];
        plain[6] = (byte) 8000;
        plain[7] = (byte) (8000 >> 8);
        plain[8] = (byte) 5000;
        plain[9] = (byte) (5000 >> 8);
        assertThatThrownBy(() -> Picture.of(webp(chunked("VP8 ", plain)), Use.COVER))
                .hasMessageContaining("40 megapixels");

        int size = 7999 | 4999 << 14;
        byte[] lossless = {
            0x2f, (byte) size, (byte) (size >> 8), (byte) (size >> 16), (byte) (size >> 24)
        };
        assertThatThrownBy(() -> Picture.of(webp(chunked("VP8L", lossless)), Use.COVER))
                .hasMessageContaining("40 megapixels");

        byte[] canvas = new byte[10];
        assertThatThrownBy(
                        () ->
                                Picture.of(
                                        webp(chunked("VP8X", canvas), chunked("VP8 ", plain)),
                                        Use.COVER))
                .hasMessageContaining("40 megapixels");
    }

    @Test
    void a_webp_larger_than_it_is_shown_is_refused_in_words_that_mend() {
        assertThat(Picture.of(webp(1600, 900), Use.COVER).width()).isEqualTo(1600);

        assertThatThrownBy(() -> Picture.of(webp(900, 1601), Use.COVER))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("900 by 1601 dots")
                .hasMessageContaining("at most 1600 along its longer side, or as PNG or JPEG");
        assertThatThrownBy(() -> Picture.of(webp(640, 480), Use.PHOTO))
                .hasMessageContaining("at most 512");
    }

    @Test
    void a_webp_that_moves_is_refused() {
        assertThatThrownBy(
                        () ->
                                Picture.of(
                                        webp(
                                                chunked("VP8X", new byte[10]),
                                                chunked("ANIM", new byte[6])),
                                        Use.COVER))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("stands still");
    }

    @Test
    void anything_at_all_is_a_picture_or_refused() throws IOException {
        Random random = new Random(7);
        byte[][] seeds = {
            image(50, 40, "png"),
            withExif(image(50, 40, "jpg"), 6),
            image(50, 40, "gif"),
            webp(50, 40)
        };
        for (int i = 0; i < 3_000; i++) {
            byte[] seed = seeds[i % seeds.length].clone();
            for (int hits = 1 + random.nextInt(6); hits > 0; hits--) {
                seed[random.nextInt(seed.length)] = (byte) random.nextInt();
            }
            byte[] broken = Arrays.copyOf(seed, 1 + random.nextInt(seed.length));
            try {
                assertThat(Picture.of(broken, Use.PHOTO).width()).isPositive();
            } catch (Refused refused) {
                assertThat(refused.errors()).hasSize(1);
            }
        }
    }

    private static byte[] image(int width, int height, String format) throws IOException {
        return written(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format);
    }

    private static byte[] written(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, format, bytes);
        return bytes.toByteArray();
    }

    /** A PNG whose header says this size; it has nothing else. */
    private static byte[] claiming(int width, int height) {
        ByteBuffer header = ByteBuffer.allocate(17);
        header.put("IHDR".getBytes(StandardCharsets.US_ASCII)).putInt(width).putInt(height);
        header.put(new byte[] {8, 2, 0, 0, 0});
        CRC32 sum = new CRC32();
        sum.update(header.array());
        return ByteBuffer.allocate(33)
                .put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'})
                .putInt(13)
                .put(header.array())
                .putInt((int) sum.getValue())
                .array();
    }

    /** With a segment that says how the camera was held and where it was. */
    private static byte[] withExif(byte[] jpeg, int orientation) {
        byte[] place = PLACE.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer segment = ByteBuffer.allocate(4 + 6 + 26 + place.length);
        segment.putShort((short) 0xffe1).putShort((short) (segment.capacity() - 2));
        segment.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
        segment.putShort((short) 0x4d4d).putShort((short) 42).putInt(8);
        segment.putShort((short) 1);
        segment.putShort((short) 0x0112).putShort((short) 3).putInt(1);
        segment.putShort((short) orientation).putShort((short) 0);
        segment.putInt(0).put(place);
        return ByteBuffer.allocate(jpeg.length + segment.capacity())
                .put(jpeg, 0, 2)
                .put(segment.array())
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }

    private static byte[] webp(int width, int height) {
        ByteArrayOutputStream chunks = new ByteArrayOutputStream();
        byte[] extended = new byte[10];
        extended[0] = 0x08;
        three(extended, 4, width - 1);
        three(extended, 7, height - 1);
        chunk(chunks, "VP8X", extended);
        chunk(chunks, "VP8 ", new byte[31]);
        chunk(chunks, "EXIF", PLACE.getBytes(StandardCharsets.US_ASCII));
        return webp(chunks.toByteArray());
    }

    private static byte[] chunked(String name, byte[] content) {
        ByteArrayOutputStream chunk = new ByteArrayOutputStream();
        chunk(chunk, name, content);
        return chunk.toByteArray();
    }

    private static byte[] webp(byte[]... parts) {
        ByteArrayOutputStream chunks = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            chunks.writeBytes(part);
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes("RIFF".getBytes(StandardCharsets.US_ASCII));
        file.writeBytes(little(4 + chunks.size()));
        file.writeBytes("WEBP".getBytes(StandardCharsets.US_ASCII));
        file.writeBytes(chunks.toByteArray());
        return file.toByteArray();
    }

    private static void three(byte[] bytes, int at, int value) {
        bytes[at] = (byte) value;
        bytes[at + 1] = (byte) (value >> 8);
        bytes[at + 2] = (byte) (value >> 16);
    }

    private static void chunk(ByteArrayOutputStream out, String name, byte[] content) {
        out.writeBytes(name.getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(little(content.length));
        out.writeBytes(content);
        if (content.length % 2 == 1) {
            out.write(0);
        }
    }

    private static byte[] little(int value) {
        return new byte[] {
            (byte) value, (byte) (value >> 8), (byte) (value >> 16), (byte) (value >> 24)
        };
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
