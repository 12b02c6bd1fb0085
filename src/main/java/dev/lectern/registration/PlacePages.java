package dev.lectern.registration;

import dev.lectern.kit.token.Purpose;
import dev.lectern.kit.web.Frame;
import dev.lectern.kit.web.Gone;
import dev.lectern.kit.web.NotFound;
import dev.lectern.kit.web.Refused;
import dev.lectern.kit.web.SeeOther;
import dev.lectern.kit.web.Words;
import dev.lectern.registration.Decisions.Verdict;
import dev.lectern.registration.PlacePageMaker.Held;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestPath;

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
    private final PlacePageMaker maker;
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
            PlacePageMaker maker,
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
        this.maker = maker;
        this.frame = frame;
    }

    @GET
    public Uni<Response> show(@RestPath String token) {
        return require(token).chain(held -> maker.show(held));
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
                                                        maker.mend(
                                                                held, typed, (Refused) refused)));
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
                .invoke(held -> requirePlace(held.person()))
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

    /** Nobody's calendar says that they come while they only wait. */
    private void requirePlace(PersonView person) {
        if (!person.approved()) {
            throw new NotFound(Words.in(frame.language(), DoorWords.class).noEntry());
        }
    }

    private String unknown() {
        return Words.in(frame.language(), RegistrationWords.class).unknownText();
    }
}
