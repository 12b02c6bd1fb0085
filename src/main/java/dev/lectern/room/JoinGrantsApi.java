package dev.lectern.room;

import dev.lectern.call.Grant;
import dev.lectern.call.policy.Role;
import dev.lectern.kit.web.fault.Malformed;
import dev.lectern.kit.web.fault.NotFound;
import dev.lectern.kit.web.fault.Sentence;
import dev.lectern.registration.JoinLink;
import dev.lectern.registration.JoinLinks;
import dev.lectern.registration.stage.StageLink;
import dev.lectern.registration.stage.StageLinks;
import dev.lectern.webinar.StagePersonView;
import dev.lectern.webinar.Webinars;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** The grant that a join link is worth; the link itself is the permission. */
@Path("/api/v1/join")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Join")
class JoinGrantsApi {
    private final JoinLinks links;
    private final StageLinks stage;
    private final Webinars webinars;
    private final FactsReader facts;
    private final Grants grants;

    JoinGrantsApi(
            JoinLinks links,
            StageLinks stage,
            Webinars webinars,
            FactsReader facts,
            Grants grants) {
        this.links = links;
        this.stage = stage;
        this.webinars = webinars;
        this.facts = facts;
        this.grants = grants;
    }

    @POST
    @Path("/grant")
    @Operation(hidden = true)
    public Uni<Grant> none() {
        throw new Malformed(
                Sentence.of(
                        "Put the last part of the join link after /join/.",
                        "Setzen Sie den letzten Teil des Links hinter /join/."));
    }

    @POST
    @Path("/{token}/grant")
    @ResponseStatus(201)
    @Operation(summary = "A grant for whom a join link was made")
    public Uni<Grant> grant(@RestPath String token) {
        if (token.isBlank()) {
            return none();
        }
        return stage.read(token)
                .chain(
                        speaker ->
                                speaker.isPresent()
                                        ? grant(speaker.get())
                                        : links.read(token)
                                                .map(JoinGrantsApi::good)
                                                .chain(this::grant));
    }

    private Uni<Grant> grant(StageLink link) {
        @Nullable StagePersonView person = link.person();
        if (person == null || !link.good()) {
            throw link.dead();
        }
        return grant(link.webinar(), null, Person.onStage(person));
    }

    private static JoinLink good(Optional<JoinLink> found) {
        JoinLink link =
                found.orElseThrow(
                        () ->
                                new NotFound(
                                        Sentence.of(
                                                "There is no such link. Check that it is complete.",
                                                "Diesen Link gibt es nicht. Prüfen Sie, ob er vollständig ist.")));
        if (!link.good()) {
            throw link.dead();
        }
        return link;
    }

    private Uni<Grant> grant(JoinLink link) {
        Person person = Person.guest(link.registration(), link.name(), Role.ATTENDEE);
        return grant(link.webinar(), link.occurrence(), person);
    }

    private Uni<Grant> grant(UUID webinarId, @Nullable UUID own, Person person) {
        return webinars.find(webinarId)
                .map(
                        found ->
                                found.orElseThrow(
                                        () ->
                                                new NotFound(
                                                        Sentence.of(
                                                                "There is no such webinar.",
                                                                "Dieses Webinar gibt es nicht."))))
                .map(webinar -> facts.of(webinar, Entrance.date(webinar, own)))
                .chain(room -> grants.forGuest(room, person));
    }
}
