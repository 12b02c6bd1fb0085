package dev.lectern.registration;

import dev.lectern.kit.idempotency.Idempotent;
import dev.lectern.kit.web.fault.Clashed;
import dev.lectern.kit.web.fault.Malformed;
import dev.lectern.kit.web.fault.NotFound;
import dev.lectern.kit.web.fault.Refused;
import dev.lectern.kit.web.fault.Sentence;
import dev.lectern.registration.Decisions.Verdict;
import dev.lectern.registration.Intake.Kind;
import dev.lectern.registration.form.Answers;
import dev.lectern.registration.form.DateChoice;
import dev.lectern.registration.form.Reply;
import dev.lectern.webinar.WebinarView;
import dev.lectern.workspace.Caller;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The people of a webinar, for scripts. */
@Path("/api/v1/webinars/{webinar}/registrations")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@Tag(name = "Registrations")
class RegistrationsApi {
    private final SecurityIdentity identity;
    private final PublicWebinars webinars;
    private final RegistrationDesk desk;
    private final Decisions decisions;
    private final Erasure erasure;
    private final Deeds deeds;
    private final Registrations registrations;
    private final WaitingLine line;
    private final JoinLinks links;
    private final Pool database;
    private final Clock clock;

    RegistrationsApi(
            SecurityIdentity identity,
            PublicWebinars webinars,
            RegistrationDesk desk,
            Decisions decisions,
            Erasure erasure,
            Deeds deeds,
            Registrations registrations,
            WaitingLine line,
            JoinLinks links,
            Pool database,
            Clock clock) {
        this.identity = identity;
        this.webinars = webinars;
        this.desk = desk;
        this.decisions = decisions;
        this.erasure = erasure;
        this.deeds = deeds;
        this.registrations = registrations;
        this.line = line;
        this.links = links;
        this.database = database;
        this.clock = clock;
    }

    @GET
    @Operation(summary = "The people of a webinar, newest first")
    public Uni<JsonObject> list(
            @RestPath UUID webinar,
            @RestQuery @Nullable String status,
            @RestQuery @Nullable String q,
            @RestQuery @Nullable String occurrence,
            @RestQuery @Nullable String sort,
            @RestQuery @Nullable String cursor,
            @RestQuery @Nullable String limit) {
        PeopleSearch search =
                new PeopleSearch(
                        webinar,
                        PeopleSearch.states(status),
                        q,
                        PeopleSearch.id("occurrence", occurrence),
                        PeopleSearch.id("cursor", cursor),
                        PeopleSearch.Order.of(sort, "createdAt"),
                        PeopleSearch.limit(limit));
        return require(webinar)
                .invoke(found -> Optional.ofNullable(search.occurrence()).ifPresent(found::require))
                .chain(() -> search.run(database))
                .chain(
                        found ->
                                line.views(webinar, found.page().people())
                                        .map(people -> json(found, people)));
    }

    private JsonObject json(PeopleSearch.Counted found, List<PersonView> people) {
        UUID next = found.page().next();
        JsonArray items = new JsonArray();
        people.forEach(one -> items.add(json(one)));
        return new JsonObject()
                .put("items", items)
                .put("next", next == null ? null : next.toString())
                .put("total", found.total());
    }

    /** A link lets in whoever holds it: a key that may only read gets none. */
    private JsonObject json(PersonView person) {
        boolean handed = Caller.mayWrite(identity);
        return person.json(handed ? links.url(person.id(), person.linkVersion()) : null);
    }

    @DELETE
    @Path("/{person}")
    @Operation(summary = "Forget this person; that somebody registered stays counted")
    public Uni<Response> erase(@RestPath UUID webinar, @RestPath UUID person) {
        return require(webinar)
                .call(found -> erasure.erase(found, person, deeds.author()))
                .replaceWith(() -> Response.noContent().build());
    }

    @POST
    @Idempotent(Idempotent.Change.REPEATABLE)
    @Operation(summary = "Registers somebody; who is registered already is answered with 200")
    public Uni<Response> register(@RestPath UUID webinar, @Nullable String body) {
        JsonBody said = JsonBody.of(body);
        return require(webinar)
                .chain(found -> desk.register(found, application(found, said), deeds.author()))
                .chain(this::answer);
    }

    private Application application(WebinarView webinar, JsonBody said) {
        RegistrationRules rules = RegistrationRules.of(webinar.registration(), webinar.locale());
        requireOpen(webinar, rules, null);
        UUID date = date(webinar, said.id("occurrence"));
        requireOpen(webinar, rules, date);
        Answers answers =
                rules.form().check(said.text("name"), said.text("email"), said.object("answers"));
        rules.requireWelcome(answers.address());
        String language = said.text("language");
        JsonObject origin = said.object("origin");
        String source = said.text("source");
        return Application.of(
                        answers,
                        language == null ? webinar.language() : language,
                        source == null ? "api" : Origin.clean(source))
                .by(date, zone(said))
                .from(origin == null ? new JsonObject() : Origin.of(origin))
                .byProgram();
    }

