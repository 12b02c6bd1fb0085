package dev.lectern.registration;

import dev.lectern.kit.web.Frame;
import dev.lectern.kit.web.SeeOther;
import dev.lectern.kit.web.Words;
import dev.lectern.kit.web.fault.Mistakes;
import dev.lectern.kit.web.fault.Refused;
import dev.lectern.registration.Decisions.Verdict;
import dev.lectern.registration.form.Answers;
import dev.lectern.registration.form.DateChoice;
import dev.lectern.registration.form.Form;
import dev.lectern.registration.form.Reply;
import dev.lectern.webinar.WebinarView;
import dev.lectern.workspace.Caller;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** What a host does with the people of a webinar: decide, add one. */
@Path("/webinars/{webinar}/people")
@Authenticated
@Produces(MediaType.TEXT_HTML)
class PeoplePages {
    private static final Form NAME_AND_ADDRESS = new Form(List.of());

    private final SecurityIdentity identity;
    private final PublicWebinars webinars;
    private final RegistrationDesk desk;
    private final Decisions decisions;
    private final Deeds deeds;
    private final Promised promised;
    private final Frame frame;
    private final Clock clock;

    PeoplePages(
            SecurityIdentity identity,
            PublicWebinars webinars,
            RegistrationDesk desk,
            Decisions decisions,
            Deeds deeds,
            Promised promised,
            Frame frame,
            Clock clock) {
        this.identity = identity;
        this.webinars = webinars;
        this.desk = desk;
        this.decisions = decisions;
        this.deeds = deeds;
        this.promised = promised;
        this.frame = frame;
        this.clock = clock;
    }

    @POST
    @Path("/decide")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<Response> decide(
            @RestPath UUID webinar,
            @RestForm @Nullable List<String> person,
            @RestForm @Nullable String decision,
            @RestForm @Nullable String note,
            @RestForm @Nullable String sure,
            @RestForm @Nullable String status,
            @RestForm("q") @Nullable String words,
            @RestForm @Nullable String cursor) {
        ListPlace place = ListPlace.of(status, words, cursor);
        List<UUID> people =
                person == null
                        ? List.of()
                        : person.stream().map(id -> PeopleSearch.id("person", id)).toList();
        Decision said = RegistrationsApi.decision(decision);
        Decision verb = verb(said, people.size());
        if (people.isEmpty()) {
            return require(webinar).map(found -> back(webinar, place, words().chooseFirst()));
        }
        if (people.size() > 1 && verb.takesAway() && sure == null) {
            return require(webinar).chain(found -> ask(found, people, decision, note, place));
        }
        return require(webinar).chain(found -> decide(found, people, verb, note, decision, place));
    }

    /** Whom the host names alone comes back by it; who stands among many stays put out. */
    private static Decision verb(Decision said, int people) {
        return said == Decision.APPROVE && people == 1 ? Decision.LET_IN : said;
    }

    /** What takes something from many is said in numbers first. */
    private static Uni<Response> ask(
            WebinarView webinar,
            List<UUID> people,
            @Nullable String decision,
            @Nullable String note,
            ListPlace place) {
        return page(
                200,
                PeopleForms.decided(
                        webinar, people, typed(decision), typed(note), place, Mistakes.none()));
    }

    private Uni<Response> decide(
            WebinarView webinar,
            List<UUID> people,
            Decision verb,
            @Nullable String note,
            @Nullable String word,
            ListPlace place) {
        return Uni.createFrom()
                .item(() -> Optional.ofNullable(Origin.note(note)))
                .map(said -> new Verdict(verb, said.orElse(null), deeds.author()))
                .chain(verdict -> decisions.decideAll(webinar, people, verdict))
                .map(outcome -> back(webinar.id(), place, said(verb, outcome)))
                .onFailure(Refused.class)
                .recoverWithUni(
                        refused ->
                                mend(
                                        PeopleForms.decided(
                                                webinar,
                                                people,
                                                typed(word),
                                                typed(note),
                                                place,
                                                Mistakes.of((Refused) refused))));
    }

