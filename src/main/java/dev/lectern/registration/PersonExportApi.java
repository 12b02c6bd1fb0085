package dev.lectern.registration;

import dev.lectern.webinar.Webinars;
import dev.lectern.workspace.Caller;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Everything that is kept about one registration, as a file. */
@Path("/api/v1/webinars/{webinar}/registrations/{person}/export")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Registrations")
class PersonExportApi {
    private final SecurityIdentity identity;
    private final Webinars webinars;
    private final Registrations registrations;
    private final PersonalFile files;

    PersonExportApi(
            SecurityIdentity identity,
            Webinars webinars,
            Registrations registrations,
            PersonalFile files) {
        this.identity = identity;
        this.webinars = webinars;
        this.registrations = registrations;
        this.files = files;
    }

    @GET
    @Operation(summary = "Everything that is kept about this registration")
    public Uni<Response> export(@RestPath UUID webinar, @RestPath UUID person) {
        return webinars.requireMine(Caller.of(identity), webinar)
                .chain(found -> registrations.require(found.id(), person))
                .chain(found -> files.of(found.workspace(), found.id()))
                .map(PrivacyApi::file);
    }
}
