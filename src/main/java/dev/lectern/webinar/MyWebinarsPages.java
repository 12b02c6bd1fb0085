package dev.lectern.webinar;

import dev.lectern.call.CallChecks;
import dev.lectern.call.CallState;
import dev.lectern.call.CallView;
import dev.lectern.call.Calls;
import dev.lectern.kit.audit.Author;
import dev.lectern.kit.web.Frame;
import dev.lectern.kit.web.SeeOther;
import dev.lectern.kit.web.TimeWords;
import dev.lectern.kit.web.Words;
import dev.lectern.kit.web.api.Slice;
import dev.lectern.kit.web.api.SliceQuery;
import dev.lectern.kit.web.fault.Mistakes;
import dev.lectern.kit.web.fault.ProviderFailed;
import dev.lectern.kit.web.fault.Refused;
import dev.lectern.workspace.Caller;
import dev.lectern.workspace.Role;
import dev.lectern.workspace.WorkspaceView;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateData;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** My webinars: what is coming, what is live, what is over, what is begun. */
@Path("/webinars")
@Produces(MediaType.TEXT_HTML)
@Authenticated
class MyWebinarsPages {
    private static final int A_PAGE = 25;
    private static final String MINE =
            "(host_id = ? or id in (select webinar_id from stage_person where account_id = ?))";

    private final SecurityIdentity identity;
    private final Frame frame;
    private final Pool database;
    private final Webinars webinars;
    private final TeamRoom rooms;
    private final Calls calls;
    private final CallChecks checks;
    private final Clock clock;
    private final Deeds deeds;

    MyWebinarsPages(
            SecurityIdentity identity,
            Frame frame,
            Pool database,
            Webinars webinars,
            TeamRoom rooms,
            Calls calls,
            CallChecks checks,
            Clock clock,
            Deeds deeds) {
        this.clock = clock;
        this.deeds = deeds;
        this.calls = calls;
        this.checks = checks;
        this.identity = identity;
        this.frame = frame;
        this.database = database;
        this.webinars = webinars;
        this.rooms = rooms;
    }

    @GET
    public Uni<TemplateInstance> list(
            @QueryParam("show") @DefaultValue("upcoming") String show,
            @QueryParam("q") @DefaultValue("") String text,
            @QueryParam("cursor") @Nullable String cursor) {
        return list(show, text, cursor, new Starting(StartNowForm.fresh(), Mistakes.none()));
    }

    private Uni<TemplateInstance> list(
            String show, String text, @Nullable String cursor, Starting start) {
        Caller caller = Caller.of(identity);
        Shelf shelf = Shelf.named(show);
        SliceQuery asked = SliceQuery.of(A_PAGE, cursor);
        WebinarSearch search = mine(caller).standing(shelf.word).text(text);
        return search.page(database, shelf.order, asked)
                .map(hits -> Slice.of(hits, asked, 0, WebinarSearch.Hit::cursor))
                .chain(this::rows)
                .chain(rows -> liveCount(caller).map(live -> page(shelf, text, rows, live, start)));
    }

    private WebinarSearch mine(Caller caller) {
        WebinarSearch search = new WebinarSearch(caller.workspace());
        UUID account = caller.account();
        return account == null || caller.role().includes(Role.ADMIN)
                ? search
                : search.and(MINE, account);
    }

    private Uni<Long> liveCount(Caller caller) {
        return mine(caller).standing("live").count(database);
    }

    private Uni<Slice<ListRow>> rows(Slice<WebinarSearch.Hit> slice) {
        WebinarWords words = Words.in(frame.language(), WebinarWords.class);
        List<UUID> ids = slice.items().stream().map(WebinarSearch.Hit::id).toList();
        return webinars.findAll(ids)
                .chain(
                        found ->
                                calls.findAll(dates(found))
                                        .chain(checks::seen)
                                        .map(
                                                rooms ->
                                                        found.stream()
                                                                .sorted(
                                                                        Comparator.comparing(
                                                                                one ->
                                                                                        ids.indexOf(
                                                                                                one
                                                                                                        .id())))
                                                                .map(one -> row(one, rooms, words))
                                                                .toList()))
                .map(rows -> new Slice<>(rows, slice.next(), slice.total()));
    }

