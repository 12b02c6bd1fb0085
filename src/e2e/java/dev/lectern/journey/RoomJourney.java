package dev.lectern.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole path in real browsers against the packaged application, mail and media included. */
class RoomJourney extends Journey {
    private static final Pattern LINK = Pattern.compile("http://[^\\s\"<>]+/join/[^\\s\"<>]+");
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private Studio studio;

    @BeforeEach
    void alice_opens_the_studio_of_a_webinar() {
        studio = Studio.open(lectern, browser.person(), "guest-webinar");
    }

    @AfterEach
    void alice_goes() {
        studio.close();
    }

    @Test
    void from_the_mail_to_the_picture_to_the_end() {
        Page carol = Studio.follow(mailedLink(studio.register("carol")), browser.person());
        List<String> complaints = Watching.complaints(carol);
        assertThat(carol).hasURL(Pattern.compile(".*/w/[^/]+/live.*"));
        assertThat(carol.locator("[data-part=countdown]")).isVisible();
        keep(carol, "waiting");

        studio.turnOn("Camera", "Microphone");
        keep(studio.page(), "backstage");
        studio.goLive();

        Watching watching = new Watching(carol);
        watching.seesTheTestPicture();
        watching.hearsTheTestTone();
        keep(studio.page(), "studio-live");
        keep(carol, "live");

        studio.end();
        assertThat(carol.getByText("Thank you for being there")).isVisible();
        assertThat(complaints).isEmpty();
        keep(carol, "ended");
    }

    @Test
    void who_comes_late_sees_at_once_and_a_host_who_reloads_comes_back() {
        studio.turnOn("Camera", "Microphone");
        studio.goLive();
        Page dave = studio.guest("dave", browser.person());
        Watching watching = new Watching(dave);
        watching.seesTheTestPicture();

        studio.page().reload();

        assertThat(Studio.button(studio.page(), "Camera")).hasAttribute("aria-pressed", "true");
        assertThat(studio.page().locator("[data-part=state-text]")).hasText("Live");
        watching.seesTheTestPicture();
        watching.hearsTheTestTone();
        studio.end();
    }

    @Test
    void a_viewer_is_brought_on_stage_speaks_and_goes_back() {
        studio.turnOn("Microphone");
        studio.goLive();
        Page erin = studio.guest("erin", browser.person());
        assertThat(Studio.button(erin, "Camera")).isHidden();
        Studio.button(erin, "Raise hand").click();
        assertThat(studio.page().locator(".roster-hand")).isVisible();

        Studio.button(studio.page(), "Bring erin on stage").click();
        assertThat(Studio.button(erin, "Raise hand")).isHidden();
        assertThat(studio.page().locator(".roster-hand")).isHidden();
        Studio.button(erin, "Camera").click();
        Studio.button(erin, "Microphone").click();
        Watching host = new Watching(studio.page());
        host.seesTheTestPicture();
        host.hearsTheTestTone();

        Studio.button(studio.page(), "Take erin off the stage").click();
        assertThat(Studio.button(erin, "Camera")).isHidden();
        double frames = host.frames();
        await().during(Duration.ofSeconds(2))
                .atMost(PATIENCE)
                .until(() -> host.frames() < frames + 60);
        studio.end();
    }

    @Test
    void who_was_brought_on_stage_comes_back_after_a_reload_but_not_after_leaving() {
        studio.goLive();
        Page nina = studio.guest("nina", browser.person());
        Studio.button(studio.page(), "Bring nina on stage").click();
        Studio.button(nina, "Camera").click();
        Studio.button(nina, "Microphone").click();
        Watching host = new Watching(studio.page());
        host.seesTheTestPicture();

        nina.reload();

        assertThat(Studio.button(nina, "Camera")).hasAttribute("aria-pressed", "true");
        assertThat(Studio.button(nina, "Microphone")).hasAttribute("aria-pressed", "true");
        host.seesTheTestPicture();
        host.hearsTheTestTone();
        String room = nina.url();
        nina.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Leave")).click();
        assertThat(nina).hasURL(Pattern.compile(".*/w/[^/]+$"));
        nina.navigate(room);
        assertThat(nina.locator("[data-part=people]").first()).containsText("2");
        assertThat(Studio.button(nina, "Camera")).hasAttribute("aria-busy", "false");
        assertThat(Studio.button(nina, "Camera")).hasAttribute("aria-pressed", "false");
        studio.end();
    }

