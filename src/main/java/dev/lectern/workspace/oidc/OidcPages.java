package dev.lectern.workspace.oidc;

import dev.lectern.account.Sessions;
import dev.lectern.account.Visit;
import dev.lectern.kit.web.LocalPath;
import dev.lectern.kit.web.SeeOther;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.oidc.AuthorizationCodeFlow;
import io.quarkus.oidc.OidcSession;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * Where one goes to sign in with the organisation, and comes back to: who gets through here is
 * given a session of ours, and the one of the identity protocol is put away.
 */
@Path(OidcPages.PATH)
@AuthorizationCodeFlow
@Authenticated
class OidcPages {
    static final String PATH = "/oidc/signin";

    private final OidcPeople people;
    private final OidcConfig config;
    private final Sessions sessions;
    private final OidcSession session;
    private final JsonWebToken accessToken;

    OidcPages(
            OidcPeople people,
            OidcConfig config,
            Sessions sessions,
            OidcSession session,
            JsonWebToken accessToken) {
        this.people = people;
        this.config = config;
        this.sessions = sessions;
        this.session = session;
        this.accessToken = accessToken;
    }

    @GET
    public Uni<Response> signIn(@RestQuery @Nullable String to, RoutingContext request) {
        OidcPerson person = OidcPerson.of(session.getIdToken(), accessToken, config);
        return Panache.withTransaction(
                        () ->
                                people.welcome(person, Visit.of(request))
                                        .chain(account -> sessions.signIn(account, request)))
                .chain(() -> session.logout())
                .replaceWith(() -> SeeOther.page(LocalPath.orHome(to)));
    }
}
