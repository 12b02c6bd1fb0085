package dev.lectern.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import dev.lectern.world.Browser;
import dev.lectern.world.Database;
import dev.lectern.world.Mails;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Mail that stays on the machine, acted on where it is read. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class MailboxJourney {
    @TestHTTPResource("/")
    URI home;

    @Inject World world;

    @Test
    void a_link_in_a_mail_opens_a_window_of_its_own_in_which_everything_works() throws IOException {
        Person alice = world.alice();
        alice.form()
                .formParam("email", "bob@example.org")
                .formParam("role", "host")
                .post("/settings/members/invite");
        Mails.linkTo(alice, "bob@example.org");
        try (Browser browser = Browser.open()) {
            Page mailbox = mailbox(browser, alice);
            mailbox.getByRole(AriaRole.LINK).getByText("invites you").first().click();

            FrameLocator mail = mailbox.frameLocator("iframe");
            Page invitation =
                    mailbox.waitForPopup(() -> mail.getByRole(AriaRole.LINK).first().click());

            assertThat(invitation.getByRole(AriaRole.HEADING).first()).isVisible();
            assertThat(invitation.url()).contains("/invitation/t/");
            assertThat(home.toString()).startsWith((String) invitation.evaluate("self.origin"));
            assertThat(mailbox.url()).contains("/mailbox/");
        }
    }

    private Page mailbox(Browser browser, Person alice) {
        BrowserContext person = browser.person();
        Cookie session = new Cookie("lectern", alice.cookie()).setUrl(home.toString());
        person.addCookies(List.of(session));
        return browser.page(person, home.resolve("/mailbox").toString());
    }
}