    @Test
    void a_hidden_page_goes_on_hearing_and_takes_no_picture() {
        studio.turnOn("Camera", "Microphone");
        studio.goLive();
        Page ivy = studio.guest("ivy", browser.person());
        Watching watching = new Watching(ivy);
        watching.seesTheTestPicture();

        Watching.hide(ivy, true);
        double[] last = {-1};
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> last[0] == (last[0] = watching.frames()));
        watching.hearsTheTestTone();
        Watching.hide(ivy, false);

        watching.seesTheTestPicture();
        studio.end();
    }

    @Test
    void one_link_has_one_live_place() {
        String link = studio.register("frank").getString("joinUrl");
        Page phone = Studio.follow(link, browser.phone(ColorScheme.DARK));
        assertThat(phone.locator("[data-part=countdown]")).isVisible();
        Page laptop = Studio.follow(link, browser.person());

        Studio.button(laptop, "Join here instead").first().click();

        assertThat(phone.getByText("You joined on another device")).isVisible();
        assertThat(laptop.locator("[data-part=elsewhere]")).isHidden();
    }

    @Test
    void who_is_removed_reads_so_and_comes_back_by_a_new_link_only() {
        JsonObject eva = studio.register("eva");
        Page page = Studio.follow(eva.getString("joinUrl"), browser.person());
        Page host = studio.page();
        Studio.button(host, "Remove eva").click();
        assertThat(host.getByText("Remove eva?")).isVisible();
        keep(host, "remove");
        Studio.button(host, "Keep").click();
        assertThat(host.getByText("Remove eva?")).isHidden();
        assertThat(page.locator("[data-part=countdown]")).isVisible();

        Studio.button(host, "Remove eva").click();
        host.locator("[data-part=remove-now]").click();
        assertThat(Studio.button(host, "Remove eva")).isHidden();
        isTold(page);
        keep(page, "removed");
        page.reload();
        isTold(page);

        page.navigate(studio.newLink(eva));
        assertThat(Studio.button(host, "Remove eva")).isVisible();
        assertThat(page.locator("[data-part=countdown]")).isVisible();
    }

    private static void isTold(Page removed) {
        assertThat(removed.getByText("The host has removed you from this webinar.")).isVisible();
        assertThat(removed.getByText("Lost your link?")).isHidden();
        assertThat(Studio.button(removed, "Leave")).isHidden();
    }

    @Test
    void the_room_can_be_used_by_everybody() {
        Page gwen = studio.guest("gwen", browser.phone(ColorScheme.LIGHT));
        studio.turnOn("Camera");
        for (Page page : List.of(studio.page(), gwen)) {
            assertThat(
                            new AxeBuilder(page)
                                    .analyze().getViolations().stream()
                                            .filter(
                                                    rule ->
                                                            List.of("serious", "critical")
                                                                    .contains(rule.getImpact()))
                                            .map(rule -> rule.getId() + " " + rule.getNodes())
                                            .toList())
                    .isEmpty();
            assertThat((int) page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                    .isLessThanOrEqualTo(0);
        }
        studio.page().keyboard().press("v");
        assertThat(Studio.button(studio.page(), "Camera")).hasAttribute("aria-pressed", "false");
        studio.page().keyboard().press("?");
        assertThat(studio.page().getByRole(AriaRole.DIALOG)).isVisible();
    }

    /** The link as the person gets it: from the mail that was sent to them. */
    private String mailedLink(JsonObject registration) {
        String to = registration.getString("email");
        await().atMost(PATIENCE).until(() -> mailTo(to).isPresent());
        String id = mailTo(to).orElseThrow().getString("id");
        String text = new JsonObject(lectern.get("/api/v1/mailbox/" + id).body()).getString("text");
        Matcher link = LINK.matcher(text);
        assertThat(link.find()).as(text).isTrue();
        return link.group();
    }

    private Optional<JsonObject> mailTo(String address) {
        return new JsonObject(lectern.get("/api/v1/mailbox").body())
                .getJsonArray("items").stream()
                        .map(JsonObject.class::cast)
                        .filter(mail -> mail.getString("to").contains(address))
                        .findFirst();
    }

    /** With -Dscreenshots=folder the room can be looked at afterwards. */
    private static void keep(Page page, String name) {
        String folder = System.getProperty("screenshots", "");
        if (!folder.isEmpty()) {
            page.screenshot(
                    new Page.ScreenshotOptions().setPath(Path.of(folder, "room-" + name + ".png")));
        }
    }
}
