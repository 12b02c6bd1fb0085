package dev.lectern.registration;

import dev.lectern.kit.web.Frame;
import dev.lectern.kit.web.Words;
import dev.lectern.kit.web.fault.Mistakes;
import dev.lectern.kit.web.fault.Refused;
import dev.lectern.registration.form.Form;
import dev.lectern.webinar.WebinarView;
import dev.lectern.workspace.WorkspaceView;
import dev.lectern.workspace.Workspaces;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Gathers what a registrant's own page shows and draws it. */
@ApplicationScoped
class PlacePageMaker {
    private final JoinLinks links;
    private final Registrations registrations;
    private final AnswerEdits edits;
    private final ShownForms forms;
    private final Rewatching rewatching;
    private final Promised promised;
    private final Workspaces workspaces;
    private final Frame frame;

    PlacePageMaker(
            JoinLinks links,
            Registrations registrations,
            AnswerEdits edits,
            ShownForms forms,
            Rewatching rewatching,
            Promised promised,
            Workspaces workspaces,
            Frame frame) {
        this.links = links;
        this.registrations = registrations;
        this.edits = edits;
        this.forms = forms;
        this.rewatching = rewatching;
        this.promised = promised;
        this.workspaces = workspaces;
        this.frame = frame;
    }

    /**
     * A registration with its webinar, found by a link of it.
     *
     * @param version of the link
     */
    record Held(String token, int version, PersonView person, WebinarView webinar) {
        /** Whether it is the link that is good now, or would be if they still came. */
        boolean mine() {
            return version == person.linkVersion();
        }

        /** Whether anything can still be done by it. */
        boolean acts() {
            return mine() && PlacePage.coming(person);
        }

        /** A place that was given up can still be seen by the link that it had. */
        boolean shows() {
            boolean before = !PlacePage.coming(person) && version == person.linkVersion() - 1;
            return !person.erased() && (mine() || before);
        }

        String path() {
            return "/place/" + token;
        }
    }

    Uni<Response> show(Held held) {
        PersonView person = held.person();
        Typed present = Typed.of(person.name(), person.email(), person.answers());
        return page(held, present, Mistakes.none(), 200);
    }

    /** Once more with what was typed, and beside it what is to be mended. */
    Uni<Response> mend(Held held, Typed typed, Refused refused) {
        return page(held, typed, Mistakes.of(refused), 422);
    }

    private Uni<Response> page(Held held, Typed shown, Mistakes mistakes, int status) {
        frame.hostZone(held.webinar().zone().getId());
        return asked(held, shown)
                .chain(
                        asked ->
                                dressed(held)
                                        .map(house -> place(held, house, asked, shown, mistakes)))
                .chain(place -> replay(held).map(found -> place.with(found.orElse(null))))
                .chain(place -> others(held).map(place::with))
                .chain(place -> renews(held).map(can -> can ? place.renewing() : place))
                .chain(
                        place ->
                                registrations
                                        .mayTake(held.webinar(), held.person())
                                        .map(
                                                free ->
                                                        free
                                                                ? place.open(
                                                                        Words.in(
                                                                                        frame
                                                                                                .language(),
                                                                                        DoorWords
                                                                                                .class)
                                                                                .placeFree())
                                                                : place))
                .chain(place -> Templates.place(place).createUni())
                .map(html -> answer(status, html));
    }

    /** What they are asked, and what the page carries for it. */
    private record Asked(Form form, String seal) {}

    /** After a mistake once more what was shown; today's where that is too long ago. */
    private Uni<Asked> asked(Held held, Typed shown) {
        return edits.form(held.webinar(), held.person(), shown)
                .onFailure(Refused.class)
                .recoverWithUni(() -> edits.form(held.webinar(), held.person(), Typed.NOTHING))
                .chain(
                        form ->
                                forms.sealed(
                                                held.webinar(),
                                                form,
                                                FormSeal.Page.place(held.person()))
                                        .map(seal -> new Asked(form, seal)));
    }

