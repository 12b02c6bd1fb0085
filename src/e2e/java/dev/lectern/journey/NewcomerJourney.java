package dev.lectern.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The first hour of somebody who has just started Lectern and read what it printed. */
class NewcomerJourney extends Journey {
    private static final Pattern PRINTED = Pattern.compile("Set-up +(http\\S+)");
    private static final String PASSWORD = "a lectern of ash and tin";

    @Override
    Map<String, String> settings() {
        return Map.of(
                "LECTERN_SETUP_EMAIL", "",
                "LECTERN_SETUP_PASSWORD", "",
                "LECTERN_SETUP_API_KEY", "");
    }

    @Test
    void from_the_printed_link_to_a_colleague_and_a_key_that_works() {
        String link = printedLink();
        Reader reader = new Reader(browser, URI.create(lectern.url("/")));
        assertThat(reader.findings(List.of(link), null)).isEmpty();

        Page page = browser.person().newPage();
        page.navigate(link);
        setUp(page);
        invite(page);
        readTheMail(page);
        signOutAndIn(page);

        assertThat(whoami(key(page))).contains("Oak & Brass");
        assertThat(page.navigate(link).status()).as("the link works once").isEqualTo(404);
    }

    private String printedLink() {
        Matcher printed = PRINTED.matcher(lectern.log());
        assertThat(printed.find()).as(lectern.log()).isTrue();
        return printed.group(1);
    }

    private static void setUp(Page page) {
        page.getByLabel("Your name").fill("Nina");
        page.getByLabel("Email").fill("nina@example.org");
        page.getByLabel("Password").first().fill(PASSWORD);
        page.getByLabel("Name of your workspace").fill("Oak & Brass");
        press(page, "Create workspace");
        page.waitForURL(url -> !url.contains("/setup"));
    }

    private void invite(Page page) {
        page.navigate(lectern.url("/settings/members"));
        page.getByLabel("Email").fill("bob@example.org");
        press(page, "Send invitation");
        assertThat(page.getByText("bob@example.org").first()).isVisible();
    }

    /** What a mail links to opens a window of its own, in which scripts and forms work. */
    private void readTheMail(Page page) {
        page.navigate(lectern.url("/mailbox"));
        page.getByRole(AriaRole.LINK).getByText("invites you").click();
        Page invitation =
                page.waitForPopup(
                        () ->
                                page.frameLocator("iframe")
                                        .getByText("Accept the invitation")
                                        .first()
                                        .click());

        assertThat(invitation.getByText("bob@example.org").first()).isVisible();
        assertThat(lectern.url("/")).startsWith((String) invitation.evaluate("self.origin"));
        invitation.close();
    }

    private void signOutAndIn(Page page) {
        page.locator("button.person").click();
        press(page, "Sign out");
        page.navigate(lectern.url("/signin"));
        page.getByLabel("Email").fill("nina@example.org");
        page.getByLabel("Password").first().fill(PASSWORD);
        press(page, "Sign in");
        page.waitForURL(url -> !url.contains("/signin"));
    }

    private String key(Page page) {
        page.navigate(lectern.url("/settings/keys"));
        page.getByLabel("Name").fill("Scripts");
        press(page, "Make a key");
        String key = page.locator(".copy code").textContent();
        page.reload();
        assertThat(page.locator("td code")).hasCount(1);
        return key;
    }

    private String whoami(String key) {
        APIResponse me =
                browser.person()
                        .request()
                        .get(
                                lectern.url("/api/v1/me"),
                                RequestOptions.create()
                                        .setHeader("Authorization", "Bearer " + key));
        return me.text();
    }

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button)).click();
    }
}
