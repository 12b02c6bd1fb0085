package dev.lectern.registration;

import dev.lectern.kit.web.FromAnywhere;
import dev.lectern.kit.web.Mistakes;
import dev.lectern.kit.web.Refused;
import dev.lectern.kit.web.SeeOther;
import dev.lectern.registration.PublicPageMaker.Place;
import dev.lectern.registration.form.Answers;
import dev.lectern.registration.form.EmailAddress;
import dev.lectern.registration.form.Form;
import dev.lectern.registration.form.PersonName;
import dev.lectern.registration.form.Reply;
import dev.lectern.webinar.WebinarView;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
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
import java.time.Duration;
import java.util.Locale;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** One address for the whole life of a webinar: register, wait, watch the replay. */
@Path("/w/{slug}")
@Produces(MediaType.TEXT_HTML)
class PublicPages {
    private final PublicWebinars webinars;
    private final PublicPageMaker maker;
    private final RegistrationDesk desk;
    private final ShownForms forms;
    private final FormSeal seals;
    private final JoinLinks links;
    private final WebinarCalendar calendar;
    private final LostLinks lost;
    private final Pace pace;
    private final Clock clock;

    PublicPages(
            PublicWebinars webinars,
            PublicPageMaker maker,
            RegistrationDesk desk,
            ShownForms forms,
            FormSeal seals,
            JoinLinks links,
            WebinarCalendar calendar,
            LostLinks lost,
            Pace pace,
            Clock clock) {
        this.webinars = webinars;
        this.maker = maker;
        this.desk = desk;
        this.forms = forms;
        this.seals = seals;
        this.links = links;
        this.calendar = calendar;
        this.lost = lost;
        this.pace = pace;
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

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<Response> register(@RestPath String slug, MultivaluedMap<String, String> form) {
        String zone = maker.zone();
        Typed typed = Typed.of(form);
        pace.entering();
        return webinars.require(slug)
                .chain(
                        webinar ->
                                webinar.registrationRequired()
                                        ? register(webinar, typed, zone, Place.PAGE)
                                        : comeIn(webinar, typed, zone));
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
        pace.entering();
        return webinars.require(slug).chain(webinar -> register(webinar, typed, null, Place.FRAME));
    }

    private Uni<Response> register(
            WebinarView webinar, Typed typed, @Nullable String zone, Place place) {
        FormSeal.Shown shown = seals.read(webinar.id(), typed.one("form")).orElse(null);
        if (shown == null) {
            return again(webinar, typed, new Refused(Reply.TRY_AGAIN.sentence()), place);
        }
        if (!typed.one("website").isBlank()) {
            return Uni.createFrom().item(SeeOther.page(done(webinar, "registered", place)));
        }
        Duration pause = seals.pause(shown);
        Uni<java.util.Optional<Form>> asked = forms.find(webinar, shown.version());
        return (pause.isZero() ? asked : asked.onItem().delayIt().by(pause))
                .map(form -> form.orElseGet(() -> maker.rules(webinar).form()))
                .map(form -> application(webinar, form, typed, zone))
                .chain(application -> desk.register(webinar, application))
                .map(result -> registered(webinar, result, place))
                .onFailure(Refused.class)
                .recoverWithUni(refused -> again(webinar, typed, (Refused) refused, place));
    }

    /**
     * Shortly before the start, where the host allows it, a newcomer need not wait for the mail.
     */
    private Response registered(WebinarView webinar, Intake.Result result, Place place) {
        String outcome = outcome(webinar, result);
        Registration person = result.registration();
        boolean atOnce =
                place == Place.PAGE
                        && result.kind() == Intake.Kind.NEW
                        && person.status() == Status.APPROVED
                        && maker.rules(webinar).linkOnPage()
                        && PublicState.soon(webinar, clock.instant());
        if (!atOnce) {
            return SeeOther.page(done(webinar, outcome, place));
        }
        return Response.seeOther(URI.create(done(webinar, "inside", place)))
                .cookie(links.cookie(webinar.id(), links.token(person.id, person.linkVersion())))
                .build();
    }

    private Application application(
            WebinarView webinar, Form form, Typed typed, @Nullable String zone) {
        RegistrationRules rules = maker.rules(webinar);
        Locale language = maker.language(webinar);
        if (PublicState.choices(webinar, rules, clock.instant()).isEmpty()) {
            throw new Refused(Reply.CLOSED.sentence());
        }
        Answers answers = form.check(typed.one("name"), typed.one("email"), typed.answers(form));
        rules.domains()
                .refusal(answers.address())
                .ifPresent(
                        why -> {
                            throw new Refused("email", why.sentence());
                        });
        return Application.of(answers, language.getLanguage(), "page")
                .by(form.version(), maker.date(webinar, typed.one("occurrence")), zone)
                .from(typed.origin());
    }

    /** The same for somebody new and somebody known: a stranger learns nothing about an address. */
    private String outcome(WebinarView webinar, Intake.Result result) {
        if (result.kind() == Intake.Kind.FULL) {
            throw new Refused(Reply.FULL.sentence());
        }
        if (maker.rules(webinar).admission() == SeatAllocation.Admission.BY_HOST) {
            return "pending";
        }
        boolean waits = result.registration().status() == Status.WAITLISTED;
        return waits && result.kind() == Intake.Kind.NEW ? "waiting" : "registered";
    }

    private Uni<Response> comeIn(WebinarView webinar, Typed typed, @Nullable String zone) {
        Locale language = maker.language(webinar);
        return Uni.createFrom()
                .item(() -> PersonName.of(typed.one("name")))
                .map(name -> new Application.Person(name.text(), null, null, new JsonObject()))
                .map(
                        person ->
                                new Application(
                                        person,
                                        null,
                                        null,
                                        language.getLanguage(),
                                        zone,
                                        "page",
                                        typed.origin(),
                                        Application.Admittance.BY_HOST,
                                        true))
                .chain(application -> desk.register(webinar, application))
                .map(result -> entered(webinar, result))
                .onFailure(Refused.class)
                .recoverWithUni(refused -> again(webinar, typed, (Refused) refused, Place.PAGE));
    }

    private Response entered(WebinarView webinar, Intake.Result result) {
        if (result.registration().status() != Status.APPROVED) {
            throw new Refused(Reply.FULL.sentence());
        }
        Registration guest = result.registration();
        return Response.seeOther(URI.create("/w/" + webinar.slug() + "/live"))
                .cookie(links.cookie(webinar.id(), links.token(guest.id, guest.linkVersion())))
                .build();
    }

    @POST
    @Path("/link")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<Response> lostLink(@RestPath String slug, MultivaluedMap<String, String> form) {
        pace.entering();
        String typed = Typed.of(form).one("email");
        return webinars.require(slug).chain(webinar -> lostLink(webinar, typed));
    }

    private Uni<Response> lostLink(WebinarView webinar, String typed) {
        return Uni.createFrom()
                .item(() -> EmailAddress.of(typed))
                .chain(address -> lost.send(webinar, address))
                .map(sent -> SeeOther.page(done(webinar, "link", Place.PAGE)))
                .onFailure(Refused.class)
                .recoverWithUni(
                        refused ->
                                maker.again(
                                        webinar,
                                        new PublicPage.Lost(
                                                typed, Mistakes.of((Refused) refused))));
    }

    private Uni<Response> again(WebinarView webinar, Typed typed, Refused refused, Place place) {
        return maker.again(webinar, typed, Mistakes.of(refused), place);
    }

    private static String done(WebinarView webinar, String what, Place place) {
        String page = "/w/" + webinar.slug() + (place == Place.FRAME ? "/embed" : "");
        return page + "?done=" + what;
    }
}
