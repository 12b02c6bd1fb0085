package dev.lectern.call.builtin;

import dev.lectern.call.builtin.home.Home;
import dev.lectern.call.builtin.home.Homes;
import dev.lectern.kit.web.Problem;
import dev.lectern.kit.web.fault.Malformed;
import dev.lectern.kit.web.fault.Sentence;
import dev.lectern.sfu.Engine;
import dev.lectern.sfu.Full;
import dev.lectern.sfu.Room;
import dev.lectern.sfu.Session;
import dev.lectern.sfu.Source;
import dev.lectern.sfu.sdp.BadOffer;
import dev.lectern.sfu.sdp.Offer;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestHeader;
import org.jspecify.annotations.Nullable;

/**
 * WHIP (RFC 9725) and WHEP (draft-ietf-wish-whep): a session is made by POST, restarted by PATCH,
 * ended by DELETE. The bearer is a grant of this room; any origin may ask, for a grant is no
 * cookie.
 */
@Path("/call/{occurrence:[0-9a-f-]{36}}/{kind:whip|whep}")
@PermitAll
class SessionsApi {
    private static final String SDP = "application/sdp";
    private static final String FRAGMENT = "application/trickle-ice-sdpfrag";
    private static final int EARLY_SECONDS = 5;
    private static final int FULL_SECONDS = 20;
    private static final int MOVING_SECONDS = 1;
    private static final String HLS = "type=\"application/vnd.apple.mpegurl\"";
    private static final Duration OVERFLOW_LIFE = Duration.ofHours(12);

    private final Admissions admissions;
    private final EngineRooms media;
    private final MediaEngine engine;
    private final StreamAddresses streams;
    private final Bearers bearers;
    private final OpenSessions sessions;
    private final Knocking knocking;
    private final IceServers iceServers;
    private final Homes homes;

    SessionsApi(
            Admissions admissions,
            EngineRooms media,
            MediaEngine engine,
            StreamAddresses streams,
            Bearers bearers,
            OpenSessions sessions,
            Knocking knocking,
            IceServers iceServers,
            Homes homes) {
        this.admissions = admissions;
        this.media = media;
        this.engine = engine;
        this.streams = streams;
        this.bearers = bearers;
        this.sessions = sessions;
        this.knocking = knocking;
        this.iceServers = iceServers;
        this.homes = homes;
    }