    private static List<UUID> dates(List<WebinarView> webinars) {
        return webinars.stream().map(one -> one.current().id()).toList();
    }

    private static ListRow row(WebinarView webinar, Map<UUID, CallView> rooms, WebinarWords words) {
        CallView room = rooms.get(webinar.current().id());
        boolean failing = room != null && room.state() == CallState.FAILING;
        return ListRow.of(webinar, Badge.of(webinar, failing, words), words);
    }

    private static TemplateInstance page(
            Shelf shelf, String text, Slice<ListRow> rows, long live, Starting start) {
        String next = rows.next();
        String more =
                next == null
                        ? null
                        : "/webinars?show=%s&q=%s&cursor=%s"
                                .formatted(
                                        shelf.word,
                                        URLEncoder.encode(text, StandardCharsets.UTF_8),
                                        next);
        return Templates.list(shelf.word, text, rows.items(), more, live, start);
    }

    /** A team room for this moment; nobody registers, whoever has the link may come. */
    @POST
    @Path("/now")
    public Uni<Response> now(MultivaluedMap<String, String> sent) {
        Caller caller = Caller.of(identity);
        Author by = deeds.by(caller);
        StartNowForm form = StartNowForm.of(sent);
        return Uni.createFrom()
                .item(form::wishes)
                .chain(wishes -> rooms.plan(caller, wishes, this::times))
                .chain(webinar -> rooms.start(caller, webinar, by))
                .map(webinar -> SeeOther.page("/webinars/" + webinar.id()))
                .onFailure(Refused.class)
                .recoverWithUni(refused -> again(form, (Refused) refused))
                .onFailure(ProviderFailed.class)
                .recoverWithUni(
                        failure -> again(form, new Refused(((ProviderFailed) failure).whatNext())));
    }

    /** In the zone of whoever reads this, in the language of the house, as its invitation is. */
    private TimeWords times(WorkspaceView home) {
        frame.hostZone(home.zone().getId());
        return new TimeWords(
                Words.supported(Locale.forLanguageTag(home.language())),
                frame.times().zone(),
                clock.instant());
    }

    /** The dialog stays open with what was typed. */
    private Uni<Response> again(StartNowForm form, Refused refused) {
        var start = new Starting(form, Mistakes.of(StartNowForm.here(refused)));
        return list("upcoming", "", null, start)
                .map(page -> Response.status(422).entity(page).build());
    }

    /** The dialog for meeting right away. */
    @TemplateData
    record Starting(StartNowForm form, Mistakes mistakes) {}

    /** The four shelves of the list, and how each is sorted. */
    enum Shelf {
        UPCOMING("upcoming", WebinarSearch.Order.SOONEST),
        LIVE("live", WebinarSearch.Order.SOONEST),
        PAST("past", WebinarSearch.Order.LATEST),
        DRAFTS("draft", WebinarSearch.Order.NEWEST);

        private final String word;
        private final WebinarSearch.Order order;

        Shelf(String word, WebinarSearch.Order order) {
            this.word = word;
            this.order = order;
        }

        static Shelf named(String word) {
            for (Shelf shelf : values()) {
                if (shelf.word.equals(word)) {
                    return shelf;
                }
            }
            return UPCOMING;
        }
    }

    /** One webinar in the list. */
    @TemplateData
    record ListRow(
            UUID id,
            String title,
            Badge badge,
            OccurrenceView date,
            String zone,
            int more,
            boolean live) {
        public String studio() {
            return "/webinars/" + id + "/studio";
        }

        static ListRow of(WebinarView webinar, Badge badge, WebinarWords words) {
            String title = webinar.title().isBlank() ? words.untitled() : webinar.title();
            return new ListRow(
                    webinar.id(),
                    title,
                    badge,
                    webinar.current(),
                    webinar.zone().getId(),
                    (int)
                            webinar.occurrences().stream()
                                    .filter(one -> one.state() != OccurrenceState.CANCELLED)
                                    .count(),
                    webinar.live());
        }
    }

    @CheckedTemplate(basePath = "webinar")
    static class Templates {
        static native TemplateInstance list(
                String show,
                String text,
                List<ListRow> rows,
                @Nullable String next,
                long liveCount,
                Starting start);
    }
}
