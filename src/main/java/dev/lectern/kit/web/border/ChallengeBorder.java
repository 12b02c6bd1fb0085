package dev.lectern.kit.web.border;

import dev.lectern.kit.web.Problems;
import dev.lectern.kit.web.fault.NotSignedIn;
import dev.lectern.kit.web.fault.Sentence;
import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Who is not known, or not enough, as an answer: a page leads to the sign-in, a program learns what
 * to send.
 */
class ChallengeBorder {
    private static final Sentence NOT_ALLOWED = Sentence.of("Not allowed", "Nicht erlaubt");
    private static final String WITHOUT_STATE = "somebody came back who was not sent there";

    private final Problems problems;
    private final IdentityBorder identities;

    ChallengeBorder(Problems problems, IdentityBorder identities) {
        this.problems = problems;
        this.identities = identities;
    }

    @ServerExceptionMapper(priority = 1)
    public Uni<Response> unknown(UnauthorizedException nobody, RoutingContext request) {
        return challenge(
                request,
                Sentence.of(
                        "Sign in, or send a key as “Authorization: Bearer …”.",
                        "Melden Sie sich an, oder senden Sie einen Schlüssel als „Authorization:"
                                + " Bearer …“."));
    }

    @ServerExceptionMapper(priority = 1)
    public Uni<Response> unknown(AuthenticationFailedException wrong, RoutingContext request) {
        if (IdentityOutage.isBehind(wrong)) {
            return identities.away(wrong, request);
        }
        return challenge(
                request,
                wrong.getCause() instanceof NotSignedIn why
                        ? why.sentence()
                        : Sentence.of("Sign in once more.", "Melden Sie sich noch einmal an."));
    }

    @ServerExceptionMapper(priority = 1)
    public Uni<Response> forbidden(ForbiddenException refused, RoutingContext request) {
        Sentence detail =
                Sentence.of("Your role does not reach for this.", "Ihre Rolle reicht dafür nicht.");
        return problems.answer(request, 403, NOT_ALLOWED, detail);
    }

    /** A page leads to the sign-in; a program learns what to send. */
    private Uni<Response> challenge(RoutingContext request, Sentence sentence) {
        HttpAuthenticator authenticator = request.get(HttpAuthenticator.class.getName());
        Uni<ChallengeData> challenge =
                authenticator == null
                        ? Uni.createFrom()
                                .item(new ChallengeData(401, "WWW-Authenticate", "Bearer"))
                        : authenticator.getChallenge(request);
        return challenge
                .chain(data -> challenged(request, data, sentence))
                .onFailure(OIDCException.class)
                .recoverWithUni(away -> identities.away(away, request));
    }

    private Uni<Response> challenged(
            RoutingContext request, ChallengeData data, Sentence sentence) {
        if (data.status != 401) {
            return Uni.createFrom().item(withHeaders(Response.status(data.status), data));
        }
        if ("OIDC".contentEquals(data.headerContent)) {
            return identities.refused(new UnauthorizedException(WITHOUT_STATE), request);
        }
        Sentence title = Sentence.of("Sign in first", "Melden Sie sich zuerst an");
        return problems.answer(request, 401, title, sentence)
                .map(answer -> withHeaders(Response.fromResponse(answer), data));
    }

    private static Response withHeaders(Response.ResponseBuilder answer, ChallengeData data) {
        if (data.headerName != null) {
            answer.header(data.headerName.toString(), data.headerContent);
        }
        return answer.build();
    }
}
