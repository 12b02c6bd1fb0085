package dev.lectern.registration;

import dev.lectern.kit.token.Purpose;
import dev.lectern.kit.web.Frame;
import dev.lectern.kit.web.SeeOther;
import dev.lectern.kit.web.Words;
import dev.lectern.kit.web.fault.NotFound;
import dev.lectern.kit.web.fault.Refused;
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
import java.util.function.Predicate;
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
    private final AllDates all;
    private final LostLinks lost;
    private final Promised promised;
    private final PersonalFile files;
    private final Erasure erasure;
    private final WebinarCalendar calendar;
    private final PlacePageMaker maker;
    private final DeadLinks dead;
    private final Frame frame;

    PlacePages(
            JoinLinks links,
            PublicWebinars webinars,
            Registrations registrations,
            Decisions decisions,
            AnswerEdits edits,
            AllDates all,
            LostLinks lost,
            Promised promised,
            PersonalFile files,
            Erasure erasure,
            WebinarCalendar calendar,
            PlacePageMaker maker,
            DeadLinks dead,
            Frame frame) {
        this.links = links;
        this.webinars = webinars;
        this.registrations = registrations;
        this.decisions = decisions;
        this.edits = edits;
        this.all = all;
        this.lost = lost;
        this.promised = promised;
        this.files = files;
        this.erasure = erasure;
        this.calendar = calendar;
        this.maker = maker;
        this.dead = dead;
        this.frame = frame;
    }

    @GET
    public Uni<Response> show(@RestPath String token) {
        return open(token, Held::shows, maker::show);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<Response> edit(@RestPath String token, MultivaluedMap<String, String> sent) {
        Typed typed = Typed.of(sent);
        return open(token, Held::acts, held -> edit(held, typed));
    }

    private Uni<Response> edit(Held held, Typed typed) {
        return edits.save(held.webinar(), held.person(), typed)
                .map(done -> back(held, RegistrationWords::saved))
                .onFailure(Refused.class)
                .recoverWithUni(refused -> maker.mend(held, typed, (Refused) refused));
    }

    @POST
    @Path("/accept")
    public Uni<Response> accept(@RestPath String token) {
        return open(token, Held::acts, this::accept);
    }

    private Uni<Response> accept(Held held) {
        return decisions
                .accept(held.webinar(), held.person().id())
                .chain(() -> promised.keeps(held.webinar(), Promise.CONFIRMATION))
                .map(
                        mailed ->
                                mailed
                                        ? back(held, RegistrationWords::seatTaken)
                                        : back(held, door().seatTakenQuietly()));
    }

    /** Leads to the place that holds for all dates from now on, which may be another. */
    @POST
    @Path("/all")
    public Uni<Response> comeToAll(@RestPath String token) {
        return open(token, Held::acts, this::comeToAll);
    }

    private Uni<Response> comeToAll(Held held) {
        if (!PlacePage.mayComeToAll(held.webinar(), held.person())) {
            return Uni.createFrom().item(back(held, RegistrationWords::placeOver));
        }
        return all.ask(held.webinar(), held.person()).map(result -> asked(held, result));
    }

    private Response asked(Held held, Intake.Result result) {
        Registration place = result.registration();
        if (result.kind() == Intake.Kind.FULL) {
            return back(held, door().allDatesFull());
        }
        String said =
                switch (place.status()) {
                    case APPROVED -> door().allDatesYours();
                    case PENDING -> door().allDatesPending();
                    default -> door().allDatesWaiting();
                };
        return SeeOther.page(links.placePath(place.id, place.linkVersion()), said);
    }

    @POST
    @Path("/link")
    public Uni<Response> resend(@RestPath String token) {
        return open(token, Held::acts, this::resend);
    }

    private Uni<Response> resend(Held held) {
        if (PlacePage.off(held.webinar(), held.person())) {
            return Uni.createFrom().item(back(held, door().placeOff()));
        }
        return lost.send(held.webinar(), held.person())
                .chain(() -> promised.keeps(held.webinar(), Promise.CONFIRMATION))
                .map(
                        mailed ->
                                mailed
                                        ? back(held, RegistrationWords::linkOnItsWay)
                                        : back(held, door().noMail()));
    }

    /** Whoever has the old one as well is put out at once; the new one is mailed, not shown. */
    @POST
    @Path("/renew")
    public Uni<Response> renew(@RestPath String token) {
        return open(token, Held::acts, this::renew);
    }

    private Uni<Response> renew(Held held) {
        if (!PlacePage.mayRenew(held.webinar(), held.person())) {
            return Uni.createFrom().item(back(held, RegistrationWords::placeOver));
        }
        return promised.keeps(held.webinar(), Promise.NEW_LINK)
                .chain(
                        mailed ->
                                mailed
                                        ? decide(held, Decision.RENEW_LINK)
                                                .map(done -> renewed(held))
                                        : Uni.createFrom().item(back(held, door().noMail())));
    }

    private Response renewed(Held held) {
        return SeeOther.page("/w/" + held.webinar().slug(), door().newLinkSent());
    }

    private DoorWords door() {
        return words(DoorWords.class);
    }

    @POST
    @Path("/cancel")
    public Uni<Response> cancel(@RestPath String token) {
        return open(token, Held::shows, this::cancel);
    }

    private Uni<Response> cancel(Held held) {
        Uni<?> gone =
                PlacePage.coming(held.person())
                        ? decide(held, Decision.CANCEL)
                        : Uni.createFrom().voidItem();
        return gone.map(done -> back(held, RegistrationWords::placeGone));
    }

    private Uni<Registration> decide(Held held, Decision decision) {
        return decisions.decide(
                held.webinar(), held.person().id(), new Verdict(decision, null, null));
    }

    private Response back(Held held, Function<RegistrationWords, String> toast) {
        return back(held, toast.apply(words(RegistrationWords.class)));
    }

    private static Response back(Held held, String toast) {
        return SeeOther.page(held.path(), toast);
    }

    /** What is kept about them, for themselves. */
    @GET
    @Path("/data.json")
    @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_HTML})
    public Uni<Response> data(@RestPath String token) {
        return open(
                token,
                Held::mine,
                held ->
                        files.of(held.person().workspace(), held.person().id())
                                .map(PrivacyApi::file));
    }

    @POST
    @Path("/erase")
    public Uni<Response> erase(@RestPath String token) {
        return open(token, Held::mine, this::erase);
    }

    private Uni<Response> erase(Held held) {
        String page = "/w/" + held.webinar().slug();
        return erasure.erase(held.webinar(), held.person().id(), null)
                .map(gone -> SeeOther.page(page, words(PersonWords.class).erasedMe()));
    }

    @GET
    @Path("/calendar.ics")
    @Produces({"text/calendar", MediaType.TEXT_HTML})
    public Uni<Response> calendar(@RestPath String token) {
        return open(token, Held::shows, this::calendar);
    }

    /** Nobody's calendar says that they come while they only wait. */
    private Uni<Response> calendar(Held held) {
        if (!held.person().approved()) {
            throw new NotFound(words(DoorWords.class).noEntry());
        }
        return calendar.download(held.webinar(), held.person()).map(PublicPages::file);
    }

    /**
     * Does this with whose page it is, if the link is still good for it; one that is not says so
     * and shows the way on.
     */
    private Uni<Response> open(
            String asked, Predicate<Held> good, Function<Held, Uni<Response>> deed) {
        String token = JoinLinks.bare(asked);
        JoinLinks.Named named = links.named(Purpose.PLACE, token).orElse(null);
        if (named == null) {
            return dead.unknown();
        }
        return registrations
                .find(named.registration())
                .chain(
                        found ->
                                found.isEmpty()
                                        ? dead.unknown()
                                        : held(token, named, found.get())
                                                .chain(held -> open(held, good, deed)));
    }

    private Uni<Held> held(String token, JoinLinks.Named named, PersonView person) {
        return webinars.require(person.webinar())
                .invoke(webinar -> frame.speak(webinar.locale()))
                .map(webinar -> new Held(token, named.version(), person, webinar));
    }

    private Uni<Response> open(
            Held held, Predicate<Held> good, Function<Held, Uni<Response>> deed) {
        return good.test(held) ? deed.apply(held) : dead.takenBack(held.webinar(), held.person());
    }

    private <T> T words(Class<T> bundle) {
        return Words.in(frame.language(), bundle);
    }
}