    @POST
    @Consumes(SDP)
    @Produces({SDP, Problem.MEDIA_TYPE})
    @Operation(summary = "Publish (whip) or watch (whep) with a grant as bearer")
    public Uni<Response> open(
            @PathParam("occurrence") UUID occurrence,
            @PathParam("kind") String kind,
            @QueryParam("source") @Nullable String source,
            @RestHeader(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            String offer) {
        Optional<BuiltinGrant> grant = bearers.of(occurrence, authorization);
        if (grant.isEmpty()) {
            return answer(401, "Send a grant of this room as “Authorization: Bearer …”.");
        }
        if (offer.length() > Offer.LONGEST) {
            return answer(413, "The offer is too long.");
        }
        if (!knocking.allows(grant.get().room() + grant.get().identity())) {
            return later(429, 2, "Too many sessions at once; try again in a moment.");
        }
        Wish wish = new Wish(kind, sourceOf(source), offer);
        return admissions
                .of(grant.get())
                .chain(in -> in.map(one -> admit(one, wish)).orElseGet(() -> said(gone())));
    }

    /** What the client wants. */
    private record Wish(String kind, Source source, String offer) {
        boolean publishes() {
            return kind.equals("whip");
        }
    }

    private Uni<Response> admit(Admission admission, Wish wish) {
        if (admission.isOver()) {
            return said(gone());
        }
        if (wish.publishes()) {
            admission.requirePublishing(wish.source());
        }
        if (admission.isEarly()) {
            return later(409, EARLY_SECONDS, "It has not begun yet.");
        }
        Optional<Engine> running = engine.running();
        if (running.isEmpty()) {
            return later(503, EARLY_SECONDS, "The video room is not available at the moment.");
        }
        return homes.claim(admission.grant().occurrence())
                .map(home -> open(running.get(), home, admission, wish));
    }

    /**
     * Where the home was taken elsewhere while this was on its way, the next attempt goes there.
     */
    private Response open(Engine running, Home home, Admission admission, Wish wish) {
        if (!homes.isHere(home)) {
            return Refusal.later(
                    503, MOVING_SECONDS, "The video room is moving to another machine.");
        }
        Room room = media.roomOf(running, admission.room(), home.tape());
        media.admits(room.name(), admission.grant().identity(), admission.role());
        return open(room, admission, wish);
    }

    private Response open(Room room, Admission admission, Wish wish) {
        if (admission.isTooMany(room.people())) {
            return full(admission, "As many people are in this room as it takes.");
        }
        try {
            Session session =
                    wish.publishes()
                            ? room.publish(admission.publish(wish.source(), wish.offer()))
                            : room.watch(admission.watch(wish.offer()));
            return created(admission, wish.kind(), session);
        } catch (BadOffer unusable) {
            throw new Malformed("offer", String.valueOf(unusable.getMessage()));
        } catch (Full full) {
            return full(admission, String.valueOf(full.getMessage()));
        }
    }

    private Response created(Admission admission, String kind, Session session) {
        URI location =
                URI.create(
                        "/call/"
                                + admission.grant().occurrence()
                                + "/"
                                + kind
                                + "/"
                                + session.id());
        Response.ResponseBuilder made =
                Response.status(201)
                        .type(SDP)
                        .header("Location", location)
                        .header("ETag", quoted(session.etag()))
                        .entity(session.answer());
        return iceServers.linked(made).build();
    }

    /** A webinar's audience is shown the programme over HTTP instead; a team waits. */
    private Response full(Admission admission, String why) {
        Response refused = Refusal.later(503, FULL_SECONDS, why);
        return admission.mayOverflow()
                ? Response.fromResponse(refused)
                        .header("Link", "<" + overflow(admission) + ">; rel=\"alternate\"; " + HLS)
                        .build()
                : refused;
    }

    private String overflow(Admission admission) {
        return streams.of(admission.grant(), admission.grant().issuedAt().plus(OVERFLOW_LIFE));
    }

    @PATCH
    @Path("/{session}")
    @Consumes({FRAGMENT, SDP})
    @Produces({FRAGMENT, Problem.MEDIA_TYPE})
    @Operation(summary = "Trickle candidates or restart ICE")
    public Response change(
            @PathParam("occurrence") UUID occurrence,
            @PathParam("session") String id,
            @RestHeader(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            String fragment) {
        Session session = sessions.require(occurrence, id, authorization);
        if (ifMatch == null) {
            return Refusal.of(428, "Say with If-Match which state of the session you mean.");
        }
        if (!means(ifMatch, session)) {
            return Refusal.of(412, "The session has been restarted meanwhile.");
        }
        try {
            return session.patch(fragment)
                    .map(
                            ours ->
                                    Response.ok(ours, FRAGMENT)
                                            .header("ETag", quoted(session.etag()))
                                            .build())
                    .orElseGet(() -> Response.noContent().build());
        } catch (BadOffer unusable) {
            throw new Malformed("fragment", String.valueOf(unusable.getMessage()));
        }
    }

    /** One of a list of states (RFC 9110), or whichever it is; in quotes too, as some send it. */
    private static boolean means(String ifMatch, Session session) {
        return Arrays.stream(ifMatch.split(","))
                .map(String::strip)
                .anyMatch(
                        one ->
                                one.equals("*")
                                        || one.equals("\"*\"")
                                        || one.equals(quoted(session.etag())));
    }

    @DELETE
    @Path("/{session}")
    @Operation(summary = "End a session")
    public Response close(
            @PathParam("occurrence") UUID occurrence,
            @PathParam("session") String id,
            @RestHeader(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        sessions.require(occurrence, id, authorization).close();
        return Response.ok().build();
    }

    @OPTIONS
    public Response options() {
        return iceServers.linked(Response.noContent().header("Accept-Post", SDP)).build();
    }

    @OPTIONS
    @Path("/{session}")
    public Response optionsOfASession() {
        return Response.noContent().header("Accept-Patch", FRAGMENT).build();
    }

    private static Source sourceOf(@Nullable String word) {
        if (word == null || word.equals("camera")) {
            return Source.CAMERA;
        }
        if (word.equals("screen")) {
            return Source.SCREEN;
        }
        throw new Malformed(
                "source",
                Sentence.of(
                        "The source is “camera” or “screen”.",
                        "Die Quelle ist „camera“ oder „screen“."));
    }

    private static String quoted(String etag) {
        return '"' + etag + '"';
    }

    private static Response gone() {
        return Refusal.of(410, "This room is closed.");
    }

    private static Uni<Response> answer(int status, String sentence) {
        return said(Refusal.of(status, sentence));
    }

    private static Uni<Response> said(Response response) {
        return Uni.createFrom().item(response);
    }

    private static Uni<Response> later(int status, int seconds, String sentence) {
        return said(Refusal.later(status, seconds, sentence));
    }
}
