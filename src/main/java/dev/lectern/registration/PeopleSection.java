package dev.lectern.registration;

import dev.lectern.kit.mail.Post;
import dev.lectern.kit.web.fault.Refused;
import dev.lectern.kit.work.Courtesy;
import dev.lectern.webinar.OccurrenceView;
import dev.lectern.webinar.WebinarSection;
import dev.lectern.webinar.WebinarView;
import dev.lectern.webinar.Webinars;
import dev.lectern.workspace.Caller;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateData;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The people of a webinar on its page, for those who hold it. */
@ApplicationScoped
class PeopleSection implements WebinarSection {
    private static final int PAGE = 50;

    private final Registrations registrations;
    private final JoinLinks links;
    private final Post post;
    private final RoutingContext request;
    private final Pool database;
    private final Courtesy courtesy;
    private final Webinars webinars;
    private final SecurityIdentity identity;

    PeopleSection(
            Registrations registrations,
            JoinLinks links,
            Post post,
            RoutingContext request,
            Pool database,
            Courtesy courtesy,
            Webinars webinars,
            SecurityIdentity identity) {
        this.registrations = registrations;
        this.links = links;
        this.post = post;
        this.request = request;
        this.database = database;
        this.courtesy = courtesy;
        this.webinars = webinars;
        this.identity = identity;
    }

    @Override
    public Tab tab() {
        return Tab.PEOPLE;
    }

    @Override
    public Uni<Optional<String>> render(WebinarView webinar) {
        return webinars.mine(Caller.of(identity), webinar)
                .chain(
                        mine ->
                                (mine
                                        ? people(webinar, search(webinar))
                                        : Templates.notMine().createUni()))
                .map(Optional::of);
    }

    /** Where nobody is left after whom a page began, the first is shown. */
    private Uni<String> people(WebinarView webinar, PeopleSearch search) {
        return courtesy.serve(search.page(database))
                .chain(
                        page ->
                                page.people().isEmpty() && search.after() != null
                                        ? people(webinar, search.fromTheStart())
                                        : drawn(webinar, search, page));
    }

    private Uni<String> drawn(WebinarView webinar, PeopleSearch search, PeopleSearch.Page page) {
        return registrations
                .counts(webinar.id())
                .map(counts -> people(webinar, search, page, counts))
                .chain(people -> Templates.people(people).createUni());
    }

    private PeopleSearch search(WebinarView webinar) {
        Set<Status> states;
        UUID after;
        try {
            states = PeopleSearch.states(parameter("status"));
            after = PeopleSearch.id("cursor", parameter("cursor"));
        } catch (Refused oddAddress) {
            states = Set.of();
            after = null;
        }
        return new PeopleSearch(
                webinar.id(),
                states,
                parameter("q"),
                null,
                after,
                PeopleSearch.Order.NEWEST_FIRST,
                PAGE);
    }

    private @Nullable String parameter(String name) {
        return request.request().getParam(name);
    }

    private People people(
            WebinarView webinar,
            PeopleSearch search,
            PeopleSearch.Page page,
            Map<Status, Long> counts) {
        List<Line> lines = page.people().stream().map(one -> line(webinar, one)).toList();
        ListPlace place = ListPlace.of(parameter("status"), search.words(), search.cursor());
        return new People(
                "/webinars/" + webinar.id(),
                lines,
                filters(webinar, counts, place.status()),
                place,
                counts.values().stream().mapToLong(Long::longValue).sum(),
                many(counts, PlacePage::coming),
                many(counts, Status::holdsSeat),
                page.next() == null ? null : place.after(page.next()).address(webinar.id()),
                RegistrationRules.of(webinar.registration(), webinar.locale()).capacity(),
                post.leaves(),
                PeopleForms.empty(webinar),
                webinar.series());
    }

    private Line line(WebinarView webinar, Registration one) {
        @Nullable OccurrenceView date =
                one.occurrence == null ? null : webinar.occurrence(one.occurrence).orElse(null);
        return new Line(one, links.url(one.id, one.linkVersion()), date);
    }

    private static List<Filter> filters(
            WebinarView webinar, Map<Status, Long> counts, String chosen) {
        List<Filter> filters = new ArrayList<>();
        String base = "/webinars/" + webinar.id() + "?tab=people&status=";
        for (Status status : Status.values()) {
            long count = counts.getOrDefault(status, 0L);
            if (count > 0) {
                String word = status.word();
                filters.add(new Filter(word, count, base + word, word.equals(chosen)));
            }
        }
        return filters;
    }

    /** One state with how many are in it. */
    @TemplateData
    record Filter(String status, long count, String href, boolean here) {}

    /**
     * One person as a row.
     *
     * @param date of a series, to which alone they come; absent: to all
     */
    @TemplateData
    record Line(Registration person, String joinUrl, @Nullable OccurrenceView date) {
        public UUID id() {
            return person.id;
        }

        public String name() {
            return person.name;
        }

        public @Nullable String email() {
            return person.email;
        }

        public String status() {
            return person.status().word();
        }

        public boolean approved() {
            return person.status() == Status.APPROVED;
        }

        public java.time.Instant registered() {
            return person.createdAt;
        }

        public @Nullable String source() {
            return person.source;
        }
    }

    private static long many(Map<Status, Long> counts, Predicate<Status> who) {
        return counts.entrySet().stream()
                .filter(one -> who.test(one.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /**
     * The section as it is drawn.
     *
     * @param registered without those who were declined or do not come any more
     * @param taken seats, at whatever date
     */
    @TemplateData
    record People(
            String path,
            List<Line> lines,
            List<Filter> filters,
            ListPlace place,
            long everybody,
            long registered,
            long taken,
            @Nullable String next,
            @Nullable Integer capacity,
            boolean leaves,
            PeopleForms forms,
            boolean series) {

        public String at(String action) {
            return path + "/people/" + action;
        }

        public String form() {
            return path + "/form";
        }

        public String invitations() {
            return path + "/invitations";
        }

        public String csv() {
            return "/api/v1" + path + "/registrations.csv";
        }

        public String all() {
            return path + "?tab=people";
        }
    }

    @CheckedTemplate(basePath = "registration")
    static class Templates {
        static native TemplateInstance notMine();

        static native TemplateInstance people(People people);
    }
}
