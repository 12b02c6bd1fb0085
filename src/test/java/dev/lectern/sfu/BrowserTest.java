package dev.lectern.sfu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Real Chromium publishes to the engine and plays from it. */
class BrowserTest {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static Playwright playwright;
    private static Browser browser;
    private EngineOverHttp world;
    private Page page;

    @BeforeAll
    static void start_chromium() {
        assumeTrue(Files.isExecutable(CHROMIUM), "Chromium is not installed here");
        playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(CHROMIUM)
                                        .setArgs(
                                                List.of(
                                                        "--no-sandbox",
                                                        "--disable-gpu",
                                                        "--use-fake-device-for-media-stream",
                                                        "--use-fake-ui-for-media-stream",
                                                        "--autoplay-policy=no-user-gesture-required")));
    }

    @AfterAll
    static void stop_chromium() {
        if (playwright != null) playwright.close();
    }

    @BeforeEach
    void open_a_page() throws IOException {
        world = new EngineOverHttp(EngineOverHttp.onLoopback());
        page = browser.newContext().newPage();
        page.navigate(world.url());
    }

    @AfterEach
    void close_all() {
        page.context().close();
        world.close();
    }

    @Test
    void a_viewer_sees_and_hears_a_publisher() {
        page.evaluate("publish('alice', 'person=alice', { codec: 'VP8' })");
        world.room.open();

        page.evaluate("watch('carol', 'person=carol')");

        await().atMost(Duration.ofSeconds(20)).until(() -> frames("carol") > 30);
        await().atMost(Duration.ofSeconds(10)).until(() -> energy("carol") > 0.0001);
    }

    @Test
    void h264_is_forwarded_like_vp8() {
        page.evaluate("publish('alice', 'person=alice', { codec: 'H264' })");
        world.room.open();

        page.evaluate("watch('carol', 'person=carol')");

        await().atMost(Duration.ofSeconds(20)).until(() -> frames("carol") > 30);
    }

    @Test
    void before_the_start_only_the_stage_sees_the_stage() {
        page.evaluate("publish('alice', 'person=alice', { colour: 'rgb(200,0,0)' })");
        page.evaluate("watch('bob', 'person=bob&backstage')");
        page.evaluate("watch('carol', 'person=carol')");
        await().atMost(Duration.ofSeconds(20)).until(() -> frames("bob") > 30);
        assertThat(frames("carol")).isZero();

        world.room.open();

        await().atMost(Duration.ofSeconds(10)).until(() -> frames("carol") > 10);
        assertThat(red("carol", 0)).isBetween(170, 230);
    }

    private int red(String name, int slot) {
        List<?> colour = (List<?>) page.evaluate("colourOf('" + name + "', " + slot + ")");
        return ((Number) colour.get(0)).intValue();
    }

    private int frames(String name) {
        return (int) sum(name, "video", "frames");
    }

    private double energy(String name) {
        return sum(name, "audio", "energy");
    }

    private double sum(String name, String kind, String figure) {
        double sum = 0;
        for (Object one : (List<?>) page.evaluate("received('" + name + "')")) {
            Map<?, ?> report = (Map<?, ?>) one;
            if (kind.equals(report.get("kind"))) {
                sum += ((Number) report.get(figure)).doubleValue();
            }
        }
        return sum;
    }
}
