package dev.lectern.room;

import dev.lectern.call.Grant;
import dev.lectern.call.policy.Role;
import dev.lectern.kit.web.fault.Clashed;
import dev.lectern.kit.web.fault.NotAllowed;
import dev.lectern.kit.web.fault.Refused;
import dev.lectern.kit.web.fault.Sentence;
import dev.lectern.registration.PersonView;
import dev.lectern.registration.Registrations;
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
import java.util.Optional;
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
    private final Registrations registrations;
    private final Grants grants;
    private final FactsReader facts;
    private final SecurityIdentity identity;

    GrantsApi(
            Webinars webinars,
            StagePeople stage,
            Registrations registrations,
            Grants grants,
            FactsReader facts,
            SecurityIdentity identity) {
        this.webinars = webinars;
        this.stage = stage;
        this.registrations = registrations;
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
        return mustHaveAPlace(date, person.registration())
                .chain(() -> grants.asAsked(facts.of(webinar, date), person));
    }

    private Uni<Void> mustHaveAPlace(OccurrenceView date, @Nullable UUID registration) {
        return registration == null
                ? Uni.createFrom().voidItem()
                : registrations
                        .find(registration)
                        .invoke(found -> requirePlace(found.filter(one -> one.isFor(date))))
                        .replaceWithVoid();
    }

    private static void requirePlace(Optional<PersonView> found) {
        if (found.isEmpty()) {
            throw new Refused(
                    "registration",
                    Sentence.of(
                            "Nobody is registered for this date under this id.",
                            "Unter dieser Id ist niemand zu diesem Termin angemeldet."));
        }
        if (!found.get().approved()) {
            throw new Clashed(
                    Sentence.of(
                            "This person has no place. Approve them first.",
                            "Diese Person hat keinen Platz. Lassen Sie sie zuerst zu."));
        }
    }
}
