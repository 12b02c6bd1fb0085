package dev.lectern.journey;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import dev.lectern.world.Browser;
import dev.lectern.world.Person;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads pages by day on a desk and by night on a phone: each other pair finds the same. */
record Reader(Browser browser, URI home) {
    private static final Set<String> SERIOUS = Set.of("serious", "critical");

    /** What hinders somebody on these pages, signed in as one of ours or as nobody. */
    List<String> findings(List<String> paths, @Nullable Person who) {
        List<String> findings = new ArrayList<>();
        Page desk = known(browser.person(ColorScheme.LIGHT), who).newPage();
        Page phone = known(browser.phone(ColorScheme.DARK), who).newPage();
        for (Page page : List.of(desk, phone)) {
            page.onConsoleMessage(
                    message -> {
                        if (message.text().contains("Content Security Policy")) {
                            findings.add(page.url() + ": " + message.text());
                        }
                    });
        }
        for (String path : paths) {
            findings.addAll(look(desk, path, "desk-day"));
            findings.addAll(look(phone, path, "phone-night"));
        }
        return findings;
    }

    private BrowserContext known(BrowserContext context, @Nullable Person who) {
        if (who != null) {
            Cookie session = new Cookie("lectern", who.cookie()).setUrl(home.toString());
            context.addCookies(List.of(session));
        }
        return context;
    }

    private List<String> look(Page page, String path, String how) {
        List<String> findings = new ArrayList<>();
        Response answer = page.navigate(home.resolve(path).toString());
        if (answer.status() >= 500) {
            findings.add(path + ": " + answer.status());
        }
        keep(page, path, how);
        int wide = (int) page.evaluate("document.documentElement.scrollWidth - innerWidth");
        if (wide > 0) {
            findings.add(path + " " + how + ": " + wide + " px wider than the screen");
        }
        // in the page itself, not in one opened for the sum; a sandbox runs no script at all
        new AxeBuilder(page)
                .setLegacyMode(true).exclude("iframe[sandbox]").analyze().getViolations().stream()
                        .filter(rule -> SERIOUS.contains(rule.getImpact()))
                        .forEach(rule -> findings.add(path + " " + how + ": " + told(rule)));
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
