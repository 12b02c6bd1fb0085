package dev.lectern.call.builtin;

import dev.lectern.call.CallView;
import dev.lectern.call.Calls;
import dev.lectern.kit.web.fault.NotFound;
import dev.lectern.kit.web.fault.Sentence;
import dev.lectern.workspace.Caller;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** For support: how each connection of a call at our own engine is doing, on whichever node. */
@Path("/api/v1/calls/{occurrence:[0-9a-f-]{36}}/media")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Providers")
class FiguresApi {
    private final SecurityIdentity identity;
    private final Calls calls;
    private final HomedMedia media;

    FiguresApi(SecurityIdentity identity, Calls calls, HomedMedia media) {
        this.identity = identity;
        this.calls = calls;
        this.media = media;
    }

    @GET
    @Operation(summary = "Bit rate, loss, round trip and layers of every connection of a call")
    public Uni<JsonObject> figures(@RestPath UUID occurrence) {
        UUID workspace = Caller.of(identity).workspace();
        return calls.find(occurrence)
                .map(
                        found ->
                                found.filter(call -> call.workspace().equals(workspace))
                                        .filter(call -> call.provider().equals("builtin"))
                                        .map(CallView::providerId)
                                        .orElseThrow(
                                                () ->
                                                        new NotFound(
                                                                Sentence.of(
                                                                        "There is no such call here.",
                                                                        "Diesen Raum gibt es hier nicht."))))
                .chain(media::figures);
    }
}
