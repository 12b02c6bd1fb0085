package dev.lectern.registration;

import dev.lectern.kit.web.Frame;
import dev.lectern.workspace.Caller;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Brings people in from a CSV file that is the body of the request. */
@Path("/api/v1/webinars/{webinar}/registrations/import")
@Authenticated
@Tag(name = "Registrations")
class ImportApi {
    private final SecurityIdentity identity;
    private final PublicWebinars webinars;
    private final Bringing bringing;
    private final Frame frame;

    ImportApi(SecurityIdentity identity, PublicWebinars webinars, Bringing bringing, Frame frame) {
        this.identity = identity;
        this.webinars = webinars;
        this.bringing = bringing;
        this.frame = frame;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "Imports people, those of a series to ?occurrence= or to the date of their row;"
                            + " with ?preview=true only says what is wrong with which row")
    public Uni<JsonObject> bring(
            @RestPath UUID webinar,
            @RestQuery @DefaultValue("false") boolean preview,
            @RestQuery @Nullable String occurrence,
            byte @Nullable [] body) {
        Locale language = frame.language();
        UUID date = PeopleSearch.id("occurrence", occurrence);
        return webinars.requireMine(Caller.of(identity), webinar)
                .map(found -> new Bringing.Sent(found, body == null ? new byte[0] : body, date))
                .chain(
                        sent ->
                                preview
                                        ? bringing.preview(sent).map(one -> one.foreseen(language))
                                        : bringing.bring(sent).map(one -> one.json(language)));
    }
}
