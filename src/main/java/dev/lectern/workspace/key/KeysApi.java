package dev.lectern.workspace.key;

import dev.lectern.account.Visit;
import dev.lectern.kit.idempotency.Idempotent;
import dev.lectern.kit.web.Frame;
import dev.lectern.kit.web.Words;
import dev.lectern.kit.web.api.Cursor;
import dev.lectern.kit.web.api.Slice;
import dev.lectern.kit.web.api.SliceQuery;
import dev.lectern.kit.web.fault.Malformed;
import dev.lectern.kit.web.fault.Sentence;
import dev.lectern.workspace.Caller;
import dev.lectern.workspace.Role;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The keys of a workspace, for its admins' programs. */
@Path("/api/v1/keys")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Keys")
class KeysApi {
    private final SecurityIdentity identity;
    private final Keys keys;
    private final Clock clock;
    private final Frame frame;

    KeysApi(SecurityIdentity identity, Keys keys, Clock clock, Frame frame) {
        this.identity = identity;
        this.keys = keys;
        this.clock = clock;
        this.frame = frame;
    }

    @GET
    @WithSession
    @Operation(summary = "List the keys, newest first")
    public Uni<Slice<KeyView>> list(
            @RestQuery @Nullable Integer limit, @RestQuery @Nullable String cursor) {
        SliceQuery asked = SliceQuery.of(limit, cursor);
        return keys.list(caller().workspace()).map(all -> slice(all, asked));
    }

    private static Slice<KeyView> slice(List<KeyView> all, SliceQuery asked) {
        Cursor after = asked.after();
        List<KeyView> rest =
                after == null
                        ? all
                        : all.stream().filter(key -> key.id().compareTo(after.id(0)) < 0).toList();
        return Slice.of(rest, asked, all.size(), key -> Cursor.of(key.id()));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Idempotent
    @Operation(summary = "Make a key; the answer is the only place that shows it")
    public Uni<Response> make(@Nullable KeyForm form, RoutingContext request) {
        Caller caller = caller();
        if (form == null) {
            throw new Malformed(
                    Sentence.of(
                            "Send the key to be made as JSON, with its name.",
                            "Senden Sie den Schlüssel, der entstehen soll, als JSON mit Namen."));
        }
        form.check(clock.instant(), Words.in(frame.language(), KeyWords.class)).refuse();
        String address = Visit.of(request).address();
        return Panache.withTransaction(() -> keys.make(caller, form.wish(caller), address))
                .map(
                        key ->
                                Response.created(URI.create("/api/v1/keys/" + key.id()))
                                        .entity(key)
                                        .build());
    }

    @GET
    @Path("/{id}")
    @WithSession
    @Operation(summary = "Say of a key what it may, and when it was last used")
    public Uni<KeyView> show(@RestPath UUID id) {
        return keys.show(caller().workspace(), id);
    }

    @DELETE
    @Path("/{id}")
    @WithTransaction
    @Operation(summary = "Revoke a key; it opens nothing from the next request on")
    public Uni<Void> revoke(@RestPath UUID id, RoutingContext request) {
        return keys.revoke(caller(), id, Visit.of(request).address());
    }

    private Caller caller() {
        return Caller.of(identity).require(Role.ADMIN);
    }
}
