package dev.lectern.registration;

import dev.lectern.kit.web.Frame;
import dev.lectern.registration.Decisions.Verdict;
import dev.lectern.workspace.Caller;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Deciding about many people at once, for scripts. */
@Path("/api/v1/webinars/{webinar}/registrations/bulk")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@Tag(name = "Registrations")
class ManyPeopleApi {
    private final SecurityIdentity identity;
    private final PublicWebinars webinars;
    private final Decisions decisions;
    private final Deeds deeds;
    private final Frame frame;

    ManyPeopleApi(
            SecurityIdentity identity,
            PublicWebinars webinars,
            Decisions decisions,
            Deeds deeds,
            Frame frame) {
        this.identity = identity;
        this.webinars = webinars;
        this.decisions = decisions;
        this.deeds = deeds;
        this.frame = frame;
    }

    @POST
    @Operation(summary = "Decides about many: {decision, ids, note}")
    public Uni<JsonObject> decide(@RestPath UUID webinar, @Nullable String body) {
        Caller caller = Caller.of(identity);
        JsonBody said = JsonBody.of(body);
        Decision decision = RegistrationsApi.decision(said.text("decision"));
        Verdict verdict = Verdict.said(decision, said, deeds.author());
        return webinars.requireMine(caller, webinar)
                .chain(found -> decisions.decideAll(found, said.ids("ids"), verdict))
                .map(outcome -> json(decision, outcome, frame.language()));
    }

    private static JsonObject json(Decision decision, Decisions.Outcome outcome, Locale language) {
        List<String> reasons =
                outcome.refusals().stream().distinct().map(why -> why.in(language)).toList();
        return new JsonObject()
                .put("changed", outcome.changed().size())
                .put("waitlisted", outcome.queued(decision))
                .put("refused", outcome.refusals().size())
                .put("reasons", new JsonArray(reasons));
    }
}
