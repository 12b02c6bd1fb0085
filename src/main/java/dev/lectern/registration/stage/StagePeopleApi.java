package dev.lectern.registration.stage;

import dev.lectern.kit.idempotency.Idempotent;
import dev.lectern.kit.web.api.Slice;
import dev.lectern.webinar.Casting;
import dev.lectern.webinar.StagePeople;
import dev.lectern.webinar.StagePersonView;
import dev.lectern.webinar.Webinars;
import dev.lectern.workspace.Caller;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
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
import org.jspecify.annotations.Nullable;

/**
 * Who stands on a webinar's stage, for programs. Links are in the answers to changes only: a key
 * that may just read does not get them.
 */
@Path("/api/v1/webinars/{webinar}/people")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "People on stage")
class StagePeopleApi {
    private final SecurityIdentity identity;
    private final Webinars webinars;
    private final StagePeople people;
    private final Casting casting;
    private final StageLinks links;

    StagePeopleApi(
            SecurityIdentity identity,
            Webinars webinars,
            StagePeople people,
            Casting casting,
            StageLinks links) {
        this.identity = identity;
        this.webinars = webinars;
        this.people = people;
        this.casting = casting;
        this.links = links;
    }

    @GET
    @Operation(summary = "Co-hosts, panelists and who stands in for the host")
    public Uni<Slice<JsonObject>> list(UUID webinar) {
        return webinars.require(Caller.of(identity).workspace(), webinar)
                .chain(() -> people.all(webinar))
                .map(StagePeopleApi::slice);
    }

    private static Slice<JsonObject> slice(List<StagePersonView> all) {
        return new Slice<>(all.stream().map(StagePeopleApi::json).toList(), null, all.size());
    }

    @GET
    @Path("/{person}")
    @Operation(summary = "One of them")
    public Uni<JsonObject> one(UUID webinar, UUID person) {
        return webinars.require(Caller.of(identity).workspace(), webinar)
                .chain(() -> people.require(webinar, person))
                .map(StagePeopleApi::json);
    }

    @POST
    @Idempotent
    @Operation(summary = "Ask somebody onto the stage: {email, name?, role?}")
    public Uni<Response> add(UUID webinar, @Nullable JsonObject body) {
        Caller caller = Caller.of(identity);
        return Panache.withTransaction(() -> casting.add(caller, webinar, body))
                .map(person -> Response.created(address(person)).entity(linked(person)).build());
    }

    private static URI address(StagePersonView person) {
        return URI.create("/api/v1/webinars/" + person.webinar() + "/people/" + person.id());
    }

    @PATCH
    @Path("/{person}")
    @Operation(summary = "Another role or name; a role changes at once, also for who is inside")
    public Uni<JsonObject> change(UUID webinar, UUID person, @Nullable JsonObject body) {
        Caller caller = Caller.of(identity);
        return Panache.withTransaction(() -> casting.change(caller, webinar, person, body))
                .map(this::linked);
    }

    @POST
    @Path("/{person}/link")
    @Operation(summary = "Another link; the earlier one is dead at once, and the new one is mailed")
    public Uni<JsonObject> renew(UUID webinar, UUID person) {
        Caller caller = Caller.of(identity);
        return Panache.withTransaction(() -> casting.renewLink(caller, webinar, person))
                .map(this::linked);
    }

    @POST
    @Path("/{person}/send")
    @Operation(summary = "Mail them their link once more")
    public Uni<JsonObject> send(UUID webinar, UUID person) {
        Caller caller = Caller.of(identity);
        return Panache.withTransaction(() -> casting.sendAgain(caller, webinar, person))
                .map(this::linked);
    }

    @DELETE
    @Path("/{person}")
    @Operation(summary = "Take somebody off the stage, at once, also who is inside")
    public Uni<Response> remove(UUID webinar, UUID person) {
        Caller caller = Caller.of(identity);
        return Panache.withTransaction(() -> casting.remove(caller, webinar, person))
                .replaceWith(() -> Response.noContent().build());
    }

    private JsonObject linked(StagePersonView person) {
        return json(person).put("link", links.url(person));
    }

    private static JsonObject json(StagePersonView person) {
        return new JsonObject()
                .put("id", person.id().toString())
                .put("email", person.email())
                .put("name", person.name())
                .put("role", person.role().word())
                .put("member", person.account() != null)
                .put("createdAt", person.createdAt().toString());
    }
}
