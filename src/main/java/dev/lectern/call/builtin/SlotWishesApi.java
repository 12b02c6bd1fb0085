package dev.lectern.call.builtin;

import dev.lectern.kit.web.Malformed;
import dev.lectern.kit.web.NotAllowed;
import dev.lectern.kit.web.NotFound;
import dev.lectern.kit.web.Sentence;
import dev.lectern.sfu.SlotWish;
import dev.lectern.sfu.Watching;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/**
 * What a viewer has use for, slot by slot: a hidden page wants no pictures, a thumbnail no tall
 * one.
 */
@Path("/call/{occurrence:[0-9a-f-]{36}}/whep/{session}/slots")
@PermitAll
class SlotWishesApi {
    private static final int MOST_SLOTS = 32;

    private final MediaEngine engine;
    private final Bearers bearers;

    SlotWishesApi(MediaEngine engine, Bearers bearers) {
        this.engine = engine;
        this.bearers = bearers;
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
            watching.wish(slot, read(wishes.getJsonObject(slot)));
        }
    }

    private static SlotWish read(JsonObject wish) {
        int height = Math.max(0, wish.getInteger("height", 0));
        return switch (wish.getString("show", "")) {
            case "programme" -> SlotWish.PROGRAMME.notTallerThan(height);
            case "next" -> SlotWish.NEXT.notTallerThan(height);
            case "nothing" -> SlotWish.NOTHING;
            default ->
                    throw new Malformed(
                            "show",
                            Sentence.of(
                                    "Say programme, next or nothing.",
                                    "Sagen Sie programme, next oder nichts."));
        };
    }

    private Watching require(UUID occurrence, String id, @Nullable String authorization) {
        BuiltinGrant grant =
                bearers.of(occurrence, authorization)
                        .orElseThrow(
                                () ->
                                        new NotAllowed(
                                                Sentence.of(
                                                        "Send the grant of this session.",
                                                        "Senden Sie die Berechtigung dieser Sitzung.")));
        return engine.running()
                .flatMap(running -> Optional.ofNullable(running.session(id)))
                .filter(session -> session.room().name().equals(grant.room()))
                .filter(session -> session.person().equals(grant.identity()))
                .filter(Watching.class::isInstance)
                .map(Watching.class::cast)
                .orElseThrow(
                        () ->
                                new NotFound(
                                        Sentence.of(
                                                "This session is over.",
                                                "Diese Sitzung ist vorbei.")));
    }
}
