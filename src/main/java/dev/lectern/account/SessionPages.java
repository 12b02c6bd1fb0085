package dev.lectern.account;

import dev.lectern.account.AccountListener.Event;
import dev.lectern.kit.web.Frame;
import dev.lectern.kit.web.SeeOther;
import dev.lectern.kit.web.Words;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** The browsers one is signed in with, each to be signed out from here. */
@Path("/settings/sessions")
@Authenticated
@Produces(MediaType.TEXT_HTML)
class SessionPages {
    private final SecurityIdentity identity;
    private final Sessions sessions;
    private final AccountNews news;
    private final Frame frame;

    SessionPages(SecurityIdentity identity, Sessions sessions, AccountNews news, Frame frame) {
        this.identity = identity;
        this.sessions = sessions;
        this.news = news;
        this.frame = frame;
    }

    /** A line of the list; browser is empty when it did not say what it is. */
    record Line(UUID id, String browser, @Nullable String from, Instant seen, boolean here) {

        static Line of(Session session, @Nullable UUID here) {
            return new Line(
                    session.id,
                    BrowserName.of(session.browser),
                    session.address,
                    session.lastSeenAt,
                    session.id.equals(here));
        }
    }

    @CheckedTemplate(basePath = "account")
    static class Templates {
        static native TemplateInstance sessions(List<Line> lines);
    }

    @GET
    @WithSession
    public Uni<TemplateInstance> list() {
        SignedIn who = SignedIn.require(identity);
        return sessions.list(who.account())
                .map(all -> all.stream().map(one -> Line.of(one, who.session())).toList())
                .map(Templates::sessions);
    }

    @POST
    @Path("/{id}/signout")
    @WithTransaction
    public Uni<Response> signOut(@RestPath UUID id, RoutingContext request) {
        return sessions.close(SignedIn.require(identity).account(), id)
                .chain(() -> tell(Event.SIGNED_OUT_BROWSER, request))
                .replaceWith(() -> SeeOther.page("/settings/sessions", words().signedOutThere()));
    }

    @POST
    @Path("/others/signout")
    @WithTransaction
    public Uni<Response> signOutElsewhere(RoutingContext request) {
        SignedIn who = SignedIn.require(identity);
        return sessions.closeOthers(who.account(), who.session())
                .chain(() -> tell(Event.SIGNED_OUT_ELSEWHERE, request))
                .replaceWith(
                        () -> SeeOther.page("/settings/sessions", words().signedOutElsewhere()));
    }

    private Uni<Void> tell(Event event, RoutingContext request) {
        SignedIn who = SignedIn.require(identity);
        AccountView account = new AccountView(who.account(), who.email(), who.name(), null, null);
        return news.tell(event, account, Visit.of(request).address());
    }

    private AccountWords words() {
        return Words.in(frame.language(), AccountWords.class);
    }
}
