package dev.lectern.workspace.oidc;

import dev.lectern.kit.web.fault.NotSignedIn;
import dev.lectern.kit.web.fault.Sentence;
import dev.lectern.workspace.Callers;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Knows the person behind an access token: one that was made for us, of somebody who has an account
 * here; who has none makes it in a browser.
 */
@ApplicationScoped
class OidcPrograms implements SecurityIdentityAugmentor {
    private final OidcConfig config;
    private final Callers callers;

    OidcPrograms(OidcConfig config, Callers callers) {
        this.config = config;
        this.callers = callers;
    }

    @Override
    public Uni<SecurityIdentity> augment(
            SecurityIdentity identity, AuthenticationRequestContext context) {
        if (!(identity.getPrincipal() instanceof JsonWebToken token)
                || !"lectern-programs".equals(identity.getAttribute("tenant-id"))) {
            return Uni.createFrom().item(identity);
        }
        if (!isForUs(token)) {
            throw NotSignedIn.because(
                    Sentence.of(
                            "This token was made for another application.",
                            "Dieses Token ist für eine andere Anwendung gemacht."));
        }
        OidcPerson person = OidcPerson.of(token, token, config);
        return callers.ofLinked(person.issuer(), person.subject(), person.verifiedEmail());
    }

    private boolean isForUs(JsonWebToken token) {
        String client = config.clientId().orElseThrow();
        @Nullable Object party = token.getClaim("azp");
        return client.equals(party)
                || token.getAudience() != null && token.getAudience().contains(client);
    }
}
