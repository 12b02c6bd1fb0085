package dev.lectern.sfu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import dev.lectern.world.Browser;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Chromium over networks that lose, delay and hold back, and over IPv6. */
class LossyNetworkTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static Browser chromium;
    private EngineOverHttp world;
    private Page page;

    @BeforeAll
    static void start_chromium() {
        chromium = Browser.open();
    }

    @AfterAll
    static void stop_chromium() {
        if (chromium != null) chromium.close();
    }

    @BeforeEach
    void an_engine() throws IOException {
        open(EngineOverHttp.onLoopback());
    }

    private void open(EngineConfig config) throws IOException {
        world = new EngineOverHttp(config);
        page = chromium.page(chromium.person(), world.url());
    }

    @AfterEach
    void close_all() {
        page.context().close();
        world.close();
    }

    @Test
    void five_percent_loss_and_a_tenth_of_a_second_of_delay_stop_nothing() throws IOException {
        try (LossyNetwork network = new LossyNetwork(world.engine.port())) {
            page.evaluate(
                    "publish('alice', 'person=alice', { colour: 'rgb(200,0,0)', codec: 'VP8' })");
            world.room.open();
            network.delaying(50);
            world.network = network;
            page.evaluate("watch('carol', 'person=carol')");
            await().atMost(SOON).until(() -> figure("video", "frames") > 60);
            network.losingOutwards(0.05);
            goesOn(300);
            double freezes = figure("video", "freezes");
            double energy = figure("audio", "energy");

            goesOn(240);

            assertThat(figure("video", "nacks")).isPositive();
            assertThat(figure("video", "freezes")).isEqualTo(freezes);
            assertThat(figure("audio", "energy")).isGreaterThan(energy);
            assertThat(red()).isBetween(170, 230);
        }
    }

    @Test
    void a_line_that_gets_narrow_gets_a_smaller_picture_and_a_wide_one_the_large_again()
            throws IOException {
        page.evaluate("publish('alice', 'person=alice', { simulcast: true, codec: 'VP8' })");
        world.room.open();
        try (LossyNetwork network = new LossyNetwork(world.engine.port())) {
            world.network = network;
            page.evaluate("watch('carol', 'person=carol')");
            await().atMost(SOON).until(() -> figure("video", "height") >= 180);

            network.bearing(100_000);
            await().atMost(SOON).until(() -> figure("video", "height") <= 90);

            network.bearing(Long.MAX_VALUE);
            await().atMost(Duration.ofSeconds(60)).until(() -> figure("video", "height") >= 180);
        }
    }

    @Test
    void a_line_that_breaks_for_some_seconds_goes_on_by_itself() throws IOException {
        page.evaluate("publish('alice', 'person=alice', { codec: 'VP8' })");
        world.room.open();
        try (LossyNetwork network = new LossyNetwork(world.engine.port())) {
            world.network = network;
            page.evaluate("watch('carol', 'person=carol')");
            await().atMost(SOON).until(() -> figure("video", "frames") > 30);

            network.losing(1);
            double seen = figure("video", "frames");
            await().during(Duration.ofSeconds(3))
                    .atMost(SOON)
                    .until(() -> figure("video", "frames") <= seen + 30);
            network.losing(0);

            double before = figure("video", "frames");
            await().atMost(SOON).until(() -> figure("video", "frames") > before + 60);
        }
    }

    @Test
    void ipv6_alone_is_enough() throws IOException {
        close_all();
        Optional<InetAddress> six =
                Addresses.local().stream()
                        .filter(one -> one instanceof Inet6Address && !one.isLoopbackAddress())
                        .findFirst();
        open(
                six.map(one -> EngineConfig.onPort(0).announcing(List.of(one)))
                        .orElseGet(EngineOverHttp::onLoopback));
        Assumptions.assumeTrue(six.isPresent(), "this machine has no IPv6 address but ::1");

        page.evaluate("publish('alice', 'person=alice', { codec: 'VP8' })");
        world.room.open();
        page.evaluate("watch('carol', 'person=carol')");

        await().atMost(SOON).until(() -> figure("video", "frames") > 30);
    }

    private void goesOn(int frames) {
        double before = figure("video", "frames");
        await().atMost(SOON).until(() -> figure("video", "frames") > before + frames);
    }

    private int red() {
        return ((Number) ((List<?>) page.evaluate("colourOf('carol', 0)")).get(0)).intValue();
    }

    private double figure(String kind, String name) {
        double sum = 0;
        for (Object one : (List<?>) page.evaluate("received('carol')")) {
            Map<?, ?> report = (Map<?, ?>) one;
            if (kind.equals(report.get("kind"))) sum += ((Number) report.get(name)).doubleValue();
        }
        return sum;
    }
}
