package dev.lectern.kit.limit;

import dev.lectern.kit.web.Paths;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Counts every request: by account or key, and only for who has neither by address, so that an
 * office behind one address is not one visitor. A credential that is wrong counts for the address.
 * Webhooks count themselves, and only those that nobody we know has signed: a flood of them must
 * not shut out the one who signs, who may come by the same proxy.
 */
class RequestLimit {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Limits limits;
    private final CurrentIdentityAssociation identity;
    private final Allowance admins;
    private final Allowance members;
    private final Strangers strangers;

    RequestLimit(
            Limits limits,
            Strangers strangers,
            CurrentIdentityAssociation identity,
            LimitConfig config) {
        this.limits = limits;
        this.strangers = strangers;
        this.identity = identity;
        this.admins = new Allowance(config.adminBurst(), config.adminPerSecond(), SECOND);
        this.members = new Allowance(config.memberBurst(), config.memberPerSecond(), SECOND);
    }

    /** Before it is known what is asked for, and whether that exists: guesses count as well. */
    @ServerRequestFilter(preMatching = true)
    public @Nullable Uni<@Nullable Response> countFirst(RoutingContext request) {
        String path = request.normalizedPath();
        return Paths.isHook(path) || isSignInElsewhere(path) ? null : count(request);
    }

    /** Who comes back from the organisation's sign-in is known by what the endpoint says of it. */
    @ServerRequestFilter
    public @Nullable Uni<@Nullable Response> countReturn(RoutingContext request) {
        return isSignInElsewhere(request.normalizedPath()) ? count(request) : null;
    }

    private static boolean isSignInElsewhere(String path) {
        return path.startsWith("/oidc/");
    }

    private Uni<@Nullable Response> count(RoutingContext request) {
        return identity.getDeferredIdentity()
                .onFailure(AuthenticationFailedException.class)
                .recoverWithNull()
                .invoke(who -> count(who, request))
                .replaceWith((Response) null);
    }

    /** A credential that means nothing here may mean something to the endpoint: that is its say. */
    private void count(@Nullable SecurityIdentity who, RoutingContext request) {
        if (who == null || who.isAnonymous()) {
            strangers.count(request);
        } else {
            boolean admin = who.hasRole("admin");
            limits.check("request:" + who.getPrincipal().getName(), admin ? admins : members);
        }
    }
}
