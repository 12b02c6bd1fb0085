package dev.lectern.registration;

import dev.lectern.kit.mail.MailLog;
import dev.lectern.webinar.Webinars;
import dev.lectern.workspace.Caller;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** What a person was sent, for programs. */
@Path("/api/v1/webinars/{webinar}/registrations/{person}/mails")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Registrations")
class PersonMailsApi {
    private final SecurityIdentity identity;
    private final Webinars webinars;
    private final Registrations registrations;
    private final MailLog mails;

    PersonMailsApi(
            SecurityIdentity identity,
            Webinars webinars,
            Registrations registrations,
            MailLog mails) {
        this.identity = identity;
        this.webinars = webinars;
        this.registrations = registrations;
        this.mails = mails;
    }

    @GET
    @Operation(summary = "What this person was sent, when, and what the mail server said")
    public Uni<JsonObject> list(@RestPath UUID webinar, @RestPath UUID person) {
        return webinars.requireMine(Caller.of(identity), webinar)
                .chain(found -> registrations.require(found.id(), person))
                .chain(found -> mails.concerning(List.of(Erasure.reference(found.id()))))
                .map(
                        entries -> {
                            JsonArray items = PersonalFile.mails(entries);
                            return new JsonObject()
                                    .put("items", items)
                                    .putNull("next")
                                    .put("total", items.size());
                        });
    }
}
