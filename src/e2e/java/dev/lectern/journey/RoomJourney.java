package dev.lectern.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.lectern.world.Browser;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole path in real browsers against the packaged application, mail and media included. */
class RoomJourney {
    private static final Pattern LINK = Pattern.compile("http://[^\\s\"<>]+/join/[^\\s\"<>]+");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static Packaged lectern;
    private static Browser browser;

    private BrowserContext alice;
    private Page studio;
    private JsonObject webinar;

    @BeforeAll
    static void start() {
        lectern = Packaged.start();
        browser = Browser.open();
    }

    @AfterAll
    static void stop() {
        browser.close();
        lectern.close();
    }

    @BeforeEach
    void alice_opens_the_studio_of_a_webinar() {
        webinar = announce("guest-webinar");
        alice = browser.person();
        Watching.prepare(alice);
        studio = alice.newPage();
        studio.navigate(lectern.url("/signin"));
        studio.getByLabel("Email").first().fill(Packaged.EMAIL);
        studio.getByLabel("Password").first().fill(Packaged.PASSWORD);
        button(studio, "Sign in").first().click();
        studio.waitForURL(url -> !url.contains("/signin"));
        studio.navigate(lectern.url("/webinars/" + webinar.getString("id") + "/studio"));
    }

    @AfterEach
    void alice_goes() {
        alice.close();
    }

    @Test
    void from_the_mail_to_the_picture_to_the_end() {
        Page carol = follow(mailedLink(register("carol")), browser.person());
        assertThat(carol).hasURL(Pattern.compile(".*/w/[^/]+/live.*"));
        assertThat(carol.locator("[data-part=countdown]")).isVisible();
        keep(carol, "waiting");

        turnOn("Camera", "Microphone");
        keep(studio, "backstage");
        goLive();

        Watching watching = new Watching(carol);
        watching.seesTheTestPicture();
        watching.hearsTheTestTone();
        keep(studio, "studio-live");
        keep(carol, "live");

        end();
        assertThat(carol.getByText("Thank you for being there")).isVisible();
        keep(carol, "ended");
    }

    @Test
    void who_comes_late_sees_at_once_and_a_host_who_reloads_comes_back() {
        turnOn("Camera", "Microphone");
        goLive();
        Page dave = follow(link(register("dave")), browser.person());
        Watching watching = new Watching(dave);
        watching.seesTheTestPicture();

        studio.reload();

        assertThat(button(studio, "Camera")).hasAttribute("aria-pressed", "true");
        assertThat(studio.locator("[data-part=state-text]")).hasText("Live");
        watching.seesTheTestPicture();
        watching.hearsTheTestTone();
        end();
    }

    @Test
    void a_viewer_is_brought_on_stage_speaks_and_goes_back() {
        turnOn("Microphone");
        goLive();
        Page erin = follow(link(register("erin")), browser.person());
        assertThat(button(erin, "Camera")).isHidden();

        button(studio, "Bring erin on stage").click();
        button(erin, "Camera").click();
        button(erin, "Microphone").click();
        Watching host = new Watching(studio);
        host.seesTheTestPicture();
        host.hearsTheTestTone();

        button(studio, "Take erin off the stage").click();
        assertThat(button(erin, "Camera")).isHidden();
        double frames = host.frames();
        await().during(Duration.ofSeconds(2))
                .atMost(PATIENCE)
                .until(() -> host.frames() < frames + 60);
        end();
    }

    @Test
    void a_hidden_page_goes_on_hearing_and_takes_no_picture() {
        turnOn("Camera", "Microphone");
        goLive();
        Page ivy = follow(link(register("ivy")), browser.person());
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
        end();
    }

    @Test
    void one_link_has_one_live_place() {
        String link = link(register("frank"));
        Page phone = follow(link, browser.phone(ColorScheme.DARK));
        assertThat(phone.locator("[data-part=countdown]")).isVisible();
        Page laptop = follow(link, browser.person());

        button(laptop, "Join here instead").first().click();

        assertThat(phone.getByText("You joined on another device")).isVisible();
        assertThat(laptop.locator("[data-part=elsewhere]")).isHidden();
    }

    @Test
    void the_room_can_be_used_by_everybody() {
        Page gwen = follow(link(register("gwen")), browser.phone(ColorScheme.LIGHT));
        turnOn("Camera");
        for (Page page : List.of(studio, gwen)) {
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
        studio.keyboard().press("v");
        assertThat(button(studio, "Camera")).hasAttribute("aria-pressed", "false");
        studio.keyboard().press("?");
        assertThat(studio.getByRole(AriaRole.DIALOG)).isVisible();
    }

    private void turnOn(String... controls) {
        for (String control : controls) {
            button(studio, control).click();
            assertThat(button(studio, control)).hasAttribute("aria-pressed", "true");
        }
    }

    private void goLive() {
        button(studio, "Start webinar").click();
        button(studio, "Start now").click();
        assertThat(studio.locator("[data-part=state-text]")).hasText("Live");
    }

    private void end() {
        button(studio, "End webinar").click();
        button(studio, "End now").click();
        assertThat(studio.locator("[data-part=state-text]")).hasText("Ended");
    }

    private static Page follow(String link, BrowserContext person) {
        Watching.prepare(person);
        return browser.page(person, link);
    }

    private static Locator button(Page page, String name) {
        Page.GetByRoleOptions exactly = new Page.GetByRoleOptions().setName(name).setExact(true);
        return page.getByRole(AriaRole.BUTTON, exactly);
    }

    private static JsonObject announce(String preset) {
        JsonObject wish =
                new JsonObject()
                        .put("title", "Gardens on the roof")
                        .put("startsAt", Instant.now().plusSeconds(900).toString())
                        .put("timezone", "Europe/Berlin")
                        .put("durationMinutes", 60)
                        .put("preset", preset)
                        .put("publish", true);
        return made(lectern.post("/api/v1/webinars", wish.encode()));
    }

    private JsonObject register(String name) {
        String path = "/api/v1/webinars/" + webinar.getString("id") + "/registrations";
        JsonObject person =
                new JsonObject()
                        .put("email", name + "-" + webinar.getString("slug") + "@example.org")
                        .put("name", name);
        return made(lectern.post(path, person.encode()));
    }

    private static JsonObject made(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return new JsonObject(answer.body());
    }

    private static String link(JsonObject registration) {
        return registration.getString("joinUrl");
    }

    /** The link as the person gets it: from the mail that was sent to them. */
    private static String mailedLink(JsonObject registration) {
        String to = registration.getString("email");
        await().atMost(PATIENCE).until(() -> mailTo(to).isPresent());
        String id = mailTo(to).orElseThrow().getString("id");
        String text = new JsonObject(lectern.get("/api/v1/mailbox/" + id).body()).getString("text");
        Matcher link = LINK.matcher(text);
        assertThat(link.find()).as(text).isTrue();
        return link.group();
    }

    private static Optional<JsonObject> mailTo(String address) {
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
