package dev.lectern.registration;

import dev.lectern.kit.token.Purpose;
import dev.lectern.kit.web.Frame;
import dev.lectern.kit.web.Gone;
import dev.lectern.kit.web.Mistakes;
import dev.lectern.kit.web.NotFound;
import dev.lectern.kit.web.Refused;
import dev.lectern.kit.web.SeeOther;
import dev.lectern.kit.web.Words;
import dev.lectern.registration.Decisions.Verdict;
import dev.lectern.registration.form.Form;
import dev.lectern.webinar.OccurrenceView;
import dev.lectern.webinar.WebinarView;
import dev.lectern.workspace.WorkspaceView;
import dev.lectern.workspace.Workspaces;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** A registrant's own page: see, edit, take a seat, have the link again, cancel. */
@Path("/place/{token}")
@Produces(MediaType.TEXT_HTML)
class PlacePages {
    private final JoinLinks links;
    private final PublicWebinars webinars;
    private final Registrations registrations;
    private final Decisions decisions;
    private final AnswerEdits edits;
    private final LostLinks lost;
    private final PersonalFile files;
    private final Erasure erasure;
    private final WebinarCalendar calendar;
    private final Rewatching rewatching;
    private final Workspaces workspaces;
    private final Frame frame;

    PlacePages(
            JoinLinks links,
            PublicWebinars webinars,
            Registrations registrations,
            Decisions decisions,
            AnswerEdits edits,
            LostLinks lost,
            PersonalFile files,
            Erasure erasure,
            WebinarCalendar calendar,
            Rewatching rewatching,
            Workspaces workspaces,
            Frame frame) {
        this.links = links;
        this.webinars = webinars;
        this.registrations = registrations;
        this.decisions = decisions;
        this.edits = edits;
        this.lost = lost;
        this.files = files;
        this.erasure = erasure;
        this.calendar = calendar;
        this.rewatching = rewatching;
        this.workspaces = workspaces;
        this.frame = frame;
    }

    /** A registration with its webinar, found by a link that is still good for it. */
    private record Held(String token, PersonView person, WebinarView webinar) {
        String path() {
            return "/place/" + token;
        }
    }

