package dev.lectern.sfu;

import com.microsoft.playwright.Page;
import dev.lectern.sfu.load.Loopback;
import dev.lectern.world.Browser;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** An engine over HTTP and one page of a real Chromium, which publishes to it and watches. */
abstract class BrowserScene {
    static final Duration SOON = Duration.ofSeconds(30);
    private static Browser chromium;
    EngineOverHttp world;
    Page page;

    @BeforeAll
    static void start_chromium() {
        chromium = Browser.open();
    }

    @AfterAll
    static void stop_chromium() {
        if (chromium != null) chromium.close();
    }

    @BeforeEach
    void open_a_page() throws IOException {
        open(Loopback.CONFIG);
    }

    private void open(EngineConfig config) throws IOException {
        world = new EngineOverHttp(config);
        page = chromium.page(chromium.person(), world.url());
    }

    /** Instead of the usual engine. */
    void openInstead(EngineConfig config) throws IOException {
        close_all();
        open(config);
    }

    @AfterEach
    void close_all() {
        page.context().close();
        world.close();
    }

    int height(String name) {
        return (int) sum(name, "video", "height");
    }

    int red(String name, int slot) {
        return part(name, slot, 0);
    }

    int part(String name, int slot, int which) {
        List<?> colour = (List<?>) page.evaluate("colourOf('" + name + "', " + slot + ")");
        return ((Number) colour.get(which)).intValue();
    }

    int frames(String name) {
        return (int) sum(name, "video", "frames");
    }

    double energy(String name) {
        return sum(name, "audio", "energy");
    }

    double sum(String name, String kind, String figure) {
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
