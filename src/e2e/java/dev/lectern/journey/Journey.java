package dev.lectern.journey;

import dev.lectern.world.Browser;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** The packaged application and a Chromium to visit it with, both for all tests of a class. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class Journey {
    Packaged lectern;
    Browser browser;

    @BeforeAll
    void start() {
        lectern = Packaged.start(settings());
        browser = Browser.open();
    }

    /** What is set beside the usual. */
    Map<String, String> settings() {
        return Map.of();
    }

    @AfterAll
    void stop() {
        if (browser != null) browser.close();
        if (lectern != null) lectern.close();
    }
}
