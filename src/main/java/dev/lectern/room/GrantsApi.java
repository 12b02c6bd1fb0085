package dev.lectern.room;

import dev.lectern.call.Grant;
import dev.lectern.call.Role;
import dev.lectern.kit.web.NotAllowed;
import dev.lectern.kit.web.Refused;
import dev.lectern.kit.web.Sentence;
import dev.lectern.webinar.OccurrenceView;
import dev.lectern.webinar.StagePeople;
import dev.lectern.webinar.WebinarView;
import dev.lectern.webinar.Webinars;
import dev.lectern.workspace.Caller;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Grants by API: what a program needs to put somebody into the room. */
@Path("/api/v1/webinars/{id}/grants")
@Authenticated
class GrantsApi {
    private final Webinars webinars;
    private final StagePeople stage;
    private final Grants grants;
    private final FactsReader facts;
    private final SecurityIdentity identity;

    GrantsApi(
            Webinars webinars,
            StagePeople stage,
            Grants grants,
            FactsReader facts,
            SecurityIdentity identity) {
        this.webinars = webinars;
        this.stage = stage;
        this.grants = grants;
        this.facts = facts;
        this.identity = identity;
    }

    @POST
    @ResponseStatus(201)
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<Grant> grant(
            @RestPath UUID id, @RestQuery @Nullable UUID occurrence, @Nullable GrantForm form) {
        Caller caller = Caller.of(identity);
        if (form == null) {
            throw new Refused(
                    "role",
                    Sentence.of(
                            "Choose host, cohost, panelist or attendee.",
                            "Wählen Sie host, cohost, panelist oder attendee."));
        }
        Person person = form.person();
        return webinars.require(caller.workspace(), id)
                .call(webinar -> mustLead(webinar, caller, person))
                .chain(webinar -> grant(webinar, Entrance.date(webinar, occurrence), person));
    }

    /** Nobody lets others in, or themselves, as more than they are in the room. */
    private Uni<Void> mustLead(WebinarView webinar, Caller caller, Person person) {
        return stage.role(webinar, caller)
                .invoke(
                        own -> {
                            boolean may =
                                    own.filter(Role::leads).isPresent()
                                            && own.get().compareTo(person.role()) <= 0;
                            if (!may) {
                                throw new NotAllowed(
                                        Sentence.of(
                                                "Only who leads this webinar may let others in.",
                                                "Nur wer dieses Webinar leitet, darf andere einlassen."));
                            }
                        })
                .replaceWithVoid();
    }

    private Uni<Grant> grant(WebinarView webinar, OccurrenceView date, Person person) {
        return grants.asAsked(facts.of(webinar, date), person);
    }
}
