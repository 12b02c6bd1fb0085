package dev.lectern.webinar;

import dev.lectern.call.CallChecks;
import dev.lectern.call.CallView;
import dev.lectern.call.Calls;
import dev.lectern.kit.idempotency.Afterwards;
import dev.lectern.kit.idempotency.Idempotent;
import dev.lectern.kit.web.fault.Refused;
import dev.lectern.kit.web.fault.Sentence;
import dev.lectern.workspace.Caller;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Webinars for programs: make, read, change, delete, publish, cancel. */
@Path("/api/v1/webinars")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Webinars")
class WebinarsApi {
    private final SecurityIdentity identity;
    private final Planning planning;
    private final Changing changing;
    private final Webinars webinars;
    private final Answers answers;
    private final Afterwards afterwards;
    private final DateChanges dates;
    private final Calls calls;
    private final CallChecks checks;
    private final Clock clock;

    WebinarsApi(
            SecurityIdentity identity,
            Planning planning,
            Changing changing,
            Webinars webinars,
            DateChanges dates,
            Answers answers,
            Afterwards afterwards,
            Calls calls,
            CallChecks checks,
            Clock clock) {
        this.identity = identity;
        this.planning = planning;
        this.changing = changing;
        this.webinars = webinars;
        this.dates = dates;
        this.answers = answers;
        this.afterwards = afterwards;
        this.calls = calls;
        this.checks = checks;
        this.clock = clock;
    }

    @POST
    @Idempotent
    @Operation(summary = "Make a webinar, and publish it when asked to")
    public Uni<Response> create(@Nullable JsonObject body) {
        Caller caller = Caller.of(identity);
        if (body != null && body.containsKey("title") && body.getValue("title") == null) {
            throw new Refused(
                    "title", Sentence.of("Give it a title.", "Geben Sie ihm einen Titel."));
        }
        return Panache.withTransaction(() -> planning.create(caller, body))
                .chain(
                        made ->
                                afterwards.answer(
                                        () -> answers.awaitRoom(made),
                                        () -> answers.created(made)));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One webinar with its dates and their rooms")
    public Uni<Response> get(UUID id) {
        return webinars.require(Caller.of(identity).workspace(), id).chain(answers::ok);
    }

    @PATCH
    @Path("/{id}")
    @Operation(
            summary =
                    "Change what is named, or with ?occurrence= and ?scope= when dates of a series"
                            + " are; ?preview=true only says whom it would reach")
    public Uni<Response> change(
            UUID id,
            @Nullable JsonObject body,
            @HeaderParam("If-Match") @Nullable String seen,
            @BeanParam Meaning meaning) {
        Caller caller = Caller.of(identity);
        Scope scope = meaning.scope();
        DateChanges.Wish wish =
                meaning.date == null ? null : dates.wish(meaning.date, scope, body, seen);
        return ofDates(caller, id, wish)
                .chain(
                        ofDates ->
                                meaning.preview
                                        ? foresee(caller, id, body, seen, ofDates)
                                        : act(caller, id, body, seen, ofDates));
    }

    /** The wish, if it is meant for dates of a series and not for the whole webinar. */
    private Uni<Optional<DateChanges.Wish>> ofDates(
            Caller caller, UUID id, DateChanges.@Nullable Wish wish) {
        return wish == null
                ? Uni.createFrom().item(Optional.empty())
                : webinars.require(caller.workspace(), id)
                        .invoke(webinar -> webinar.require(wish.date()))
                        .map(webinar -> Optional.of(wish).filter(one -> one.isOfDates(webinar)));
    }

    private Uni<Response> foresee(
            Caller caller,
            UUID id,
            @Nullable JsonObject body,
            @Nullable String seen,
            Optional<DateChanges.Wish> ofDates) {
        return Aftermath.undone(
                        () ->
                                ofDates.isEmpty()
                                        ? changing.foresee(caller, id, body, seen)
                                        : dates.foresee(caller, id, ofDates.get()))
                .map(effects -> Response.ok(effects.json(clock.instant())).build());
    }

    private Uni<Response> act(
            Caller caller,
            UUID id,
            @Nullable JsonObject body,
            @Nullable String seen,
            Optional<DateChanges.Wish> ofDates) {
        return Panache.withTransaction(
                        () ->
                                ofDates.isEmpty()
                                        ? changing.change(caller, id, body, seen)
                                        : dates.move(caller, id, ofDates.get()))
                .chain(answers::ok);
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Delete a webinar that nobody registered for")
    public Uni<Response> delete(UUID id) {
        Caller caller = Caller.of(identity);
        return Panache.withTransaction(() -> planning.delete(caller, id))
                .replaceWith(() -> Response.noContent().build());
    }

    @POST
    @Path("/{id}/publish")
    @Operation(summary = "Put it on its public page and have its video room made")
    public Uni<Response> publish(UUID id) {
        Caller caller = Caller.of(identity);
        return Panache.withTransaction(() -> planning.publish(caller, id))
                .call(answers::awaitRoom)
                .chain(answers::ok);
    }

    @GET
    @Path("/{id}/call")
    @Operation(summary = "How the video room of a date stands")
    public Uni<JsonObject> call(UUID id, @QueryParam("occurrence") @Nullable UUID date) {
        return webinars.require(Caller.of(identity).workspace(), id)
                .map(webinar -> Answers.date(webinar, date).id())
                .chain(calls::requireView)
                .chain(checks::seen)
                .map(CallView::toJson);
    }
}
