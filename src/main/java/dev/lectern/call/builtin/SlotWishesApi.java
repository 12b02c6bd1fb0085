package dev.lectern.call.builtin;

import dev.lectern.kit.web.fault.Malformed;
import dev.lectern.kit.web.fault.Sentence;
import dev.lectern.sfu.SlotView;
import dev.lectern.sfu.SlotWish;
import dev.lectern.sfu.Watching;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/**
 * The slots of a viewer: what each shows, for who missed the news of it, and what the viewer has
 * use for there: a hidden page wants no pictures, a thumbnail no tall one.
 */
@Path("/call/{occurrence:[0-9a-f-]{36}}/whep/{session}/slots")
@PermitAll
class SlotWishesApi {
    private static final int MOST_SLOTS = 32;

    private final OpenSessions sessions;

    SlotWishesApi(OpenSessions sessions) {
        this.sessions = sessions;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "What each slot of a viewer's session shows; the room's socket tells it too")
    public JsonArray shown(
            @RestPath UUID occurrence,
            @RestPath String session,
            @RestHeader(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        JsonArray slots = new JsonArray();
        for (SlotView view : require(occurrence, session, authorization).shown()) {
            slots.add(StageNotice.use(view).json());
        }
        return slots;
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Say what the video slots of a viewer's session are to show, and how tall")
    public void wish(
            @RestPath UUID occurrence,
            @RestPath String session,
            @RestHeader(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            JsonArray wishes) {
        Watching watching = require(occurrence, session, authorization);
        if (wishes.size() > MOST_SLOTS) {
            throw new Malformed(
                    "slots",
                    Sentence.of(
                            "There are fewer slots than that.", "So viele Plätze gibt es nicht."));
        }
        for (int slot = 0; slot < wishes.size(); slot++) {
            watching.wish(slot, read(wishes.getValue(slot)));
        }
    }

    private Watching require(UUID occurrence, String session, @Nullable String authorization) {
        if (sessions.require(occurrence, session, authorization) instanceof Watching watching) {
            return watching;
        }
        throw OpenSessions.over();
    }

    private static SlotWish read(Object said) {
        if (!(said instanceof JsonObject wish)) throw badShow();
        int height = wish.getValue("height") instanceof Number tall ? tall.intValue() : 0;
        String show = wish.getValue("show") instanceof String word ? word : "";
        return switch (show) {
            case "programme" -> SlotWish.PROGRAMME.notTallerThan(Math.max(0, height));
            case "next" -> SlotWish.NEXT.notTallerThan(Math.max(0, height));
            case "nothing" -> SlotWish.NOTHING;
            default -> throw badShow();
        };
    }

    private static Malformed badShow() {
        return new Malformed(
                "show",
                Sentence.of(
                        "Say programme, next or nothing.",
                        "Sagen Sie programme, next oder nichts."));
    }
}