    private Uni<WorkspaceView> dressed(Held held) {
        return Panache.withSession(() -> workspaces.require(held.person().workspace()))
                .invoke(house -> frame.dress(house.name(), house.accent()));
    }

    private static Response answer(int status, String html) {
        return JoinPages.quiet(Response.status(status))
                .type(MediaType.TEXT_HTML + ";charset=UTF-8")
                .entity(html)
                .build();
    }

    /** A link that was taken back does not lead to those that are good. */
    private Uni<List<PlacePage.Other>> others(Held held) {
        if (!held.acts()) {
            return Uni.createFrom().item(List.of());
        }
        return registrations
                .otherPlaces(held.person())
                .map(places -> places.stream().flatMap(one -> other(held.webinar(), one)).toList());
    }

    private Uni<Boolean> renews(Held held) {
        return PlacePage.mayRenew(held.webinar(), held.person())
                ? promised.keeps(held.webinar(), Promise.NEW_LINK)
                : Uni.createFrom().item(false);
    }

    private Stream<PlacePage.Other> other(WebinarView webinar, PersonView place) {
        String url = links.placeUrl(place.id(), place.linkVersion());
        return Stream.ofNullable(place.occurrence())
                .flatMap(date -> webinar.occurrence(date).stream())
                .map(date -> new PlacePage.Other(date, url));
    }

    private Uni<Optional<String>> replay(Held held) {
        PersonView person = held.person();
        return rewatching
                .find(held.webinar(), person)
                .map(
                        date ->
                                date.map(
                                        one ->
                                                links.replayUrl(
                                                        person.id(),
                                                        person.linkVersion(),
                                                        one.id())));
    }

    private PlacePage place(
            Held held, WorkspaceView house, Asked asked, Typed typed, Mistakes mistakes) {
        return new PlacePage(
                held.path(),
                headline(held),
                leaving(held.person()),
                held.person(),
                held.webinar(),
                house,
                Question.of(asked.form(), typed, mistakes).stream()
                        .filter(question -> !question.field().isEmail())
                        .toList(),
                asked.seal(),
                mistakes,
                null,
                List.of(),
                held.mine(),
                false,
                false);
    }

    private String headline(Held held) {
        PersonView person = held.person();
        RegistrationWords words = words();
        if (PlacePage.coming(person) && PlacePage.off(held.webinar(), person)) {
            return Words.in(frame.language(), DoorWords.class).placeOff();
        }
        if (PlacePage.coming(person) && PlacePage.over(held.webinar(), person)) {
            return PlacePage.over(held.webinar())
                    ? words.placeOver()
                    : Words.in(frame.language(), DoorWords.class).dateOver();
        }
        return switch (person.status()) {
            case APPROVED -> words.placeApproved();
            case PENDING -> words.placePending();
            case WAITLISTED ->
                    words.placeWaiting(person.position() == null ? 1 : person.position());
            case OFFERED ->
                    words.placeOffered(
                            frame.times()
                                    .moment(Objects.requireNonNull(person.offeredUntil()), null));
            case DECLINED -> words.placeDeclined();
            case CANCELLED ->
                    person.removed()
                            ? Words.in(frame.language(), DoorWords.class).placeRemoved()
                            : words.placeCancelled();
        };
    }

    /** What somebody loses who cancels now. */
    private @Nullable String leaving(PersonView person) {
        RegistrationWords words = words();
        return switch (person.status()) {
            case APPROVED -> words.leavingPlace();
            case PENDING -> words.leavingDecision();
            case WAITLISTED -> words.leavingList();
            case OFFERED -> words.leavingOffer();
            case DECLINED, CANCELLED -> null;
        };
    }

    private RegistrationWords words() {
        return Words.in(frame.language(), RegistrationWords.class);
    }

    @CheckedTemplate(basePath = "registration")
    static class Templates {
        static native TemplateInstance place(PlacePage place);
    }
}
