package dev.lectern.webhook;

import dev.lectern.kit.idempotency.Idempotent;
import dev.lectern.kit.token.Vault;
import dev.lectern.kit.web.NotFound;
import dev.lectern.kit.web.Refused;
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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Webhooks for admins' programs: made, tried, looked after, sent again. */
@Path("/api/v1/webhooks")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Webhooks")
class WebhooksApi {
    private final SecurityIdentity identity;
    private final Hooks hooks;
    private final Vault vault;
    private final Clock clock;

    WebhooksApi(SecurityIdentity identity, Hooks hooks, Vault vault, Clock clock) {
        this.identity = identity;
        this.hooks = hooks;
        this.vault = vault;
        this.clock = clock;
    }

    @GET
    @Operation(summary = "The workspace's webhooks")
    public Uni<JsonObject> list() {
        UUID workspace = admin().workspace();
        return Panache.withSession(
                        () -> Webhook.<Webhook>list("workspaceId = ?1 order by id", workspace))
                .map(all -> items(all.stream().map(Webhook::json).toList()));
    }

    @POST
    @Idempotent
    @Operation(summary = "Make one: {url, events?}; the secret is shown this once")
    public Uni<Response> create(@Nullable JsonObject body) {
        Caller caller = admin();
        JsonObject said = body == null ? new JsonObject() : body;
        String url = said.getValue("url") instanceof String text ? text : null;
        Target.read(url);
        Webhook hook =
                new Webhook(caller.workspace(), String.valueOf(url), events(said), clock.instant());
        String secret = Signature.freshSecret();
        hook.sealed(vault.seal(hook.context(), secret));
        return Panache.withTransaction(() -> hook.<Webhook>persist())
                .map(
                        made ->
                                Response.created(URI.create("/api/v1/webhooks/" + made.id()))
                                        .entity(made.json().put("secret", secret))
                                        .build());
    }

    private static List<String> events(JsonObject said) {
        if (said.getValue("events") == null) {
            return List.of();
        }
        if (!(said.getValue("events") instanceof JsonArray array) || array.size() > 50) {
            throw new Refused("events", "List kinds of events, as [\"occurrence.live\"].");
        }
        return array.stream()
                .map(String::valueOf)
                .peek(
                        kind -> {
                            if (!kind.matches("[a-z]+\\.[a-z]+")) {
                                throw new Refused(
                                        "events", "A kind of event reads as occurrence.live.");
                            }
                        })
                .toList();
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Take one away with its log")
    public Uni<Response> delete(UUID id) {
        UUID workspace = admin().workspace();
        return Panache.withTransaction(() -> require(workspace, id).chain(hook -> hook.delete()))
                .replaceWith(() -> Response.noContent().build());
    }

    @POST
    @Path("/{id}/rotate")
    @Operation(summary = "Give it a new secret; both sign until the next rotation")
    public Uni<JsonObject> rotate(UUID id) {
        UUID workspace = admin().workspace();
        String fresh = Signature.freshSecret();
        return Panache.withTransaction(
                        () -> require(workspace, id).invoke(hook -> rotate(hook, fresh)))
                .map(hook -> hook.json().put("secret", fresh));
    }

    private void rotate(Webhook hook, String fresh) {
        String before = vault.open(hook.context(), hook.secret()).orElse("").split(" ")[0];
        hook.sealed(vault.seal(hook.context(), (fresh + " " + before).strip()));
    }

    @POST
    @Path("/{id}/enable")
    @Operation(summary = "Switch one on again")
    public Uni<JsonObject> enable(UUID id) {
        UUID workspace = admin().workspace();
        return Panache.withTransaction(() -> require(workspace, id).invoke(Webhook::switchOn))
                .map(Webhook::json);
    }

    @POST
    @Path("/{id}/test")
    @Operation(summary = "Send it a test event")
    public Uni<JsonObject> test(UUID id) {
        UUID workspace = admin().workspace();
        JsonObject greeting = new JsonObject().put("message", "Lectern reaches you.");
        return Panache.withTransaction(
                        () ->
                                require(workspace, id)
                                        .chain(
                                                hook ->
                                                        hooks.deliver(
                                                                hook, "webhook.test", greeting)))
                .map(Delivery::json);
    }

    @GET
    @Path("/{id}/deliveries")
    @Operation(summary = "The last hundred deliveries and what came back")
    public Uni<JsonObject> deliveries(UUID id) {
        UUID workspace = admin().workspace();
        return Panache.withSession(
                        () ->
                                require(workspace, id)
                                        .chain(
                                                () ->
                                                        Delivery.<Delivery>find(
                                                                        "webhookId = ?1 order by id"
                                                                                + " desc",
                                                                        id)
                                                                .page(0, 100)
                                                                .list()))
                .map(all -> items(all.stream().map(Delivery::json).toList()));
    }

    @POST
    @Path("/{id}/deliveries/{delivery}/resend")
    @Operation(summary = "Send one again, with the same id")
    public Uni<JsonObject> resend(UUID id, UUID delivery) {
        UUID workspace = admin().workspace();
        return Panache.withTransaction(
                        () ->
                                require(workspace, id)
                                        .chain(() -> Delivery.<Delivery>findById(delivery))
                                        .onItem()
                                        .ifNull()
                                        .failWith(() -> new NotFound("There is no such delivery."))
                                        .invoke(
                                                one -> {
                                                    if (!one.webhookId().equals(id)) {
                                                        throw new NotFound(
                                                                "There is no such delivery.");
                                                    }
                                                    one.again();
                                                })
                                        .call(hooks::send))
                .map(Delivery::json);
    }

    private static Uni<Webhook> require(UUID workspace, UUID id) {
        return Webhook.<Webhook>find("id = ?1 and workspaceId = ?2", id, workspace)
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(() -> new NotFound("There is no such webhook."));
    }

    private static JsonObject items(List<JsonObject> all) {
        return new JsonObject()
                .put("items", new JsonArray(all))
                .putNull("next")
                .put("total", all.size());
    }

    private Caller admin() {
        return Caller.of(identity).require(Role.ADMIN);
    }
}
