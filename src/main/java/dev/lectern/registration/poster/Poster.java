package dev.lectern.registration.poster;

import dev.lectern.kit.web.Accent;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * A webinar announced in one picture. Drawing takes its time: not for an event loop.
 *
 * @param by whose webinar it is
 * @param when its date, in words
 */
public record Poster(String title, String by, String when, Accent accent) {
    /** What the networks that show links ask for. */
    public static final int WIDTH = 1200;

    public static final int HEIGHT = 630;

    private static final int MARGIN = 88;
    private static final int BAND = 24;
    private static final int[] TITLE_SIZES = {84, 72, 60, 50};
    private static final int MOST_LINES = 4;
    private static final Color PAPER = new Color(0xfb, 0xfa, 0xf7);
    private static final Color INK = new Color(0x1c, 0x1b, 0x19);
    private static final Color GREY = new Color(0x5c, 0x59, 0x53);

    byte[] png() {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        try {
            pen.setRenderingHint(
                    RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            pen.setRenderingHint(
                    RenderingHints.KEY_FRACTIONALMETRICS,
                    RenderingHints.VALUE_FRACTIONALMETRICS_ON);
            draw(pen);
        } finally {
            pen.dispose();
        }
        return encoded(image);
    }

    private void draw(Graphics2D pen) {
        pen.setColor(PAPER);
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        Accent shade = accent.onPaper();
        pen.setColor(new Color(shade.red(), shade.green(), shade.blue()));
        pen.fillRect(0, 0, BAND, HEIGHT);
        line(pen, Font.BOLD, 34, by, MARGIN + 34);
        pen.setColor(INK);
        drawTitle(pen);
        pen.setColor(GREY);
        line(pen, Font.PLAIN, 36, when, HEIGHT - MARGIN);
    }

    /** In the largest letters in which it fits, from the middle of the picture. */
    private void drawTitle(Graphics2D pen) {
        Lines lines = new Lines(List.of());
        for (int size : TITLE_SIZES) {
            pen.setFont(new Font(Font.SANS_SERIF, Font.BOLD, size));
            lines = Lines.of(title, pen.getFontMetrics(), room());
            if (lines.texts().size() * size <= 260) {
                break;
            }
        }
        FontMetrics letters = pen.getFontMetrics();
        int height = Math.round(letters.getFont().getSize() * 1.2f);
        List<String> shown = lines.first(MOST_LINES, letters, room());
        int top = (HEIGHT - shown.size() * height) / 2 + letters.getAscent();
        for (int i = 0; i < shown.size(); i++) {
            pen.drawString(shown.get(i), MARGIN, top + i * height);
        }
    }

    private static void line(Graphics2D pen, int style, int size, String text, int baseline) {
        pen.setFont(new Font(Font.SANS_SERIF, style, size));
        FontMetrics letters = pen.getFontMetrics();
        List<String> one = Lines.of(text, letters, room()).first(1, letters, room());
        one.forEach(words -> pen.drawString(words, MARGIN, baseline));
    }

    private static int room() {
        return WIDTH - 2 * MARGIN;
    }

    private static byte[] encoded(BufferedImage image) {
        var png = new ByteArrayOutputStream(40_000);
        try {
            ImageIO.write(image, "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory does not fail to be written", e);
        }
        return png.toByteArray();
    }
}
