package dev.lectern.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import dev.lectern.world.Browser;
import dev.lectern.world.Database;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A newcomer plans a webinar in the browser, shares it and finds it again. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class WebinarsJourney {
    @TestHTTPResource("/")
    URI home;

    @Inject World world;

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
    void three_fields_and_a_button_give_a_link_to_share() {
        Person alice = world.alice();
        try (Page page = signedIn(alice, browser.person())) {
            page.navigate(at("/webinars"));
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("New webinar"))
                    .first()
                    .click();
            page.getByLabel("Title").fill("Weekly demo");
            page.waitForURL(url -> url.endsWith("/edit"));
            page.getByText("Saved as a draft").waitFor();
            page.getByText("More settings").click();
            page.locator("select[name=repeat]").selectOption("weekly");
            page.getByLabel("Everybody talks").check();
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Publish")).click();
            page.waitForURL(url -> url.matches(".*/webinars/[0-9a-f-]{36}"));

            assertThat(page.content()).contains("/w/weekly-demo", "The video room is ready");
            assertThat(page.locator("ul.rows > li").count()).isEqualTo(6);
        }
    }

    @Test
    void its_pages_are_readable_for_everybody() {
        Person alice = world.alice();
        String draft = planned(alice, "A draft about nothing", false);
        String open = planned(alice, "How we ship every day", true);
        List<String> findings = new ArrayList<>();
        for (ColorScheme colours : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (boolean phone : List.of(false, true)) {
                BrowserContext person = phone ? browser.phone(colours) : browser.person(colours);
                try (Page page = signedIn(alice, person)) {
                    for (String path :
                            List.of(
                                    "/webinars",
                                    "/webinars?show=past",
                                    "/webinars/new",
                                    draft,
                                    open)) {
                        look(page, path, (phone ? "phone-" : "desk-") + colours, findings);
                    }
                    look(page, open + "/edit", (phone ? "phone-" : "desk-") + colours, findings);
                }
            }
        }

        assertThat(findings).isEmpty();
    }

    private void look(Page page, String path, String how, List<String> findings) {
        page.navigate(at(path));
        page.locator("details.more").evaluateAll("all => all.forEach(one => one.open = true)");
        String folder = System.getProperty("screenshots", "");
        if (!folder.isEmpty()) {
            String name = path.replaceAll("[0-9a-f-]{36}", "id").replaceAll("\\W+", "-");
            page.screenshot(
                    new Page.ScreenshotOptions()
                            .setPath(Path.of(folder, name + "-" + how + path.length() + ".png"))
                            .setFullPage(true));
        }
        int wide = (int) page.evaluate("document.documentElement.scrollWidth - innerWidth");
        if (wide > 0) {
            findings.add(path + " " + how + ": " + wide + " px wider than the screen");
        }
        new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                        .forEach(
                                rule ->
                                        findings.add(
                                                path
                                                        + " "
                                                        + how
                                                        + ": "
                                                        + rule.getId()
                                                        + " "
                                                        + rule.getNodes().get(0).getHtml()));
    }

    private String planned(Person alice, String title, boolean publish) {
        String id =
                alice.api()
                        .body(
                                """
                                {"title": "%s", "startsAt": "2030-11-26T18:00:00+01:00",
                                 "durationMinutes": 45, "publish": %s,
                                 "description": "What we learned, for **everybody** who ships.",
                                 "speakers": [{"name": "Ada Lovelace", "role": "Engineer"}]}
                                """
                                        .formatted(title, publish))
                        .post("/api/v1/webinars")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
        return "/webinars/" + id;
    }

    private Page signedIn(Person alice, BrowserContext person) {
        person.addCookies(List.of(new Cookie("lectern", alice.cookie()).setUrl(home.toString())));
        return person.newPage();
    }

    private String at(String path) {
        return home.resolve(path).toString();
    }
}
