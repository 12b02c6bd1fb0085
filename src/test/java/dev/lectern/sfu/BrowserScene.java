package dev.lectern.sfu;

import dev.lectern.sfu.load.Loopback;
import dev.lectern.world.Browser;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** An engine over HTTP and one page of a real Chromium, which publishes to it and watches. */
abstract class BrowserScene extends BrowserView {
    private static Browser chromium;

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
}
