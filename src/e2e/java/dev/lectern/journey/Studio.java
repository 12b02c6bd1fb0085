package dev.lectern.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A host in the studio of a webinar that was announced for this test. */
final class Studio implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Packaged lectern;
    private final BrowserContext person;
    private final JsonObject webinar;
    private final Page page;

    private Studio(Packaged lectern, BrowserContext person, JsonObject webinar) {
        this.lectern = lectern;
        this.person = person;
        this.webinar = webinar;
        this.page = person.newPage();
    }

    static Studio open(Packaged lectern, BrowserContext person, String preset) {
        Watching.prepare(person);
        Studio studio = new Studio(lectern, person, announce(lectern, preset));
        studio.signIn();
        studio.page.navigate(lectern.url("/webinars/" + studio.id() + "/studio"));
        return studio;
    }

    private void signIn() {
        page.navigate(lectern.url("/signin"));
        page.getByLabel("Email").first().fill(Packaged.EMAIL);
        page.getByLabel("Password").first().fill(Packaged.PASSWORD);
        button(page, "Sign in").first().click();
        page.waitForURL(url -> !url.contains("/signin"));
    }

    private static JsonObject announce(Packaged lectern, String preset) {
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

    Page page() {
        return page;
    }

    /** The same studio in another tab. */
    Page onceMore() {
        Page second = person.newPage();
        second.navigate(page.url());
        return second;
    }

    /** The same studio of the same host in a browser that is somewhere else. */
    Page onceMore(BrowserContext elsewhere) {
        elsewhere.addCookies(
                person.cookies().stream()
                        .map(
                                one ->
                                        new Cookie(one.name, one.value)
                                                .setDomain(one.domain)
                                                .setPath(one.path))
                        .toList());
        Page second = elsewhere.newPage();
        second.navigate(page.url());
        return second;
    }

    private String id() {
        return webinar.getString("id");
    }

    /** What was kept of it, once it is ready to be watched. */
    JsonObject recording() {
        String path = "/api/v1/webinars/" + id() + "/recordings";
        List<JsonObject> ready = new ArrayList<>();
        await().atMost(PATIENCE)
                .until(
                        () -> {
                            new JsonObject(lectern.get(path).body())
                                    .getJsonArray("items").stream()
                                            .map(JsonObject.class::cast)
                                            .filter(one -> one.getString("state").equals("ready"))
                                            .forEach(ready::add);
                            return !ready.isEmpty();
                        });
        return ready.get(0);
    }

    /** A registered person's page in the room. */
    Page guest(String name, BrowserContext context) {
        return follow(register(name).getString("joinUrl"), context);
    }

    JsonObject register(String name) {
        JsonObject wish =
                new JsonObject()
                        .put("email", name + "-" + webinar.getString("slug") + "@example.org")
                        .put("name", name);
        String path = "/api/v1/webinars/" + id() + "/registrations";
        return made(lectern.post(path, wish.encode()));
    }

    /** The new link that the host gives somebody. */
    String newLink(JsonObject registered) {
        String person = "/registrations/" + registered.getString("id");
        String path = "/api/v1/webinars/" + id() + person + "/new-link";
        return new JsonObject(lectern.post(path, "{}").body()).getString("joinUrl");
    }

    /** What somebody sees who opens their link. */
    static Page follow(String link, BrowserContext context) {
        Watching.prepare(context);
        Page guest = context.newPage();
        guest.navigate(link);
        return guest;
    }

    void turnOn(String... controls) {
        for (String control : controls) {
            button(page, control).click();
            assertThat(button(page, control)).hasAttribute("aria-pressed", "true");
        }
    }

    void goLive() {
        button(page, "Start webinar").click();
        button(page, "Start now").click();
        assertThat(page.locator("[data-part=state-text]")).hasText("Live");
    }

    void end() {
        button(page, "End webinar").click();
        button(page, "End now").click();
        assertThat(page.locator("[data-part=state-text]")).hasText("Ended");
    }

    static Locator button(Page page, String name) {
        Page.GetByRoleOptions exactly = new Page.GetByRoleOptions().setName(name).setExact(true);
        return page.getByRole(AriaRole.BUTTON, exactly);
    }

    private static JsonObject made(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return new JsonObject(answer.body());
    }

    @Override
    public void close() {
        person.close();
    }
}
