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
 * Requests from this machine itself are not counted by address: behind a proxy that does not say
 * for whom it asks, they would be everybody.
 */
class RequestLimit {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Limits limits;
    private final CurrentIdentityAssociation identity;
    private final Allowance admins;
    private final Allowance members;
    private final Allowance addresses;

    RequestLimit(Limits limits, CurrentIdentityAssociation identity, LimitConfig config) {
        this.limits = limits;
        this.identity = identity;
        this.admins = new Allowance(config.adminBurst(), config.adminPerSecond(), SECOND);
        this.members = new Allowance(config.memberBurst(), config.memberPerSecond(), SECOND);
        this.addresses = new Allowance(config.addressBurst(), config.addressPerSecond(), SECOND);
    }

    /** Programs are counted before anything is asked of their credentials, guessed ones too. */
    @ServerRequestFilter(preMatching = true)
    public @Nullable Uni<@Nullable Response> countProgram(RoutingContext request) {
        return Paths.isForPrograms(request.normalizedPath()) ? count(request) : null;
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
            countAddress(request);
        } else {
            boolean admin = who.hasRole("admin");
            limits.check("request:" + who.getPrincipal().getName(), admin ? admins : members);
        }
    }

    private void countAddress(RoutingContext request) {
        String address = ClientAddress.of(request);
        if (address != null && !ClientAddress.isLoopback(address)) {
            limits.check("request:address:" + ClientAddress.network(address), addresses);
        }
    }
}
