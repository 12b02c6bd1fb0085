package dev.lectern.webinar;

import dev.lectern.kit.audit.Author;
import dev.lectern.workspace.Caller;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Taking a webinar live and ending it, for programs. */
@Path("/api/v1/webinars/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Webinars")
class LifecycleApi {
    private final SecurityIdentity identity;
    private final Planning planning;
    private final DateChanges dates;
    private final Webinars webinars;
    private final Stage stage;
    private final Answers answers;
    private final Deeds deeds;
    private final Clock clock;

    LifecycleApi(
            SecurityIdentity identity,
            Planning planning,
            DateChanges dates,
            Webinars webinars,
            Stage stage,
            Answers answers,
            Deeds deeds,
            Clock clock) {
        this.identity = identity;
        this.planning = planning;
        this.dates = dates;
        this.webinars = webinars;
        this.stage = stage;
        this.answers = answers;
        this.deeds = deeds;
        this.clock = clock;
    }

    @POST
    @Path("/start")
    @Operation(summary = "Take the next date live")
    public Uni<Response> start(UUID id, @QueryParam("occurrence") @Nullable UUID date) {
        return act(id, date, Right.START, stage::start);
    }

    @POST
    @Path("/stop")
    @Operation(summary = "End the live date for everybody")
    public Uni<Response> stop(UUID id, @QueryParam("occurrence") @Nullable UUID date) {
        return act(id, date, Right.END, stage::stop);
    }

    @POST
    @Path("/reopen")
    @Operation(summary = "Go on with a date that ended less than 15 minutes ago")
    public Uni<Response> reopen(UUID id, @QueryParam("occurrence") @Nullable UUID date) {
        return act(
                id,
                webinar -> date == null ? webinar.latest() : Answers.date(webinar, date),
                Right.START,
                stage::reopen);
    }

    @POST
    @Path("/lock")
    @Operation(summary = "Let nobody new into the live room")
    public Uni<Response> lock(UUID id, @QueryParam("occurrence") @Nullable UUID date) {
        return act(id, date, Right.START, stage::lock);
    }

    @POST
    @Path("/unlock")
    @Operation(summary = "Let people in again")
    public Uni<Response> unlock(UUID id, @QueryParam("occurrence") @Nullable UUID date) {
        return act(id, date, Right.START, stage::unlock);
    }

    @POST
    @Path("/cancel")
    @Operation(
            summary =
                    "Cancel the webinar, or with ?occurrence= one date of a series, with"
                            + " &scope=following those after it too; ?preview=true only says whom it"
                            + " would reach")
    public Uni<Response> cancel(UUID id, @BeanParam Meaning meaning) {
        Caller caller = Caller.of(identity);
        UUID date = meaning.date;
        Scope scope = meaning.scope();
        if (meaning.preview) {
            return Aftermath.undone(
                            () ->
                                    date == null
                                            ? planning.foreseeCancelling(caller, id)
                                            : dates.foreseeCancelling(caller, id, date, scope))
                    .map(effects -> Response.ok(effects.json(clock.instant())).build());
        }
        return Panache.withTransaction(
                        () ->
                                date == null
                                        ? planning.cancel(caller, id)
                                        : dates.cancel(caller, id, date, scope))
                .chain(answers::ok);
    }

    private Uni<Response> act(UUID id, @Nullable UUID asked, Right right, Stage.Verb verb) {
        return act(id, webinar -> Answers.date(webinar, asked), right, verb);
    }

    private Uni<Response> act(
            UUID id, Function<WebinarView, OccurrenceView> meant, Right right, Stage.Verb verb) {
        Caller caller = Caller.of(identity);
        Author by = deeds.by(caller);
        return webinars.require(caller.workspace(), id)
                .call(webinar -> require(caller, webinar, right))
                .map(meant)
                .chain(date -> verb.on(id, date.id(), by))
                .chain(answers::ok);
    }

    private static Uni<Void> require(Caller caller, WebinarView webinar, Right right) {
        return Panache.withSession(
                () -> Rights.require(webinar.id(), webinar.host(), caller, right));
    }
}
