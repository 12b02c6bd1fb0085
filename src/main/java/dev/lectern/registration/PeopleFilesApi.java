package dev.lectern.registration;

import dev.lectern.workspace.Caller;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The people of a webinar as a file. */
@Path("/api/v1/webinars/{webinar}/registrations.csv")
@Authenticated
@Tag(name = "Registrations")
class PeopleFilesApi {
    private final SecurityIdentity identity;
    private final PublicWebinars webinars;
    private final PeopleFiles files;

    PeopleFilesApi(SecurityIdentity identity, PublicWebinars webinars, PeopleFiles files) {
        this.identity = identity;
        this.webinars = webinars;
        this.files = files;
    }

    @GET
    @Produces("text/csv")
    @Operation(summary = "Everybody registered, as CSV")
    public Uni<Response> export(@RestPath UUID webinar, @RestQuery @Nullable String status) {
        return webinars.requireMine(Caller.of(identity), webinar)
                .chain(found -> files.export(found, PeopleSearch.states(status)))
                .map(
                        csv ->
                                Response.ok(csv)
                                        .type("text/csv; charset=UTF-8")
                                        .header(
                                                "Content-Disposition",
                                                "attachment; filename=\"registrations.csv\"")
                                        .build());
    }
}
