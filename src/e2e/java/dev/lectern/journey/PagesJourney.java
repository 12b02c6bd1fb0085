package dev.lectern.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.lectern.world.Browser;
import dev.lectern.world.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every page, on a desk and on a phone, by day and by night: readable for everybody. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class PagesJourney {
    /** Pages that anybody may open; add yours. */
    private static final List<String> PUBLIC =
            List.of("/design", "/design/bare", "/signin", "/nowhere");

    private static final Set<String> SERIOUS = Set.of("serious", "critical");

    @TestHTTPResource("/")
    URI home;

    private Browser browser;

    @BeforeEach
    void open() {
        browser = Browser.open();
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void public_pages_have_no_serious_finding() {
        List<String> findings = new ArrayList<>();
        for (ColorScheme colours : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            BrowserContext desk = browser.person(colours);
            BrowserContext phone = browser.phone(colours);
            for (String path : PUBLIC) {
                findings.addAll(look(desk, path, "desk-" + colours));
                findings.addAll(look(phone, path, "phone-" + colours));
            }
        }

        assertThat(findings).isEmpty();
    }

    private List<String> look(BrowserContext person, String path, String how) {
        List<String> findings = new ArrayList<>();
        try (Page page = person.newPage()) {
            page.onConsoleMessage(
                    message -> {
                        if (message.text().contains("Content Security Policy")) {
                            findings.add(path + ": " + message.text());
                        }
                    });
            page.navigate(home.resolve(path).toString());
            keep(page, path, how);
            int wide = (int) page.evaluate("document.documentElement.scrollWidth - innerWidth");
            if (wide > 0) {
                findings.add(path + " " + how + ": " + wide + " px wider than the screen");
            }
            new AxeBuilder(page)
                    .analyze().getViolations().stream()
                            .filter(rule -> SERIOUS.contains(rule.getImpact()))
                            .forEach(rule -> findings.add(path + " " + how + ": " + told(rule)));
        }
        return findings;
    }

    /** With -Dscreenshots=folder the pages can be looked at afterwards. */
    private static void keep(Page page, String path, String how) {
        String folder = System.getProperty("screenshots", "");
        if (!folder.isEmpty()) {
            String name = path.replaceAll("\\W+", "-") + "-" + how + ".png";
            page.screenshot(
                    new Page.ScreenshotOptions().setPath(Path.of(folder, name)).setFullPage(true));
        }
    }

    private static String told(Rule rule) {
        return rule.getId() + " " + rule.getNodes().stream().map(node -> node.getHtml()).toList();
    }
}
