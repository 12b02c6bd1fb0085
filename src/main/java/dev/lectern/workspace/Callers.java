package dev.lectern.workspace;

import dev.lectern.kit.web.fault.NotSignedIn;
import dev.lectern.kit.web.fault.Sentence;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** The door by which other ways of signing in make a caller. */
@ApplicationScoped
public class Callers {
    private final Credentials credentials;

    Callers(Credentials credentials) {
        this.credentials = credentials;
    }

    /**
     * The person whose account is linked to this subject of an identity server, or would be at
     * their first sign-in: it has the address that the server vouches for.
     */
    public Uni<SecurityIdentity> ofLinked(
            String issuer, String subject, @Nullable String verifiedEmail) {
        return credentials
                .linked(issuer, subject, verifiedEmail)
                .onItem()
                .ifNull()
                .failWith(
                        () ->
                                NotSignedIn.because(
                                        Sentence.of(
                                                "Sign in here with your organisation once, then use the token.",
                                                "Melden Sie sich hier einmal mit Ihrer Organisation an, dann gilt das Token.")));
    }
}
