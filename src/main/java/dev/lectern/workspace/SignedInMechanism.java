package dev.lectern.workspace;

import dev.lectern.account.SessionCookie;
import dev.lectern.kit.web.fault.NotSignedIn;
import dev.lectern.kit.web.fault.Sentence;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds out who is asking: by the bearer key of a program, else by the cookie of a browser.
 *
 * <p>It outranks the mechanisms of OIDC, so that an anonymous visitor is led to our sign-in page.
 * Both credentials are looked up in the database on every request: a revoked one is dead at once.
 */
@ApplicationScoped
class SignedInMechanism implements HttpAuthenticationMechanism {
    private static final String BEARER = "Bearer ";

    private final Credentials credentials;
    private final SessionCookie cookie;

    SignedInMechanism(Credentials credentials, SessionCookie cookie) {
        this.credentials = credentials;
        this.cookie = cookie;
    }

    @Override
    public int getPriority() {
        return 2 * DEFAULT_PRIORITY;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager all) {
        HttpServerRequest request = context.request();
        @Nullable String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return byKey(header.substring(BEARER.length()).strip(), request);
        }
        @Nullable String secret = cookie.read(request);
        return secret == null || secret.isEmpty()
                ? Uni.createFrom().nullItem()
                : credentials.session(secret);
    }

    /** What is not shaped like a key of ours may be an access token, which others look at. */
    private Uni<SecurityIdentity> byKey(String text, HttpServerRequest request) {
        if (!KeyShape.fits(text)) {
            return Uni.createFrom().nullItem();
        }
        return credentials
                .key(text, request.method())
                .onItem()
                .ifNull()
                .failWith(
                        () ->
                                NotSignedIn.because(
                                        Sentence.of(
                                                "This key is not valid (any more).",
                                                "Dieser Schlüssel gilt nicht (mehr).")));
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        HttpServerRequest request = context.request();
        boolean page = !context.normalizedPath().startsWith("/api/") && wantsPage(request);
        return Uni.createFrom()
                .item(
                        page
                                ? new ChallengeData(303, "Location", signIn(request))
                                : new ChallengeData(401, "WWW-Authenticate", "Bearer"));
    }

    private static boolean wantsPage(HttpServerRequest request) {
        @Nullable String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept == null || accept.contains("text/html") || accept.contains("*/*");
    }

    private static String signIn(HttpServerRequest request) {
        String back = request.method().name().equals("GET") ? request.uri() : "/";
        return back.equals("/")
                ? "/signin"
                : "/signin?to=" + URLEncoder.encode(back, StandardCharsets.UTF_8);
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of();
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext context) {
        return Uni.createFrom()
                .item(
                        new HttpCredentialTransport(
                                HttpCredentialTransport.Type.COOKIE, SessionCookie.NAME));
    }
}
