package dev.lectern.workspace;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** The door by which other ways of signing in make a caller. */
@ApplicationScoped
public class Callers {
    private final Credentials credentials;

    Callers(Credentials credentials) {
        this.credentials = credentials;
    }

    /** The person whose account is linked to this subject of an identity server. */
    public Uni<SecurityIdentity> ofLinked(String issuer, String subject) {
        return credentials
                .linked(issuer, subject)
                .onItem()
                .ifNull()
                .failWith(
                        () ->
                                new AuthenticationFailedException(
                                        "Sign in here with your organisation once, then use the"
                                                + " token."));
    }
}
