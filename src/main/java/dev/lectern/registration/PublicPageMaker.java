package dev.lectern.registration;

import dev.lectern.kit.limit.TooMany;
import dev.lectern.kit.mail.Post;
import dev.lectern.kit.web.Frame;
import dev.lectern.kit.web.PublicAddress;
import dev.lectern.kit.web.fault.Mistakes;
import dev.lectern.kit.web.fault.Refused;
import dev.lectern.registration.Rewatching.Rewatch;
import dev.lectern.registration.Visit.Place;
import dev.lectern.registration.form.Form;
import dev.lectern.registration.form.Reply;
import dev.lectern.webinar.OccurrenceView;
import dev.lectern.webinar.WebinarView;
import dev.lectern.workspace.WorkspaceView;
import dev.lectern.workspace.Workspaces;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Gathers what a webinar's public page shows and draws it. */
@ApplicationScoped
class PublicPageMaker {
    private static final int MOST_ENTRIES = 6;

    private final Frame frame;
    private final Workspaces workspaces;
    private final ShownForms forms;
    private final FormSeal seals;
    private final WebinarCalendar calendar;
    private final Rewatching rewatching;
    private final Viewers viewers;
    private final PublicAddress address;
    private final Post post;
    private final Promised promised;
    private final Pool database;
    private final Clock clock;

    PublicPageMaker(
            Frame frame,
            Workspaces workspaces,
            ShownForms forms,
            FormSeal seals,
            WebinarCalendar calendar,
            Rewatching rewatching,
            Viewers viewers,
            PublicAddress address,
            Post post,
            Promised promised,
            Pool database,
            Clock clock) {
        this.frame = frame;
        this.workspaces = workspaces;
        this.forms = forms;
        this.seals = seals;
        this.calendar = calendar;
        this.rewatching = rewatching;
        this.viewers = viewers;
        this.address = address;
        this.post = post;
        this.promised = promised;
        this.database = database;
        this.clock = clock;
    }

    Uni<Response> show(
            WebinarView webinar,
            MultivaluedMap<String, String> query,
            Map<String, Cookie> cookies) {
        return rewatching
                .find(webinar, wanted(query.getFirst("date")), cookies)
                .map(found -> Visit.of(query, Place.PAGE).again(found.orElse(null)))
                .chain(visit -> viewers.expected(webinar, cookies).map(visit::expected))
                .chain(visit -> draw(webinar, visit));
    }

    Uni<Response> frame(WebinarView webinar, MultivaluedMap<String, String> query) {
        return draw(webinar, Visit.of(query, Place.FRAME));
    }

    /** A link that was cut off in its last part still leads to the webinar. */
    static @Nullable UUID wanted(@Nullable String date) {
        try {
            return date == null ? null : UUID.fromString(date);
        } catch (IllegalArgumentException cutOff) {
            return null;
        }
    }

    /** Once more with everything that was typed, and beside it what is to be mended. */
    Uni<Response> again(
            WebinarView webinar, Typed typed, Mistakes mistakes, Place place, int status) {
        return draw(webinar, Visit.toMend(typed, mistakes, place, status));
    }

    /** The same to whoever has to wait before it can be sent. */
    Uni<Response> later(WebinarView webinar, Typed typed, Place place, TooMany crowded) {
        Refused wait = new Refused(Reply.CROWDED.sentence().about(crowded.seconds()));
        return again(webinar, typed, Mistakes.of(wait), place, 429)
                .map(
                        page ->
                                Response.fromResponse(page)
                                        .header("Retry-After", crowded.seconds())
                                        .build());
    }

    /** The same for the form that sends a link again. */
    Uni<Response> again(WebinarView webinar, PublicPage.Lost lost) {
        return draw(webinar, Visit.toMend(lost));
    }

