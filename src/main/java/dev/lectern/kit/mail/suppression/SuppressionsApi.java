package dev.lectern.kit.mail.suppression;

import dev.lectern.kit.mail.suppression.Suppressions.Suppressed;
import dev.lectern.kit.web.api.Slice;
import dev.lectern.kit.web.api.SliceQuery;
import dev.lectern.kit.web.fault.Clashed;
import dev.lectern.kit.web.fault.Sentence;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Addresses that get no more news and reminders, for an admin's programs. */
@Path("/api/v1/suppressions")
@RolesAllowed("admin")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Suppressions")
class SuppressionsApi {
    private final Suppressions suppressions;
    private final Lifting lifting;
    private final SecurityIdentity identity;

    SuppressionsApi(Suppressions suppressions, Lifting lifting, SecurityIdentity identity) {
        this.suppressions = suppressions;
        this.lifting = lifting;
        this.identity = identity;
    }

    @GET
    @Operation(summary = "Addresses that get no more news and reminders, newest first, and why")
    public Uni<Slice<Suppressed>> list(
            @RestQuery @Nullable String q,
            @RestQuery @Nullable Integer limit,
            @RestQuery @Nullable String cursor) {
        String search = q == null || q.isBlank() ? null : q.strip();
        return suppressions.list(workspace(), search, SliceQuery.of(limit, cursor));
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Lets mail through again; what people ended themselves with ?asked=true")
    public Uni<Response> lift(@RestPath UUID id, @RestQuery @DefaultValue("false") boolean asked) {
        return suppressions
                .require(workspace(), id)
                .invoke(
                        one -> {
                            if (one.wished() && !asked) {
                                throw new Clashed(ENDED_BY_THEM);
                            }
                        })
                .chain(() -> lifting.lift(id))
                .replaceWith(() -> Response.noContent().build());
    }

    private static final Sentence ENDED_BY_THEM =
            Sentence.of(
                    "They ended these mails themselves. Repeat with asked=true if they have asked"
                            + " you for them again.",
                    "Diese Person hat die Mails selbst beendet. Wiederholen Sie es mit asked=true,"
                            + " wenn sie Sie wieder darum gebeten hat.");

    private UUID workspace() {
        return identity.getAttribute("workspace");
    }
}
