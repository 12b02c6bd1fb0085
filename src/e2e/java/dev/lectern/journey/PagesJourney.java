package dev.lectern.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.lectern.world.Browser;
import dev.lectern.world.Database;
import dev.lectern.world.Mails;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Every page, with something on it, on a desk by day and on a phone by night: readable for
 * everybody. A page that is new is missed here by its route.
 */
@QuarkusTest
@QuarkusTestResource(Database.class)
class PagesJourney {
    /** What sends on, or answers something else than a page. */
    private static final Set<String> NO_PAGES =
            Set.of(
                    "/",
                    "/settings",
                    "/assets/accent/{hex}.css",
                    "/files/{name}",
                    "/mailbox/{id}/files/{number}",
                    "/mailbox/{id}/html",
                    "/oidc/signin",
                    "/place/{token}/calendar.ics",
                    "/place/{token}/data.json",
                    "/settings/mail/{kind}/{language}/preview",
                    "/w/{slug}/calendar.ics",
                    "/w/{slug}/poster.png",
                    "/webinars/{id}/qr.svg",
                    "/webinars/{webinar}/mail/{kind}/preview");

    @TestHTTPResource("/")
    URI home;

    @Inject World world;
    @Inject Clock clock;

    private Furnished place;

    @BeforeEach
    void furnish() {
        place = Furnished.by(world.alice(), clock.instant().plus(Duration.ofDays(3)));
    }

    @Test
    void public_pages_have_no_serious_finding() {
        assertThat(findings(open(), false)).isEmpty();
    }

    @Test
    void pages_of_members_have_no_serious_finding() {
        assertThat(findings(ours(), true)).isEmpty();
    }

    @Test
    void no_page_is_left_out() {
        Set<String> seen = new TreeSet<>(NO_PAGES);
        seen.addAll(open().keySet());
        seen.addAll(ours().keySet());
        seen.removeIf(route -> route.startsWith("/design") || route.equals("/nowhere"));

        assertThat(seen).containsExactlyInAnyOrderElementsOf(routes());
    }

    private List<String> findings(Map<String, List<String>> pages, boolean signedIn) {
        List<String> paths = new ArrayList<>();
        pages.values().forEach(paths::addAll);
        try (Browser browser = Browser.open()) {
            return new Reader(browser, home).findings(paths, signedIn ? place.alice() : null);
        }
    }

    /** Pages that anybody may open, by their routes. */
    private Map<String, List<String>> open() {
        place.registered("carol@example.org");
        String carol = Mails.textTo(place.alice(), "carol@example.org");
        String page = place.page();
        Map<String, List<String>> pages = new TreeMap<>();
        pages.put("/design", List.of("/design", "/design/bare"));
        pages.put("/nowhere", List.of("/nowhere"));
        pages.put("/setup", List.of("/setup"));
        pages.put("/signin", List.of("/signin"));
        pages.put("/signin/t/{token}", List.of(Furnished.link(world.alice(), "/signin/mail")));
        pages.put("/password/forgot", List.of("/password/forgot"));
        pages.put(
                "/password/t/{token}", List.of(Furnished.link(world.alice(), "/password/forgot")));
        pages.put("/invitation/t/{link}", List.of(place.colleague("bob@example.org")));
        pages.put(
                "/invited/{token}",
                List.of(Furnished.path(place.invited("dave@x.org"), "/invited/")));
        pages.put(
                "/unsubscribe/{token}",
                List.of(
                        place.end("erin@example.org"),
                        Furnished.pressed(place.end("frank@example.org")),
                        "/unsubscribe/nothing"));
        pages.put("/join", List.of("/join"));
        pages.put("/join/{token}", List.of("/join/nothing"));
        pages.put("/place/{token}", List.of(Furnished.path(carol, "/place/")));
        pages.put("/w/{slug}", List.of(page, page + "?done=registered"));
        pages.put("/w/{slug}/embed", List.of(page + "/embed"));
        pages.put("/w/{slug}/live", List.of(page + "/live"));
        pages.put(
                "/w/{slug}/replay/{occurrence}/{recording}",
                List.of(page + "/replay/" + place.date() + "/none"));
        return pages;
    }

    /** Pages of the owner of a workspace, by their routes. */
    private Map<String, List<String>> ours() {
        String carol = place.registered("carol@example.org");
        Furnished.pressed(place.end("erin@example.org"));
        place.colleague("bob@example.org");
        String mine = place.mine();
        Map<String, List<String>> pages = new TreeMap<>();
        for (String simple :
                List.of(
                        "/webinars",
                        "/webinars/new",
                        "/webinars/templates",
                        "/mailbox",
                        "/workspaces",
                        "/settings/profile",
                        "/settings/password",
                        "/settings/sessions",
                        "/settings/workspace",
                        "/settings/members",
                        "/settings/keys",
                        "/settings/providers",
                        "/settings/providers/operations",
                        "/settings/mail",
                        "/settings/suppressions",
                        "/settings/privacy",
                        "/settings/webhooks",
                        "/settings/audit",
                        "/settings/work")) {
            pages.put(simple, List.of(simple));
        }
        pages.put("/mailbox/{id}", List.of(place.mail()));
        pages.put("/settings/webhooks/{id}", List.of(place.webhook()));
        pages.put("/settings/mail/{kind}/{language}", List.of("/settings/mail/reminder/de"));
        pages.put("/webinars/{id}", List.of(mine, mine + "?tab=people", mine + "?tab=mail"));
        pages.put("/webinars/{id}/edit", List.of(mine + "/edit"));
        pages.put("/webinars/{id}/dates/{date}", List.of(mine + "/dates/" + place.date()));
        pages.put("/webinars/{id}/studio", List.of(mine + "/studio"));
        pages.put("/webinars/{webinar}/form", List.of(mine + "/form"));
        pages.put("/webinars/{webinar}/invitations", List.of(mine + "/invitations"));
        pages.put("/webinars/{webinar}/mail/{kind}", List.of(mine + "/mail/confirmation"));
        pages.put("/webinars/{webinar}/people/{person}", List.of(mine + "/people/" + carol));
        return pages;
    }

    /** What is answered to a GET by any class of pages, without the patterns of its parts. */
    private static Set<String> routes() {
        Set<String> routes = new TreeSet<>();
        for (JavaClass one :
                new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("dev.lectern")) {
            if (one.getSimpleName().endsWith("Pages") && one.isAnnotatedWith(Path.class)) {
                one.getMethods().stream()
                        .filter(method -> method.isAnnotatedWith(GET.class))
                        .map(method -> route(one, method))
                        .forEach(routes::add);
            }
        }
        return routes;
    }

    private static String route(JavaClass one, JavaMethod method) {
        String base = one.getAnnotationOfType(Path.class).value();
        String rest =
                method.isAnnotatedWith(Path.class)
                        ? "/" + method.getAnnotationOfType(Path.class).value()
                        : "";
        return ("/" + base + rest)
                .replaceAll("/+", "/")
                .replaceAll("\\{(\\w+)\\s*:(?:[^{}]|\\{[^{}]*})*}", "{$1}");
    }
}
