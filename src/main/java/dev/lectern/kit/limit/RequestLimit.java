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

    /** Programs are counted before anything is asked of their credentials, guessed ones too. */
    @ServerRequestFilter(preMatching = true)
    public @Nullable Uni<@Nullable Response> countProgram(RoutingContext request) {
        String path = request.normalizedPath();
        return Paths.isForPrograms(path) && !Paths.isHook(path) ? count(request) : null;
    }

    @ServerRequestFilter
    public @Nullable Uni<@Nullable Response> countPage(RoutingContext request) {
        return Paths.isForPrograms(request.normalizedPath()) ? null : count(request);
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
