package dev.lectern.webinar;

import dev.lectern.kit.idempotency.Idempotent;
import dev.lectern.workspace.Caller;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The same webinar once more, for programs. */
@Path("/api/v1/webinars/{id}/duplicate")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Webinars")
class DuplicatesApi {
    private final SecurityIdentity identity;
    private final Webinars webinars;
    private final Planning planning;
    private final Answers answers;
    private final Clock clock;

    DuplicatesApi(
            SecurityIdentity identity,
            Webinars webinars,
            Planning planning,
            Answers answers,
            Clock clock) {
        this.identity = identity;
        this.webinars = webinars;
        this.planning = planning;
        this.answers = answers;
        this.clock = clock;
    }

    @POST
    @Idempotent
    @Operation(
            summary =
                    "A draft like it, a week later at the same hour, or as many weeks later as it"
                            + " takes to lie ahead, unless said otherwise")
    public Uni<Response> duplicate(UUID id, @Nullable String body) {
        Caller caller = Caller.of(identity);
        JsonObject said = OptionalBody.of(body);
        return webinars.require(caller.workspace(), id)
                .map(webinar -> Copying.of(webinar, said, clock.instant()))
                .chain(copy -> Panache.withTransaction(() -> planning.copy(caller, copy, said)))
                .call(answers::awaitRoom)
                .chain(answers::json)
                .map(
                        json ->
                                Answers.tagged(
                                        Response.created(
                                                URI.create(
                                                        "/api/v1/webinars/"
                                                                + json.getString("id"))),
                                        json));
    }
}
