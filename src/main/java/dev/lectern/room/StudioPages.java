package dev.lectern.room;

import dev.lectern.account.Accounts;
import dev.lectern.call.policy.Role;
import dev.lectern.kit.web.fault.Clashed;
import dev.lectern.kit.web.fault.NotAllowed;
import dev.lectern.kit.web.fault.Sentence;
import dev.lectern.webinar.OccurrenceView;
import dev.lectern.webinar.StagePeople;
import dev.lectern.webinar.WebinarState;
import dev.lectern.webinar.WebinarView;
import dev.lectern.webinar.Webinars;
import dev.lectern.workspace.Caller;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The studio: where its host, and members of the workspace on its stage, hold a webinar. */
@Path("/webinars/{id}/studio")
@Authenticated
class StudioPages {
    private final Webinars webinars;
    private final StagePeople stage;
    private final Accounts accounts;
    private final Entrance entrance;
    private final SecurityIdentity identity;

    StudioPages(
            Webinars webinars,
            StagePeople stage,
            Accounts accounts,
            Entrance entrance,
            SecurityIdentity identity) {
        this.webinars = webinars;
        this.stage = stage;
        this.accounts = accounts;
        this.entrance = entrance;
        this.identity = identity;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public Uni<TemplateInstance> studio(@RestPath UUID id, @RestQuery @Nullable UUID occurrence) {
        Caller caller = Caller.of(identity);
        return webinars.require(caller.workspace(), id)
                .invoke(StudioPages::mustBePublished)
                .chain(webinar -> enter(webinar, Entrance.date(webinar, occurrence), caller));
    }

    private static void mustBePublished(WebinarView webinar) {
        if (webinar.state() == WebinarState.DRAFT) {
            throw new Clashed(
                    Sentence.of(
                            "Publish the webinar first; then its studio opens.",
                            "Veröffentlichen Sie das Webinar zuerst; dann öffnet sich das"
                                    + " Studio."));
        }
    }

    private Uni<TemplateInstance> enter(WebinarView webinar, OccurrenceView date, Caller caller) {
        @Nullable UUID account = caller.account();
        if (account == null) {
            throw new NotAllowed(
                    Sentence.of(
                            "The studio is for people. Sign in with a browser.",
                            "Das Studio ist für Menschen. Melden Sie sich mit einem"
                                    + " Browser an."));
        }
        return stage.role(webinar, caller)
                .map(found -> found.orElseThrow(StudioPages::notOnStage))
                .chain(role -> member(account, role))
                .chain(person -> entrance.page(webinar, date, person));
    }

    private Uni<Person> member(UUID account, Role role) {
        return Panache.withSession(() -> accounts.find(account))
                .map(found -> Person.member(account, found.orElseThrow().name(), role));
    }

    private static NotAllowed notOnStage() {
        return new NotAllowed(
                Sentence.of(
                        "You are not on this stage. Ask its host to add you to its" + " people.",
                        "Sie gehören nicht auf diese Bühne. Bitten Sie den Gastgeber,"
                                + " Sie hinzuzufügen."));
    }
}
