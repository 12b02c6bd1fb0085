package dev.lectern.registration;

import dev.lectern.kit.web.fault.Malformed;
import dev.lectern.kit.web.fault.NotFound;
import dev.lectern.kit.web.fault.Sentence;
import dev.lectern.registration.stage.StageLink;
import dev.lectern.registration.stage.StageLinks;
import dev.lectern.webinar.OccurrenceView;
import dev.lectern.webinar.StagePersonView;
import dev.lectern.webinar.WebinarView;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** What an attendee's link stands for, for scripts; the link itself is the permission. */
@Path("/api/v1/join")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Join")
class JoinApi {
    private final JoinLinks links;
    private final StageLinks stage;
    private final PublicWebinars webinars;

    JoinApi(JoinLinks links, StageLinks stage, PublicWebinars webinars) {
        this.links = links;
        this.stage = stage;
        this.webinars = webinars;
    }

    @GET
    @Operation(hidden = true)
    public Uni<JsonObject> none() {
        throw new Malformed(
                "token",
                Sentence.of(
                        "Put the last part of the join link after /join/.",
                        "Setzen Sie den letzten Teil des Links hinter /join/."));
    }

    @GET
    @Path("/{token}")
    @Operation(summary = "The registration, webinar and state that a join link stands for")
    public Uni<JsonObject> read(@RestPath String token) {
        return stage.read(token)
                .chain(
                        speaker ->
                                speaker.isPresent()
                                        ? read(speaker.get())
                                        : links.read(token)
                                                .map(found -> good(found))
                                                .chain(this::read));
    }

    private Uni<JsonObject> read(JoinLink link) {
        return webinars.require(link.webinar()).map(webinar -> json(link, webinar));
    }

    /** No registration: they stand on stage. */
    private Uni<JsonObject> read(StageLink link) {
        StagePersonView person = link.person();
        if (person == null || !link.good()) {
            throw link.dead();
        }
        JsonObject who =
                new JsonObject()
                        .put("id", person.id().toString())
                        .put("name", person.name())
                        .put("role", person.role().word());
        return webinars.require(link.webinar())
                .map(
                        webinar ->
                                about(webinar, webinar.current())
                                        .put("role", person.role().word())
                                        .put("person", who));
    }

    /** The link, or why it opens nothing. */
    static JoinLink good(Optional<JoinLink> found) {
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

    private static JsonObject json(JoinLink link, WebinarView webinar) {
        OccurrenceView date =
                Optional.ofNullable(link.occurrence())
                        .flatMap(webinar::occurrence)
                        .orElseGet(webinar::current);
        return about(webinar, date)
                .put("role", "attendee")
                .put(
                        "registration",
                        new JsonObject()
                                .put("id", link.registration().toString())
                                .put("name", link.name())
                                .put("status", link.status().word()));
    }

    private static JsonObject about(WebinarView webinar, OccurrenceView date) {
        return new JsonObject()
                .put(
                        "webinar",
                        new JsonObject()
                                .put("id", webinar.id().toString())
                                .put("slug", webinar.slug())
                                .put("title", webinar.title())
                                .put("state", webinar.state().word()))
                .put(
                        "occurrence",
                        new JsonObject()
                                .put("id", date.id().toString())
                                .put("startsAt", date.startsAt().toString())
                                .put("endsAt", date.endsAt().toString())
                                .put("state", date.state().word()))
                .put("state", date.state().word());
    }
}
