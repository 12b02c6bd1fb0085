package dev.lectern.sfu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lectern.sfu.load.Loopback;
import dev.lectern.world.Browser;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Chromium in a network namespace of its own, behind a line that the kernel shapes. */
class ShapedLineTest extends BrowserView {
    private ShapedLine line;
    private Browser chromium;

    @BeforeEach
    void a_picture_is_seen_in_the_namespace() throws IOException {
        line = ShapedLine.open();
        world =
                new EngineOverHttp(
                        Loopback.CONFIG.announcing(List.of(line.address())), line.address());
        chromium = Browser.openIn(line.namespace);
        page = chromium.page(chromium.person(), world.url());
        page.evaluate(
                "publish('alice', 'person=alice', { colour: 'rgb(200,0,0)', restless: true,"
                        + " codec: 'VP8', simulcast: true })");
        world.room.open();
        page.evaluate("watch('carol', 'person=carol')");
        await().atMost(SOON).until(() -> height("carol") >= 180);
    }

    @AfterEach
    void close() throws IOException {
        if (chromium != null) chromium.close();
        if (world != null) world.close();
        if (line != null) line.close();
    }

    @Test
    void a_narrow_line_gets_a_smaller_layer_and_a_wide_one_the_large_again() throws IOException {
        line.shape("tbf", "rate", "150kbit", "burst", "10kb", "latency", "200ms");
        await().atMost(SOON).until(() -> height("carol") <= 90);

        line.unshape();
        await().atMost(SOON).until(() -> height("carol") >= 180);
        seesPictures(30);
    }

    @Test
    void five_percent_loss_and_a_tenth_of_a_second_of_delay_stop_nothing() {
        line.shape("netem", "loss", "5%", "delay", "100ms");
        seesPictures(300);
        double freezes = sum("carol", "video", "freezes");

        seesPictures(240);

        assertThat(sum("carol", "video", "freezes")).isEqualTo(freezes);
    }
}
