package dev.lectern.sfu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lectern.sfu.load.Loopback;
import dev.lectern.world.Browser;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A viewer's Chromium in a network namespace of its own, behind a line that the kernel shapes. The
 * publisher's is outside: what it sends has all the room that it wants.
 */
class ShapedLineTest extends BrowserView {
    /** Bears the least layer, at most 120 kbit/s, and the sound; the next is three times that. */
    private static final String SMALLEST_WITH_SOUND = "250kbit";

    private ShapedLine line;
    private Browser outside;
    private Browser behind;

    @BeforeEach
    void a_picture_is_seen_in_the_namespace() throws IOException {
        line = ShapedLine.open();
        world =
                new EngineOverHttp(
                        Loopback.CONFIG.announcing(List.of(line.address())), line.address());
        outside = Browser.open();
        outside.page(outside.person(), world.url())
                .evaluate(
                        "publish('alice', 'person=alice', { colour: 'rgb(200,0,0)', restless: true,"
                                + " codec: 'VP8', simulcast: true })");
        world.room.open();
        behind = Browser.openIn(line.namespace);
        page = behind.page(behind.person(), world.url());
        page.evaluate("watch('carol', 'person=carol')");
        await().atMost(SOON).until(() -> height("carol") >= 180);
    }

    @AfterEach
    void close() throws IOException {
        if (behind != null) behind.close();
        if (outside != null) outside.close();
        if (world != null) world.close();
        if (line != null) line.close();
    }

    @Test
    void a_narrow_line_gets_a_smaller_layer_and_a_wide_one_the_large_again() throws IOException {
        line.shape("tbf", "rate", SMALLEST_WITH_SOUND, "burst", "10kb", "latency", "200ms");
        await().atMost(SOON).until(() -> height("carol") <= 90);
        seesPictures(30);

        line.unshape();
        await().atMost(SOON).until(() -> height("carol") >= 180);
        seesPictures(30);
    }

    @Test
    void a_line_too_thin_for_any_picture_keeps_the_sound() throws IOException {
        line.shape("tbf", "rate", "90kbit", "burst", "10kb", "latency", "200ms");
        await().atMost(SOON).until(() -> kinds("carol").equals(List.of(Kind.AUDIO)));

        Sound before = sound();
        await().atMost(SOON).until(() -> sound().packets() >= before.packets() + 500);

        assertThat(sound().lostShareSince(before)).isLessThan(50 / 550.0);
        line.unshape();
        seesPictures(30);
        await().atMost(SOON).until(() -> kinds("carol").contains(Kind.VIDEO));
    }

    @Test
    void five_percent_loss_and_a_tenth_of_a_second_of_delay_stop_nothing() {
        line.shape("netem", "loss", "5%", "delay", "100ms");
        seesPictures(300);

        withoutAFreeze(() -> seesPictures(240));
    }

    /** What carol has of the sound and what she lacks, both at one moment. */
    private Sound sound() {
        Map<String, Double> figures = figures("carol", "audio");
        return new Sound(figures.get("packets"), figures.get("lost"));
    }

    private record Sound(double packets, double lost) {
        /** Of what was sent since then, however long ago that is on a busy machine. */
        double lostShareSince(Sound before) {
            double gone = lost - before.lost;
            return gone / (packets - before.packets + gone);
        }
    }

    /** What the room is told that she is shown. */
    private List<Kind> kinds(String name) {
        return world.slots.get(name).stream().map(SlotView::kind).toList();
    }
}
