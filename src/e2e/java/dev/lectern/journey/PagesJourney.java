package dev.lectern.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.world.Browser;
import dev.lectern.world.Database;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every page, on a desk and on a phone, by day and by night: readable for everybody. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class PagesJourney {
    /** Pages that anybody may open; add yours. */
    private static final List<String> PUBLIC =
            List.of("/design", "/design/bare", "/signin", "/password/forgot", "/setup", "/nowhere");

    /** Pages of the owner of a workspace; add yours. */
    private static final List<String> SIGNED_IN =
            List.of(
                    "/webinars",
                    "/webinars/new",
                    "/mailbox",
                    "/workspaces",
                    "/settings/profile",
                    "/settings/password",
                    "/settings/sessions",
                    "/settings/workspace",
                    "/settings/members",
                    "/settings/keys",
                    "/settings/providers",
                    "/settings/webhooks",
                    "/settings/audit",
                    "/settings/work");

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
    void public_pages_have_no_serious_finding() {
        assertThat(new Reader(browser, home).findings(PUBLIC, null)).isEmpty();
    }

    @Test
    void pages_of_members_have_no_serious_finding() {
        assertThat(new Reader(browser, home).findings(SIGNED_IN, world.alice())).isEmpty();
    }
}