    private static @Nullable String zone(JsonBody said) {
        String zone = said.text("timezone");
        if (zone != null && !known(zone)) {
            throw new Refused(
                    "timezone",
                    Sentence.of(
                            "Name a zone like Europe/Berlin.",
                            "Nennen Sie eine Zeitzone wie Europe/Berlin."));
        }
        return zone;
    }

    private static boolean known(String zone) {
        return java.time.ZoneId.getAvailableZoneIds().contains(zone);
    }

    /** Without a date: for any of them. */
    private void requireOpen(WebinarView webinar, RegistrationRules rules, @Nullable UUID date) {
        boolean open =
                PublicState.choices(webinar, rules, clock.instant()).stream()
                        .anyMatch(one -> date == null || one.id().equals(date));
        if (!open) {
            throw new Clashed(
                    date == null ? Reply.CLOSED.sentence() : Reply.DATE_CLOSED.sentence());
        }
        if (webinar.state() == dev.lectern.webinar.WebinarState.DRAFT) {
            throw new Clashed(
                    Sentence.of(
                            "Publish the webinar first; then people can register.",
                            "Veröffentlichen Sie das Webinar zuerst; dann kann man sich"
                                    + " anmelden."));
        }
    }

    static @Nullable UUID date(WebinarView webinar, @Nullable UUID wanted) {
        if (wanted == null && webinar.series() && !webinar.registrationScope().takesAll()) {
            throw new Refused("occurrence", Reply.SESSION_MISSING.sentence());
        }
        boolean one = !webinar.series() || webinar.registrationScope().takesOne();
        return one ? new DateChoice(webinar).chosen(wanted) : null;
    }

    private Uni<Response> answer(Intake.Result result) {
        if (result.kind() == Kind.FULL) {
            throw new Clashed(
                    Sentence.of(
                            "All seats are taken, and there is no waiting list.",
                            "Alle Plätze sind vergeben, und eine Warteliste gibt es nicht."));
        }
        return line.view(result.registration())
                .map(
                        person ->
                                result.kind() == Kind.NEW
                                        ? Response.created(address(person))
                                                .entity(json(person))
                                                .build()
                                        : Response.ok(json(person))
                                                .contentLocation(address(person))
                                                .build());
    }

    private static URI address(PersonView person) {
        return URI.create("/api/v1/webinars/" + person.webinar() + "/registrations/" + person.id());
    }

    @GET
    @Path("/{person}")
    @Operation(summary = "One person of a webinar")
    public Uni<JsonObject> one(@RestPath UUID webinar, @RestPath UUID person) {
        return require(webinar)
                .chain(() -> registrations.find(person))
                .map(found -> found.filter(one -> one.webinar().equals(webinar)))
                .map(
                        found ->
                                found.orElseThrow(
                                        () ->
                                                new NotFound(
                                                        Sentence.of(
                                                                "Nobody with this id is registered.",
                                                                "Mit dieser Id ist niemand angemeldet."))))
                .map(this::json);
    }

    @POST
    @Path("/{person}/{decision: approve|let-in|decline|cancel|resend|new-link}")
    @Operation(
            summary =
                    "Decides about somebody: approve, let-in, decline, cancel, resend or new-link")
    public Uni<JsonObject> decide(
            @RestPath UUID webinar,
            @RestPath UUID person,
            @RestPath String decision,
            @Nullable String body) {
        Verdict verdict = Verdict.said(decision(decision), JsonBody.of(body), deeds.author());
        return require(webinar)
                .chain(found -> decisions.decide(found, person, verdict))
                .chain(line::view)
                .map(this::json);
    }

    static Decision decision(@Nullable String word) {
        return switch (word == null ? "" : word) {
            case "approve" -> Decision.APPROVE;
            case "let-in" -> Decision.LET_IN;
            case "decline" -> Decision.DECLINE;
            case "cancel" -> Decision.CANCEL;
            case "resend" -> Decision.RESEND;
            case "new-link" -> Decision.RENEW_LINK;
            default ->
                    throw new Malformed(
                            "decision",
                            Sentence.of(
                                    "Use one of: approve, let-in, decline, cancel, resend, new-link.",
                                    "Verwenden Sie eines von: approve, let-in, decline, cancel,"
                                            + " resend, new-link."));
        };
    }

    private Uni<WebinarView> require(UUID webinar) {
        return webinars.requireMine(Caller.of(identity), webinar);
    }
}
