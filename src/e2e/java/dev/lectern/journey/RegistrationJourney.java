package dev.lectern.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import com.sun.net.httpserver.HttpServer;
import dev.lectern.world.Browser;
import dev.lectern.world.Database;
import dev.lectern.world.Mails;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From the public page to a place, and what hosts see of it, in a browser. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class RegistrationJourney {
    @TestHTTPResource("/")
    URI home;

    @Inject World world;
    @Inject Clock clock;

    private Browser browser;
    private Person alice;
    private HttpServer theirs;
    private String page;

    @BeforeEach
    void alice_announces_a_webinar_that_one_other_site_may_show() throws IOException {
        browser = Browser.open();
        alice = world.alice();
        theirs = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        theirs.start();
        JsonObject talk = Furnished.webinar(clock.instant().plus(Duration.ofDays(3)));
        talk.getJsonObject("registration")
                .put("allowedOrigins", new JsonArray().add(origin("127.0.0.1")));
        page = "/w/" + alice.made(talk).getString("slug");
    }

    @AfterEach
    void close() {
        theirs.stop(0);
        browser.close();
    }

    @Test
    void the_first_visit_costs_less_than_50_kilobytes() {
        List<Request> fetched = new ArrayList<>();
        Page visit = browser.person().newPage();
        visit.onRequestFinished(fetched::add);

        visit.navigate(home.resolve(page).toString());
        visit.waitForLoadState(LoadState.NETWORKIDLE);

        assertThat(fetched).extracting(Request::url).anyMatch(url -> url.endsWith(".woff2"));
        assertThat(fetched.stream().mapToInt(RegistrationJourney::bytes).sum()).isLessThan(50_000);
        assertThat(bytes(fetched.get(0))).as("fits the first window").isLessThan(14_000);
        assertThat(fetched)
                .filteredOn(request -> request.url().matches(".*-[0-9A-Z]{8}[.].*"))
                .hasSizeGreaterThan(3)
                .allMatch(
                        request ->
                                request.response()
                                        .headerValue("cache-control")
                                        .contains("immutable"));
    }

    private static int bytes(Request request) {
        return request.sizes().responseHeadersSize + request.sizes().responseBodySize;
    }

    @Test
    void somebody_registers_in_the_frame_of_a_site_that_may_show_the_form() {
        FrameLocator form = framedBy(origin("127.0.0.1")).frameLocator("iframe");

        form.getByLabel("Full name").fill("Carol");
        form.getByLabel("Email address").fill("carol@example.org");
        form.getByLabel("I agree to the terms.").check();
        form.getByRole(
                        AriaRole.BUTTON,
                        new FrameLocator.GetByRoleOptions().setName("Register").setExact(true))
                .click();

        assertThat(form.getByText("Check your mail")).isVisible();
        assertThat(Mails.linkTo(alice, "carol@example.org")).startsWith("/join/");
    }

    @Test
    void no_other_site_shows_the_form_and_none_the_page() {
        Page stranger = framedBy(origin("localhost"));

        assertThat(stranger.frameLocator("iframe").getByLabel("Full name")).hasCount(0);
        assertThat(stranger.frames().get(1).url()).doesNotContain("/embed");
    }

    private Page framedBy(String origin) {
        String html =
                "<!doctype html><title>Theirs</title><iframe width=600 height=900 src='"
                        + home.resolve(page + "/embed")
                        + "'></iframe>";
        byte[] body = html.getBytes(StandardCharsets.UTF_8);
        theirs.createContext(
                "/",
                exchange -> {
                    exchange.getResponseHeaders().add("Content-Type", "text/html");
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        return browser.page(browser.person(), origin + "/");
    }

    private String origin(String host) {
        return "http://" + host + ":" + theirs.getAddress().getPort();
    }
}