    @GET
    public Uni<Response> show(@RestPath String token) {
        return require(token).chain(held -> page(held, null, Mistakes.none(), 200));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<Response> edit(@RestPath String token, MultivaluedMap<String, String> sent) {
        Typed typed = Typed.of(sent);
        return require(token)
                .chain(
                        held ->
                                edits.save(held.webinar(), held.person(), typed)
                                        .map(done -> back(held, RegistrationWords::saved))
                                        .onFailure(Refused.class)
                                        .recoverWithUni(
                                                refused ->
                                                        page(
                                                                held,
                                                                typed,
                                                                Mistakes.of((Refused) refused),
                                                                422)));
    }

    @POST
    @Path("/accept")
    public Uni<Response> accept(@RestPath String token) {
        return require(token)
                .call(
                        held ->
                                held.person().approved()
                                        ? Uni.createFrom().voidItem()
                                        : decide(held, Decision.ACCEPT).replaceWithVoid())
                .map(held -> back(held, RegistrationWords::seatTaken));
    }

    @POST
    @Path("/link")
    public Uni<Response> resend(@RestPath String token) {
        return require(token)
                .call(held -> lost.send(held.webinar(), held.person()))
                .map(held -> back(held, RegistrationWords::linkOnItsWay));
    }

    @POST
    @Path("/cancel")
    public Uni<Response> cancel(@RestPath String token) {
        return require(token)
                .call(
                        held ->
                                PlacePage.coming(held.person())
                                        ? decide(held, Decision.CANCEL).replaceWithVoid()
                                        : Uni.createFrom().voidItem())
                .map(held -> back(held, RegistrationWords::placeGone));
    }

    private Uni<Registration> decide(Held held, Decision decision) {
        return decisions.decide(
                held.webinar(), held.person().id(), new Verdict(decision, null, null));
    }

    private Response back(Held held, Function<RegistrationWords, String> toast) {
        RegistrationWords words = Words.in(frame.language(), RegistrationWords.class);
        return SeeOther.page(held.path(), toast.apply(words));
    }

    /** What is kept about them, for themselves. */
    @GET
    @Path("/data.json")
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<Response> data(@RestPath String token) {
        return require(token)
                .chain(held -> files.of(held.person().workspace(), held.person().id()))
                .map(PrivacyApi::file);
    }

    @POST
    @Path("/erase")
    public Uni<Response> erase(@RestPath String token) {
        return require(token)
                .call(held -> erasure.erase(held.webinar(), held.person().id(), null))
                .map(
                        held ->
                                SeeOther.page(
                                        "/w/" + held.webinar().slug(),
                                        Words.in(frame.language(), PersonWords.class).erasedMe()));
    }

    @GET
    @Path("/calendar.ics")
    @Produces("text/calendar")
    public Uni<Response> calendar(@RestPath String token) {
        return require(token)
                .chain(held -> calendar.download(held.webinar(), held.person()))
                .map(PublicPages::file);
    }

    /** A place that was given up can still be seen by the link that it had. */
    private Uni<Held> require(String token) {
        JoinLinks.Named named =
                links.named(Purpose.PLACE, token).orElseThrow(() -> new NotFound(unknown()));
        return registrations
                .find(named.registration())
                .map(found -> found.orElseThrow(() -> new NotFound(unknown())))
                .invoke(person -> requireGood(person, named.version()))
                .chain(
                        person ->
                                webinars.require(person.webinar())
                                        .map(webinar -> new Held(token, person, webinar)))
                .invoke(held -> frame.speak(held.webinar().locale()));
    }

    private void requireGood(PersonView person, int version) {
        boolean over = person.status() == Status.CANCELLED || person.status() == Status.DECLINED;
        if (version != person.linkVersion() && !(over && version == person.linkVersion() - 1)) {
            throw new Gone(Words.in(frame.language(), RegistrationWords.class).revokedText());
        }
    }

    private String unknown() {
        return Words.in(frame.language(), RegistrationWords.class).unknownText();
    }

    private Uni<Response> page(Held held, @Nullable Typed typed, Mistakes mistakes, int status) {
        PersonView person = held.person();
        Typed shown =
                typed == null ? Typed.of(person.name(), person.email(), person.answers()) : typed;
        frame.hostZone(held.webinar().zone().getId());
        return edits.form(held.webinar(), person)
                .chain(
                        form ->
                                Panache.withSession(() -> workspaces.require(person.workspace()))
                                        .invoke(house -> frame.dress(house.name(), house.accent()))
                                        .map(house -> place(held, house, form, shown, mistakes)))
                .chain(
                        place ->
                                rewatching
                                        .find(held.webinar(), person)
                                        .chain(
                                                date ->
                                                        others(held)
                                                                .map(
                                                                        others ->
                                                                                place.with(
                                                                                        replay(
                                                                                                person,
                                                                                                date),
                                                                                        others))))
                .chain(place -> Templates.place(place).createUni())
                .map(
                        html ->
                                JoinPages.quiet(Response.status(status))
                                        .type(MediaType.TEXT_HTML + ";charset=UTF-8")
                                        .entity(html)
                                        .build());
    }

    private Uni<List<PlacePage.Other>> others(Held held) {
        return registrations
                .otherPlaces(held.person())
                .map(places -> places.stream().flatMap(one -> other(held.webinar(), one)).toList());
    }

    private Stream<PlacePage.Other> other(WebinarView webinar, PersonView place) {
        String url = links.placeUrl(place.id(), place.linkVersion());
        return Stream.ofNullable(place.occurrence())
                .flatMap(date -> webinar.occurrence(date).stream())
                .map(date -> new PlacePage.Other(date, url));
    }

    private @Nullable String replay(PersonView person, Optional<OccurrenceView> date) {
        return date.map(one -> links.replayUrl(person.id(), person.linkVersion(), one.id()))
                .orElse(null);
    }

    private PlacePage place(
            Held held, WorkspaceView house, Form form, Typed typed, Mistakes mistakes) {
        PersonView person = held.person();
        RegistrationWords words = Words.in(frame.language(), RegistrationWords.class);
        String headline =
                switch (person.status()) {
                    case APPROVED ->
                            PlacePage.over(held.webinar())
                                    ? words.placeOver()
                                    : words.placeApproved();
                    case PENDING -> words.placePending();
                    case WAITLISTED ->
                            words.placeWaiting(person.position() == null ? 1 : person.position());
                    case OFFERED ->
                            words.placeOffered(
                                    frame.times()
                                            .moment(
                                                    Objects.requireNonNull(person.offeredUntil()),
                                                    null));
                    case DECLINED -> words.placeDeclined();
                    case CANCELLED -> words.placeCancelled();
                };
        return new PlacePage(
                held.path(),
                headline,
                person,
                held.webinar(),
                house,
                Question.of(form, typed, mistakes).stream()
                        .filter(question -> !question.field().isEmail())
                        .toList(),
                mistakes,
                null,
                List.of());
    }

    @CheckedTemplate(basePath = "registration")
    static class Templates {
        static native TemplateInstance place(PlacePage place);
    }
}
