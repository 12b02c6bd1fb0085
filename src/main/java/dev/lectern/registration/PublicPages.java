package dev.lectern.registration;

import dev.lectern.kit.limit.TooMany;
import dev.lectern.kit.web.Frame;
import dev.lectern.kit.web.FromAnywhere;
import dev.lectern.kit.web.SeeOther;
import dev.lectern.kit.web.fault.Mistakes;
import dev.lectern.kit.web.fault.Refused;
import dev.lectern.registration.Visit.Place;
import dev.lectern.registration.form.Answers;
import dev.lectern.registration.form.Form;
import dev.lectern.registration.form.Reply;
import dev.lectern.webinar.WebinarView;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** One address for the whole life of a webinar: register, wait, watch the replay. */
@Path("/w/{slug}")
@Produces(MediaType.TEXT_HTML)
class PublicPages {
    private static final int MENDABLE = 422;

    private final PublicWebinars webinars;
    private final PublicPageMaker maker;
    private final RegistrationDesk desk;
    private final ShownForms forms;
    private final FormSeal seals;
    private final JoinLinks links;
    private final WebinarCalendar calendar;
    private final OpenDoor guests;
    private final Pace pace;
    private final Senders senders;
    private final Frame frame;
    private final RoutingContext request;
    private final Clock clock;

    PublicPages(
            PublicWebinars webinars,
            PublicPageMaker maker,
            RegistrationDesk desk,
            ShownForms forms,
            FormSeal seals,
            JoinLinks links,
            WebinarCalendar calendar,
            OpenDoor guests,
            Pace pace,
            Senders senders,
            Frame frame,
            RoutingContext request,
            Clock clock) {
        this.webinars = webinars;
        this.maker = maker;
        this.desk = desk;
        this.forms = forms;
        this.seals = seals;
        this.links = links;
        this.calendar = calendar;
        this.guests = guests;
        this.pace = pace;
        this.senders = senders;
        this.frame = frame;
        this.request = request;
        this.clock = clock;
    }

    @GET
    public Uni<Response> page(
            @RestPath String slug, @Context UriInfo request, @Context HttpHeaders headers) {
        return webinars.require(slug)
                .chain(
                        webinar ->
                                webinar.slug().equals(slug)
                                        ? maker.show(
                                                webinar,
                                                request.getQueryParameters(),
                                                headers.getCookies())
                                        : Uni.createFrom().item(moved(webinar)));
    }

    private static Response moved(WebinarView webinar) {
        return Response.status(Response.Status.MOVED_PERMANENTLY)
                .location(URI.create("/w/" + webinar.slug()))
                .build();
    }

    @GET
    @Path("/calendar.ics")
    @Produces("text/calendar")
    public Uni<Response> calendar(@RestPath String slug) {
        return webinars.require(slug)
                .chain(webinar -> calendar.download(webinar, null))
                .map(PublicPages::file);
    }

    static Response file(byte[] calendar) {
        return Response.ok(calendar)
                .type("text/calendar; charset=UTF-8")
                .header("Content-Disposition", "attachment; filename=\"webinar.ics\"")
                .build();
    }

    /** Whoever cannot prove where the form comes from keeps what was typed. */
    @POST
    @FromAnywhere
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<Response> register(@RestPath String slug, MultivaluedMap<String, String> form) {
        Typed typed = Typed.of(form);
        return inTurn(slug, typed, Place.PAGE, webinar -> fromHere(webinar, typed));
    }

    private Uni<Response> fromHere(WebinarView webinar, Typed typed) {
        return frame.sentFromHere(typed.one("csrf"))
                ? enter(webinar, typed, Place.PAGE)
                : maker.again(webinar, typed, mistakes(Reply.NOT_PROVEN), Place.PAGE, 403);
    }

    /** Who has to wait, as others behind the same address came first, keeps what was typed. */
    private Uni<Response> inTurn(
            String slug, Typed typed, Place place, Function<WebinarView, Uni<Response>> then) {
        Optional<TooMany> crowded = pace.crowded();
        return webinars.require(slug)
                .chain(
                        webinar ->
                                crowded.isEmpty()
                                        ? then.apply(webinar)
                                        : maker.later(webinar, typed, place, crowded.get()));
    }

    /** The form alone, for the frame of another site that the host allows. */
    @GET
    @Path("/embed")
    public Uni<Response> embed(@RestPath String slug, @Context UriInfo request) {
        return webinars.require(slug)
                .chain(webinar -> maker.frame(webinar, request.getQueryParameters()));
    }

    /** In a frame browsers keep no cookie of ours: the seal alone proves the form. */
    @POST
    @Path("/embed")
    @FromAnywhere
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<Response> registerInFrame(
            @RestPath String slug, MultivaluedMap<String, String> form) {
        Typed typed = Typed.of(form);
        return inTurn(
                slug,
                typed,
                Place.FRAME,
                webinar ->
                        webinar.registrationRequired()
                                ? framed(webinar, typed)
                                : Uni.createFrom().item(SeeOther.page("/w/" + webinar.slug())));
    }

