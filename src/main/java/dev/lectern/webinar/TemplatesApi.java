package dev.lectern.webinar;

import dev.lectern.kit.idempotency.Idempotent;
import dev.lectern.kit.web.api.Slice;
import dev.lectern.kit.web.fault.Refused;
import dev.lectern.kit.web.fault.Sentence;
import dev.lectern.workspace.Caller;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Templates for programs: save a webinar as one, begin one from it. */
@Path("/api/v1/templates")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Templates")
class TemplatesApi {
    private final SecurityIdentity identity;
    private final Templating templating;
    private final Answers answers;

    TemplatesApi(SecurityIdentity identity, Templating templating, Answers answers) {
        this.identity = identity;
        this.templating = templating;
        this.answers = answers;
    }

    @GET
    @Operation(summary = "The templates of the workspace, by name")
    public Uni<Slice<JsonObject>> list() {
        Caller caller = Caller.of(identity);
        return Panache.withSession(() -> templating.all(caller))
                .map(all -> all.stream().map(WebinarTemplate::json).toList())
                .map(all -> new Slice<>(all, null, all.size()));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One template")
    public Uni<JsonObject> one(UUID id) {
        Caller caller = Caller.of(identity);
        return Panache.withSession(() -> templating.require(caller, id)).map(WebinarTemplate::json);
    }

    @POST
    @Idempotent
    @Operation(summary = "Save a webinar as a template: {webinar, name?}")
    public Uni<Response> save(@Nullable JsonObject body) {
        Caller caller = Caller.of(identity);
        JsonObject said = body == null ? new JsonObject() : body;
        UUID webinar = id(said.getValue("webinar"));
        String name = said.getValue("name") instanceof String text ? text : null;
        return Panache.withTransaction(() -> templating.save(caller, webinar, name))
                .map(
                        template ->
                                Response.created(URI.create("/api/v1/templates/" + template.id()))
                                        .entity(template.json())
                                        .build());
    }

    private static UUID id(@Nullable Object value) {
        try {
            return UUID.fromString(String.valueOf(value));
        } catch (IllegalArgumentException e) {
            throw new Refused(
                    "webinar",
                    Sentence.of(
                            "Name the webinar by its id.",
                            "Nennen Sie das Webinar mit seiner Id."));
        }
    }

    @POST
    @Path("/{id}/webinars")
    @Idempotent
    @Operation(summary = "Make a webinar from it; what the body says is laid over the template")
    public Uni<Response> begin(UUID id, @Nullable String body) {
        Caller caller = Caller.of(identity);
        JsonObject said = OptionalBody.of(body);
        return Panache.withTransaction(() -> templating.begin(caller, id, said))
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

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Delete a template; webinars made from it stay")
    public Uni<Response> delete(UUID id) {
        Caller caller = Caller.of(identity);
        return Panache.withTransaction(() -> templating.delete(caller, id))
                .replaceWith(() -> Response.noContent().build());
    }
}
