package dev.lectern.call.builtin;

import dev.lectern.call.builtin.home.Homes;
import dev.lectern.call.builtin.home.NodeClient;
import dev.lectern.kit.web.fault.NotFound;
import dev.lectern.kit.web.fault.Sentence;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;

/**
 * Takes what other nodes order of the media that is at home here; to anybody else it is nothing.
 */
@Path("/call/{occurrence:[0-9a-f-]{36}}/home")
@PermitAll
class RoomOrdersApi {
    private final EngineRooms media;
    private final Homes homes;
    private final NodeClient nodes;

    RoomOrdersApi(EngineRooms media, Homes homes, NodeClient nodes) {
        this.media = media;
        this.homes = homes;
        this.nodes = nodes;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Uni<JsonObject> take(
            @RestPath UUID occurrence, RoutingContext request, JsonObject order) {
        if (!nodes.isOrder(occurrence, request)) {
            throw new NotFound(Sentence.of("There is nothing here.", "Hier ist nichts."));
        }
        RoomOrder read = RoomOrder.read(order);
        if (!read.occurrence().equals(occurrence) || !homes.isHere(occurrence)) {
            throw new NotFound(
                    Sentence.of(
                            "This call is not at home here.",
                            "Dieser Raum ist hier nicht zu Hause."));
        }
        return read.carryOut(media, homes);
    }
}