    private Uni<Response> framed(WebinarView webinar, Typed typed) {
        return senders.welcome(maker.rules(webinar).frames())
                ? enter(webinar, typed, Place.FRAME)
                : maker.again(webinar, typed, mistakes(Reply.OTHER_SITE), Place.FRAME, 403);
    }

    /** The form has to be one we showed, and machines are thanked and forgotten. */
    private Uni<Response> enter(WebinarView webinar, Typed typed, Place place) {
        FormSeal.Page door = FormSeal.Page.door(webinar.id());
        FormSeal.Shown shown = seals.read(door, typed.one("form")).orElse(null);
        if (shown == null) {
            return mend(webinar, typed, mistakes(Reply.TRY_AGAIN), place);
        }
        if (!typed.one("website").isBlank()) {
            return Uni.createFrom().item(SeeOther.page(done(webinar, "registered", place)));
        }
        return asked(webinar, shown)
                .map(form -> form.orElseGet(() -> maker.rules(webinar).form()))
                .chain(
                        form ->
                                webinar.registrationRequired()
                                        ? register(webinar, form, typed, place)
                                        : guests.comeIn(webinar, typed, kept(webinar)))
                .onFailure(Refused.class)
                .recoverWithUni(
                        refused -> mend(webinar, typed, Mistakes.of((Refused) refused), place));
    }

    /** By the webinar as it is now: what was shown may be what the refusal is about. */
    private Uni<Response> mend(WebinarView shown, Typed typed, Mistakes mistakes, Place place) {
        return webinars.afresh(shown)
                .chain(webinar -> maker.again(webinar, typed, mistakes, place, MENDABLE));
    }

    /** The questions as they were shown, answered no sooner than people can. */
    private Uni<Optional<Form>> asked(WebinarView webinar, FormSeal.Shown shown) {
        return Uni.createFrom()
                .item(() -> seals.pause(webinar.id(), shown))
                .chain(
                        pause -> {
                            Uni<Optional<Form>> asked = forms.find(webinar, shown.version());
                            return pause.isZero() ? asked : asked.onItem().delayIt().by(pause);
                        });
    }

    private static Mistakes mistakes(Reply why) {
        return Mistakes.of(new Refused(why.sentence()));
    }

    /** The link in this browser. */
    private @Nullable String kept(WebinarView webinar) {
        Cookie kept = request.request().getCookie(JoinLinks.cookieName(webinar.id()));
        return kept == null ? null : kept.getValue();
    }

    private Uni<Response> register(WebinarView webinar, Form form, Typed typed, Place place) {
        String token = kept(webinar);
        return desk.register(webinar, application(webinar, form, typed, place))
                .map(result -> registered(webinar, result, token, place));
    }

    /**
     * Shortly before the start, where the host allows it, nobody new need wait for the mail. The
     * link of an address that has a place is mailed only, unless this browser holds it already.
     */
    private Response registered(
            WebinarView webinar, Intake.Result result, @Nullable String kept, Place place) {
        boolean soon =
                maker.rules(webinar).linkOnPage() && PublicState.soon(webinar, clock.instant());
        boolean atOnce = place == Place.PAGE && result.fresh() == Status.APPROVED && soon;
        Registration person = result.registration();
        boolean theirs = result.firstTime() || links.names(kept, person);
        return atOnce && theirs && person.status() == Status.APPROVED
                ? inside(webinar, person)
                : SeeOther.page(done(webinar, outcome(result), place));
    }

    private Response inside(WebinarView webinar, Registration person) {
        return Response.seeOther(URI.create(done(webinar, "inside", Place.PAGE)))
                .cookie(links.cookie(webinar.id(), links.token(person.id, person.linkVersion())))
                .build();
    }

    private Application application(WebinarView webinar, Form form, Typed typed, Place place) {
        RegistrationRules rules = maker.rules(webinar);
        Locale language = maker.language(webinar);
        if (PublicState.choices(webinar, rules, clock.instant()).isEmpty()) {
            throw new Refused(Reply.CLOSED.sentence());
        }
        Answers answers = form.check(typed.one("name"), typed.one("email"), typed.answers(form));
        rules.requireWelcome(answers.address());
        return Application.of(answers, language.getLanguage(), place.entrance(typed))
                .by(maker.date(webinar, typed.one("occurrence")), maker.zone())
                .from(typed.origin());
    }

    /** What somebody unknown would read: a stranger learns nothing about an address. */
    private static String outcome(Intake.Result result) {
        Status fresh = result.fresh();
        if (fresh == null) {
            throw new Refused(Reply.FULL_FOR_NEWCOMERS.sentence());
        }
        return switch (fresh) {
            case PENDING -> "pending";
            case WAITLISTED -> "waiting";
            default -> "registered";
        };
    }

    static String done(WebinarView webinar, String what, Place place) {
        String page = "/w/" + webinar.slug() + (place == Place.FRAME ? "/embed" : "");
        return page + "?done=" + what;
    }
}
