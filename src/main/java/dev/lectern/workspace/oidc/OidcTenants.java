package dev.lectern.workspace.oidc;

import dev.lectern.kit.token.Vault;
import dev.lectern.kit.web.Paths;
import dev.lectern.kit.web.PublicAddress;
import io.quarkus.oidc.OidcRequestContext;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.OidcTenantConfigBuilder;
import io.quarkus.oidc.TenantConfigResolver;
import io.quarkus.oidc.runtime.OidcTenantConfig.ApplicationType;
import io.quarkus.oidc.runtime.OidcTenantConfig.Authentication.CookieSameSite;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/**
 * Tells Quarkus of the identity server, when there is one: as a web application at our sign-in
 * address, as a resource server for bearer tokens, and nowhere else.
 */
@ApplicationScoped
class OidcTenants implements TenantConfigResolver {
    private final @Nullable OidcTenantConfig browsers;
    private final @Nullable OidcTenantConfig programs;

    OidcTenants(OidcConfig config, Vault vault, PublicAddress address) {
        this.browsers = config.isGiven() ? browsers(config, vault, address) : null;
        this.programs = config.isGiven() ? programs(config) : null;
    }

    @Override
    public Uni<OidcTenantConfig> resolve(
            RoutingContext request, OidcRequestContext<OidcTenantConfig> blocking) {
        if (request.normalizedPath().equals(OidcPages.PATH)) {
            return Uni.createFrom().item(browsers);
        }
        return Uni.createFrom().item(bringsToken(request) ? programs : null);
    }

    /** Only at addresses for programs: a page asks no identity server for a header it ignores. */
    private static boolean bringsToken(RoutingContext request) {
        if (!Paths.isForPrograms(request.normalizedPath())) {
            return false;
        }
        String header = request.request().getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.indexOf('.') > 0;
    }

    private static OidcTenantConfig browsers(
            OidcConfig config, Vault vault, PublicAddress address) {
        return server(config)
                .tenantId("lectern-browsers")
                .applicationType(ApplicationType.WEB_APP)
                .authentication()
                .redirectPath(OidcPages.PATH)
                .restorePathAfterRedirect(true)
                .pkceRequired()
                .stateSecret(vault.phrase("oidc state"))
                .cookiePath(OidcPages.PATH)
                .cookieSameSite(CookieSameSite.LAX)
                .scopes("profile", "email")
                .forceRedirectHttpsScheme(address.secure())
                .cookieForceSecure(address.secure())
                .end()
                .tokenStateManager()
                .encryptionSecret(vault.phrase("oidc session"))
                .end()
                .build();
    }

    private static OidcTenantConfig programs(OidcConfig config) {
        return server(config)
                .tenantId("lectern-programs")
                .applicationType(ApplicationType.SERVICE)
                .token()
                .allowJwtIntrospection(false)
                .allowOpaqueTokenIntrospection(false)
                .end()
                .build();
    }

    private static OidcTenantConfigBuilder server(OidcConfig config) {
        OidcTenantConfigBuilder server =
                OidcTenantConfig.authServerUrl(config.url().orElseThrow())
                        .clientId(config.clientId().orElseThrow());
        config.clientSecret().ifPresent(server::credentials);
        return server;
    }
}