    private Uni<Response> draw(WebinarView webinar, Visit visit) {
        frame.speak(webinar.locale());
        frame.hostZone(webinar.zone().getId());
        if (visit.place() == Place.FRAME) {
            frame.embeddableBy(rules(webinar).frames());
        }
        Form form = rules(webinar).form();
        return forms.keep(webinar, form)
                .chain(() -> Panache.withSession(() -> workspaces.require(webinar.workspace())))
                .invoke(house -> frame.dress(house.name(), house.accent()))
                .chain(
                        house ->
                                new DeskRows(database)
                                        .find(webinar.id())
                                        .map(desk -> page(webinar, house, desk, form, visit)))
                .chain(page -> promised.broken(webinar).map(page::without))
                .chain(
                        page ->
                                (page.embedded()
                                                ? Templates.embed(page)
                                                : Templates.publicPage(page))
                                        .createUni())
                .map(
                        html ->
                                Response.status(visit.status())
                                        .type(MediaType.TEXT_HTML + ";charset=UTF-8")
                                        .header("Cache-Control", "no-store")
                                        .entity(html)
                                        .build());
    }

    private PublicPage page(
            WebinarView webinar, WorkspaceView house, Desk desk, Form form, Visit visit) {
        RegistrationRules rules = rules(webinar);
        Instant now = clock.instant();
        Seating seating = new Seating(webinar, rules, desk, now);
        Rewatch rewatch = visit.rewatch();
        OccurrenceView date = rewatch == null ? webinar.current() : rewatch.date();
        return new PublicPage(
                webinar,
                house,
                state(PublicState.of(webinar, rules, seating, now), rewatch),
                date,
                choices(webinar, seating, now),
                seating.gives((UUID) null),
                Question.of(form, visit.typed(), visit.mistakes()),
                visit.mistakes(),
                seals.seal(FormSeal.Page.door(webinar.id()), form.version()),
                visit.origin(),
                calendars(webinar, date),
                address.of("/w/" + webinar.slug()),
                visit.done(),
                visit.typed().one("occurrence"),
                visit.place() == Place.FRAME,
                rules.privacy(),
                post.leaves(),
                rewatch,
                rules.overflow() == SeatAllocation.Overflow.WAIT,
                visit.lost(),
                visit.expected(),
                visit.more(),
                Set.of());
    }

    /** Calendars in the browser take no series: the next dates one by one. */
    private List<PublicPage.CalendarDate> calendars(WebinarView webinar, OccurrenceView date) {
        List<OccurrenceView> coming = webinar.series() ? webinar.coming() : List.of();
        return (coming.isEmpty() ? List.of(date) : coming)
                .stream()
                        .limit(MOST_ENTRIES)
                        .map(one -> new PublicPage.CalendarDate(one, calendar.links(webinar, one)))
                        .toList();
    }

    private static List<PublicPage.Choice> choices(
            WebinarView webinar, Seating seating, Instant now) {
        return PublicState.choices(webinar, seating.rules(), now).stream()
                .map(date -> new PublicPage.Choice(date, seating.gives(date.id())))
                .toList();
    }

    private static PublicState state(PublicState now, @Nullable Rewatch rewatch) {
        boolean again = rewatch != null && rewatch.replay().ready();
        return now == PublicState.ENDED && again ? PublicState.REPLAY : now;
    }

    RegistrationRules rules(WebinarView webinar) {
        return RegistrationRules.of(webinar.registration(), webinar.locale());
    }

    /** The language the visitor chose, else the webinar's. */
    Locale language(WebinarView webinar) {
        frame.speak(webinar.locale());
        return frame.language();
    }

    /** The visitor's zone, in which their mails will write times. */
    @Nullable String zone() {
        return frame.zone().orElse(null);
    }

    @Nullable UUID date(WebinarView webinar, String chosen) {
        return PublicState.date(webinar, rules(webinar), chosen, clock.instant());
    }

    @CheckedTemplate(
            basePath = "registration",
            defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance publicPage(PublicPage page);

        static native TemplateInstance embed(PublicPage page);
    }
}
