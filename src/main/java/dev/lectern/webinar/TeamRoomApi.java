package dev.lectern.webinar;

import dev.lectern.kit.audit.Author;
import dev.lectern.kit.idempotency.Afterwards;
import dev.lectern.kit.idempotency.Idempotent;
import dev.lectern.kit.web.TimeWords;
import dev.lectern.kit.web.Words;
import dev.lectern.kit.web.fault.Refused;
import dev.lectern.workspace.Caller;
import dev.lectern.workspace.WorkspaceView;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Meeting right away, for programs. */
@Path("/api/v1/webinars/now")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Webinars")
class TeamRoomApi {
    private final SecurityIdentity identity;
    private final TeamRoom rooms;
    private final Webinars webinars;
    private final Answers answers;
    private final Afterwards afterwards;
    private final Clock clock;
    private final Deeds deeds;

    TeamRoomApi(
            SecurityIdentity identity,
            TeamRoom rooms,
            Webinars webinars,
            Answers answers,
            Afterwards afterwards,
            Clock clock,
            Deeds deeds) {
        this.deeds = deeds;
        this.identity = identity;
        this.rooms = rooms;
        this.webinars = webinars;
        this.answers = answers;
        this.afterwards = afterwards;
        this.clock = clock;
    }

    @POST
    @Idempotent
    @Operation(summary = "Open a team room at once: {title?, recording?, chat?, maxParticipants?}")
    public Uni<Response> open(@Nullable String body) {
        Caller caller = Caller.of(identity);
        Author by = deeds.by(caller);
        JsonObject wishes = OptionalBody.of(body);
        if (wishes.getValue("maxParticipants") instanceof Number people) {
            StartNowForm.refuseUnfit(people);
        }
        return rooms.plan(caller, wishes, this::times)
                .onFailure(Refused.class)
                .transform(refused -> StartNowForm.here((Refused) refused))
                .chain(
                        room ->
                                afterwards.answer(
                                        () -> rooms.start(caller, room, by), () -> created(room)));
    }

    private TimeWords times(WorkspaceView home) {
        return new TimeWords(
                Words.supported(Locale.forLanguageTag(home.language())),
                home.zone(),
                clock.instant());
    }

    private Uni<Response> created(WebinarView room) {
        return webinars.require(room.workspace(), room.id()).chain(answers::created);
    }
}
