package dev.lectern.call.builtin;

import dev.lectern.call.RoomAtProvider;
import dev.lectern.kit.web.fault.NotAllowed;
import dev.lectern.kit.web.fault.NotFound;
import dev.lectern.kit.web.fault.Sentence;
import dev.lectern.sfu.Broadcast;
import dev.lectern.sfu.hls.Playlist;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/**
 * The programme over HTTP (RFC 8216): for whom the engine has no place, and for players outside.
 * Either the address says who may see it, or a grant does, as bearer; any origin may ask.
 */
@Path("/call/{occurrence:[0-9a-f-]{36}}/hls")
@PermitAll
class BroadcastsApi {
    private static final String LIST_TYPE = "application/vnd.apple.mpegurl";
    private static final Duration PATIENCE = Duration.ofMillis(4_500);
    private static final int EARLY_SECONDS = 5;

    private final StreamAddresses addresses;
    private final Bearers bearers;
    private final Broadcasts broadcasts;
    private final LivePlaces places;

    BroadcastsApi(
            StreamAddresses addresses, Bearers bearers, Broadcasts broadcasts, LivePlaces places) {
        this.addresses = addresses;
        this.bearers = bearers;
        this.broadcasts = broadcasts;
        this.places = places;
    }

    @GET
    @Path("/{token}/{file}")
    @Operation(summary = "The playlist, a header or a segment of the live programme (HLS)")
    public Uni<Response> file(
            @RestPath UUID occurrence, @RestPath String token, @RestPath String file) {
        StreamAddresses.Pass pass =
                addresses
                        .read(token)
                        .filter(one -> one.isOf(occurrence))
                        .orElseThrow(
                                () ->
                                        new NotAllowed(
                                                Sentence.of(
                                                        "This address is not valid any more.",
                                                        "Diese Adresse gilt nicht mehr.")));
        return shown(pass, file);
    }

    @GET
    @Path("/{file}")
    @Operation(summary = "The same with a grant as bearer")
    public Uni<Response> toBearer(
            @RestPath UUID occurrence,
            @RestPath String file,
            @RestHeader(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        return bearers.of(occurrence, authorization)
                .map(grant -> shown(StreamAddresses.Pass.of(grant), file))
                .orElseGet(BroadcastsApi::unknown);
    }

    @OPTIONS
    @Path("/{file:.+}")
    public Response options() {
        return Response.noContent().build();
    }

    private Uni<Response> shown(StreamAddresses.Pass pass, String file) {
        return places.require(pass)
                .chain(() -> broadcasts.room(pass.room()))
                .chain(room -> file(room, pass, file));
    }

    private Uni<Response> file(
            Optional<BuiltinRoom> found, StreamAddresses.Pass pass, String file) {
        BuiltinRoom room =
                found.orElseThrow(
                        () ->
                                new NotFound(
                                        Sentence.of(
                                                "There is no such room.",
                                                "Diesen Raum gibt es nicht.")));
        if (!pass.isGoodIn(room)) {
            throw new NotAllowed(
                    Sentence.of(
                            "You were put out of this room.",
                            "Sie wurden aus diesem Raum entfernt."));
        }
        if (room.stage() == RoomAtProvider.Stage.WAITING) {
            return refused(409, "It has not begun yet.");
        }
        Broadcast stream = broadcasts.of(room);
        if (stream == null) {
            return room.live()
                    ? refused(503, "The video room is not available at the moment.")
                    : Uni.createFrom().item(Refusal.of(410, "This room is closed."));
        }
        return file.equals(StreamAddresses.PLAYLIST)
                ? playlist(stream.playlist())
                : Uni.createFrom().item(media(stream.playlist(), file));
    }

    /** Who is first waits until there is something to play. */
    private static Uni<Response> playlist(Playlist playlist) {
        return Uni.createFrom()
                .completionStage(playlist.begun())
                .ifNoItem()
                .after(PATIENCE)
                .recoverWithItem(() -> null)
                .map(ready -> answer(playlist));
    }

    private static Response answer(Playlist playlist) {
        String text = playlist.text();
        if (text.isEmpty()) {
            return Refusal.later(503, 2, "There is nothing to see yet.");
        }
        String cache = playlist.isOver() ? "private, max-age=60" : "private, max-age=1";
        return Response.ok(text, LIST_TYPE).header("Cache-Control", cache).build();
    }

    private static Response media(Playlist playlist, String file) {
        byte[] bytes =
                playlist.file(file)
                        .orElseThrow(
                                () ->
                                        new NotFound(
                                                Sentence.of(
                                                        "This piece is not there any more.",
                                                        "Dieses Stück ist nicht mehr da.")));
        String type = file.endsWith(".mp4") ? "video/mp4" : "video/iso.segment";
        return Response.ok(bytes, type)
                .header("Cache-Control", "private, max-age=3600, immutable")
                .build();
    }

    private static Uni<Response> unknown() {
        String how = "Send a grant of this room as “Authorization: Bearer …”.";
        return Uni.createFrom().item(Refusal.of(401, how));
    }

    private static Uni<Response> refused(int status, String sentence) {
        return Uni.createFrom().item(Refusal.later(status, EARLY_SECONDS, sentence));
    }
}
