package dev.lectern.journey;

import dev.lectern.world.Browser;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/**
 * The packaged application and a Chromium to visit it with. Who sets nothing beside the usual
 * shares both with all others of the kind; they are gone when the journeys are over.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class Journey {
    private static Packaged usual;
    private static Browser usuals;

    Packaged lectern;
    Browser browser;

    @BeforeAll
    void start() {
        if (!settings().isEmpty()) {
            lectern = Packaged.start(settings());
            browser = Browser.open();
            return;
        }
        if (usual == null) {
            usual = Packaged.start(Map.of());
            Runtime.getRuntime().addShutdownHook(new Thread(usual::close));
            usuals = Browser.open();
        }
        lectern = usual;
        browser = usuals;
    }

    /** What is set beside the usual. */
    Map<String, String> settings() {
        return Map.of();
    }

    /** Whoever looks on from an open window costs those who come next. */
    @AfterEach
    void everybody_leaves() {
        browser.closeWindows();
    }

    @AfterAll
    void stop() {
        if (lectern == usual) return;
        if (browser != null) browser.close();
        if (lectern != null) lectern.close();
    }
}
