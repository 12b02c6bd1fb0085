package dev.lectern.registration;

import dev.lectern.kit.web.fault.Refused;
import dev.lectern.kit.web.fault.Sentence;
import dev.lectern.registration.form.EmailAddress;
import dev.lectern.workspace.Caller;
import dev.lectern.workspace.Role;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What is kept about somebody, and forgetting it, for programs. */
@Path("/api/v1/people")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@Tag(name = "Privacy")
class PrivacyApi {
    private final SecurityIdentity identity;
    private final PersonalFile files;
    private final Erasure erasure;
    private final Deeds deeds;

    PrivacyApi(SecurityIdentity identity, PersonalFile files, Erasure erasure, Deeds deeds) {
        this.identity = identity;
        this.files = files;
        this.erasure = erasure;
        this.deeds = deeds;
    }

    @GET
    @Path("/export")
    @Operation(summary = "Everything that this workspace keeps about an address")
    public Uni<Response> export(@RestQuery @Nullable String email) {
        return files.of(admin().workspace(), address(email)).map(PrivacyApi::file);
    }

    @POST
    @Path("/erase")
    @Operation(summary = "Forget an address everywhere in this workspace: {email}")
    public Uni<JsonObject> erase(@Nullable String body) {
        String email = address(JsonBody.of(body).text("email"));
        return erasure.erase(admin().workspace(), email, deeds.author())
                .map(count -> new JsonObject().put("erased", count));
    }

    private static String address(@Nullable String email) {
        if (email == null) {
            throw new Refused(
                    "email", Sentence.of("Say which address.", "Nennen Sie die Adresse."));
        }
        return EmailAddress.of(email).text();
    }

    private Caller admin() {
        return Caller.of(identity).require(Role.ADMIN);
    }

    static Response file(JsonObject content) {
        return Response.ok(content.encodePrettily(), MediaType.APPLICATION_JSON)
                .header("Content-Disposition", "attachment; filename=\"person.json\"")
                .header("Cache-Control", "no-store")
                .build();
    }
}