    private static String typed(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** What was typed stays, with what is wrong beside it. */
    static Uni<Response> mend(PeopleForms forms) {
        return page(422, forms);
    }

    static Uni<Response> page(int status, PeopleForms forms) {
        return Templates.mend(forms)
                .createUni()
                .map(html -> Response.status(status).entity(html).build());
    }

    private String said(Decision decision, Decisions.Outcome outcome) {
        HostWords words = words();
        int all = outcome.changed().size();
        int queued = outcome.queued(decision);
        String done = queued == 0 ? words.decided(all) : words.decidedQueued(all - queued, queued);
        return outcome.refusals().isEmpty()
                ? done
                : done + " " + outcome.refusals().get(0).in(frame.language());
    }

    @POST
    @Path("/add")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<Response> add(
            @RestPath UUID webinar,
            @RestForm @Nullable String name,
            @RestForm @Nullable String email,
            @RestForm @Nullable String occurrence) {
        return require(webinar)
                .chain(found -> add(found, typed(name), typed(email), typed(occurrence)));
    }

    private Uni<Response> add(WebinarView webinar, String name, String email, String date) {
        return Uni.createFrom()
                .item(() -> application(webinar, name, email, date))
                .chain(person -> desk.register(webinar, person, deeds.author()))
                .chain(
                        result ->
                                promised.broken(webinar)
                                        .map(broken -> said(result, webinar, name.strip(), broken)))
                .map(said -> back(webinar.id(), ListPlace.START, said))
                .onFailure(Refused.class)
                .recoverWithUni(
                        refused ->
                                mend(
                                        PeopleForms.added(
                                                webinar,
                                                name,
                                                email,
                                                date,
                                                Mistakes.of((Refused) refused))));
    }

    private static Application application(
            WebinarView webinar, String name, String email, String date) {
        Bringing.requireOpen(webinar);
        Answers person = NAME_AND_ADDRESS.check(name, email, null);
        return Application.of(person, webinar.language(), Application.BY_HAND)
                .by(new DateChoice(webinar).picked(date), null)
                .admitted();
    }

    /** They stay on the page with what they typed when there is no seat. */
    private String said(
            Intake.Result result, WebinarView webinar, String name, Set<Promise> broken) {
        Status status = result.registration().status();
        boolean waits = status == Status.WAITLISTED;
        boolean letIn = result.kind() == Intake.Kind.LET_IN;
        Promise place = letIn && !waits ? Promise.APPROVED : AcceptPage.promise(status);
        boolean quiet = broken.contains(place);
        HostWords words = words();
        if (result.kind() == Intake.Kind.FULL) {
            throw full(webinar);
        }
        if (result.kind() == Intake.Kind.AGAIN) {
            String mail = RegistrationDesk.mailAgain(result, clock.instant()) ? "again" : "lately";
            return words.known(name, status.word(), quiet ? "off" : mail);
        }
        if (quiet) {
            return waits ? words.addedWaitingQuietly(name) : words.addedQuietly(name);
        }
        String told = letIn ? words.letIn(name) : words.added(name);
        return waits ? words.addedWaiting(name) : told;
    }

    private static Refused full(WebinarView webinar) {
        return new DateChoice(webinar).offered()
                ? new Refused("occurrence", Reply.DATE_FULL.sentence())
                : new Refused("email", Reply.SEATS_FULL.sentence());
    }

    private Uni<WebinarView> require(UUID webinar) {
        return webinars.requireMine(Caller.of(identity), webinar);
    }

    private static Response back(UUID webinar, ListPlace place, String toast) {
        return SeeOther.page(place.address(webinar), toast);
    }

    private HostWords words() {
        return Words.in(frame.language(), HostWords.class);
    }

    @CheckedTemplate(basePath = "registration")
    static class Templates {
        static native TemplateInstance mend(PeopleForms forms);
    }
}
