package dev.lectern.registration.poster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.kit.web.Accent;
import java.awt.FontMetrics;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PosterTest {
    private final FontMetrics letters =
            new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics().getFontMetrics();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Oak",
                "How oak becomes a lectern",
                "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen und noch viel mehr dazu",
                "🌲🌲🌲 木から講演台まで"
            })
    void any_title_gives_a_small_picture_of_the_size_that_networks_ask_for(String title)
            throws IOException {
        byte[] png = new Poster(title, "Alice's workshop", "Thu 26 Nov", Accent.DEFAULT).png();

        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        assertThat(image.getWidth()).isEqualTo(1200);
        assertThat(image.getHeight()).isEqualTo(630);
        assertThat(png.length).isLessThan(150_000);
        assertThat(image.getRGB(4, 300)).isEqualTo(0xff1f6f5c);
    }

    @Test
    void lines_are_no_wider_than_the_room_and_lose_nothing() {
        String text = "a word, another one and " + "x".repeat(80) + "🌲".repeat(9);

        Lines lines = Lines.of(text, letters, 100);

        assertThat(lines.texts())
                .allSatisfy(line -> assertThat(letters.stringWidth(line)).isLessThanOrEqualTo(100));
        assertThat(String.join("", lines.texts()).replace(" ", ""))
                .isEqualTo(text.replace(" ", ""));
    }

    @Test
    void what_has_no_room_is_hinted_at() {
        Lines lines = Lines.of("one two three four five six", letters, 40);

        assertThat(lines.first(2, letters, 40)).hasSize(2).last().asString().endsWith("…");
    }
}
