package dev.lectern.webhook;

import dev.lectern.kit.idempotency.Idempotent;
import dev.lectern.kit.web.api.Slice;
import dev.lectern.kit.web.api.SliceQuery;
import dev.lectern.workspace.Caller;
import dev.lectern.workspace.Role;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Webhooks for admins' programs: made, tried, looked after, sent again. */
@Path("/api/v1/webhooks")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Webhooks")
class WebhooksApi {
    private final SecurityIdentity identity;
    private final Webhooks webhooks;

    WebhooksApi(SecurityIdentity identity, Webhooks webhooks) {
        this.identity = identity;
        this.webhooks = webhooks;
    }

    @GET
    @Operation(summary = "The workspace's webhooks")
    public Uni<JsonObject> list() {
        UUID workspace = admin();
        return Panache.withSession(() -> webhooks.all(workspace))
                .map(all -> items(all.stream().map(Webhook::json).toList()));
    }

    @POST
    @Idempotent
    @Operation(summary = "Make one: {url, events?}; the secret is shown this once")
    public Uni<Response> create(@Nullable JsonObject body) {
        UUID workspace = admin();
        JsonObject said = body == null ? new JsonObject() : body;
        List<String> events = EventKind.read(said.getValue("events"));
        return webhooks.check(url(said, ""))
                .chain(
                        () ->
                                Panache.withTransaction(
                                        () -> webhooks.make(workspace, url(said, ""), events)))
                .map(
                        made ->
                                Response.created(URI.create("/api/v1/webhooks/" + made.hook().id()))
                                        .entity(shown(made))
                                        .build());
    }

    @PATCH
    @Path("/{id}")
    @Operation(summary = "Change where it goes or what it is told: {url?, events?}")
    public Uni<JsonObject> change(UUID id, @Nullable JsonObject body) {
        UUID workspace = admin();
        JsonObject said = body == null ? new JsonObject() : body;
        Uni<Void> checked =
                said.containsKey("url")
                        ? webhooks.check(url(said, ""))
                        : Uni.createFrom().voidItem();
        return checked.chain(
                        () ->
                                Panache.withTransaction(
                                        () ->
                                                webhooks.require(workspace, id)
                                                        .chain(
                                                                hook ->
                                                                        webhooks.change(
                                                                                workspace,
                                                                                id,
                                                                                url(
                                                                                        said,
                                                                                        hook.url()),
                                                                                events(
                                                                                        said,
                                                                                        hook)))))
                .map(Webhook::json);
    }

    private static String url(JsonObject said, String otherwise) {
        Object url = said.getValue("url", otherwise);
        return url instanceof String text ? text : "";
    }

    private static List<String> events(JsonObject said, Webhook hook) {
        return said.containsKey("events") ? EventKind.read(said.getValue("events")) : hook.events();
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Take one away with its log")
    public Uni<Response> delete(UUID id) {
        UUID workspace = admin();
        return Panache.withTransaction(() -> webhooks.delete(workspace, id))
                .replaceWith(() -> Response.noContent().build());
    }

    @POST
    @Path("/{id}/rotate")
    @Operation(summary = "Give it a new secret; both sign until the next rotation")
    public Uni<JsonObject> rotate(UUID id) {
        UUID workspace = admin();
        return Panache.withTransaction(() -> webhooks.rotate(workspace, id))
                .map(WebhooksApi::shown);
    }

    @POST
    @Path("/{id}/enable")
    @Operation(summary = "Switch one on again")
    public Uni<JsonObject> enable(UUID id) {
        UUID workspace = admin();
        return Panache.withTransaction(() -> webhooks.enable(workspace, id)).map(Webhook::json);
    }

    @POST
    @Path("/{id}/test")
    @Operation(summary = "Send it a test event")
    public Uni<JsonObject> test(UUID id) {
        UUID workspace = admin();
        return Panache.withTransaction(() -> webhooks.test(workspace, id)).map(Delivery::json);
    }

    @GET
    @Path("/{id}/deliveries")
    @Operation(summary = "What was sent and what came back, newest first")
    public Uni<Slice<JsonObject>> deliveries(
            UUID id, @RestQuery @Nullable Integer limit, @RestQuery @Nullable String cursor) {
        UUID workspace = admin();
        SliceQuery asked = SliceQuery.of(limit, cursor);
        return Panache.withSession(() -> webhooks.log(workspace, id, asked))
                .map(found -> found.map(Delivery::json));
    }

    @POST
    @Path("/{id}/deliveries/{delivery}/resend")
    @Operation(summary = "Send one again, with the same id")
    public Uni<JsonObject> resend(UUID id, UUID delivery) {
        UUID workspace = admin();
        return Panache.withTransaction(() -> webhooks.resend(workspace, id, delivery))
                .map(Delivery::json);
    }

    private static JsonObject shown(Webhooks.WithSecret made) {
        return made.hook().json().put("secret", made.secret());
    }

    private static JsonObject items(List<JsonObject> all) {
        return new JsonObject()
                .put("items", new JsonArray(all))
                .putNull("next")
                .put("total", all.size());
    }

    private UUID admin() {
        return Caller.of(identity).require(Role.ADMIN).workspace();
    }
}
