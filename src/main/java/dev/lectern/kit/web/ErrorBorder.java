package dev.lectern.kit.web;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.lectern.kit.db.Outage;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.DecodeException;
import io.vertx.ext.web.RoutingContext;
import jakarta.persistence.OptimisticLockException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.StaleStateException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The one place where what was thrown becomes an answer. */
class ErrorBorder {
    private static final Logger LOG = Logger.getLogger(ErrorBorder.class);
    private static final Map<Integer, String> SENTENCES =
            Map.of(
                    400, "The request cannot be read.",
                    404, "There is nothing at this address.",
                    405, "This address does not take that method.",
                    406, "This address cannot answer in the form asked for.",
                    413, "That is more than is taken here.",
                    415, "This address does not take that kind of content.");

    private final Problems problems;

    ErrorBorder(Problems problems) {
        this.problems = problems;
    }

    @ServerExceptionMapper
    public Uni<Response> refused(Refused refused, RoutingContext request) {
        int status = refused instanceof Malformed ? 400 : 422;
        Problem problem = Problem.of(status, "This cannot stay as it is", refused.getMessage());
        return problems.answer(request, problem.with(refused.errors()));
    }

    @ServerExceptionMapper
    public Uni<Response> notFound(NotFound missing, RoutingContext request) {
        return problems.answer(request, Problem.of(404, "Not found", missing.getMessage()));
    }

    @ServerExceptionMapper
    public Uni<Response> gone(Gone gone, RoutingContext request) {
        return problems.answer(request, Problem.of(410, "Gone", gone.getMessage()));
    }

    @ServerExceptionMapper
    public Uni<Response> notAllowed(NotAllowed refused, RoutingContext request) {
        return problems.answer(request, Problem.of(403, "Not allowed", refused.getMessage()));
    }

    @ServerExceptionMapper
    public Uni<Response> clashed(Clashed clash, RoutingContext request) {
        int status = clash instanceof Outdated ? 412 : 409;
        return problems.answer(
                request, Problem.of(status, "Changed meanwhile", clash.getMessage()));
    }

    @ServerExceptionMapper({OptimisticLockException.class, StaleStateException.class})
    public Uni<Response> changedMeanwhile(RoutingContext request) {
        return problems.answer(
                request,
                Problem.of(
                        409,
                        "Changed meanwhile",
                        "Somebody changed this at the same time. Look at what stands now and try"
                                + " again."));
    }

    @ServerExceptionMapper
    public Uni<Response> providerFailed(ProviderFailed failure, RoutingContext request) {
        LOG.warnf("%s failed: %s", failure.provider(), failure.getMessage());
        int status = failure.permanent() ? 502 : 503;
        return problems.answer(
                request, Problem.of(status, "The provider failed", failure.getMessage()));
    }

    @ServerExceptionMapper({JacksonException.class, MismatchedInputException.class})
    public Uni<Response> unreadable(JacksonException broken, RoutingContext request) {
        return problems.answer(request, unreadable(broken));
    }

    /** A body read as a bare JSON object; nothing of our own is ever decoded from text. */
    @ServerExceptionMapper
    public Uni<Response> unreadable(DecodeException broken, RoutingContext request) {
        return problems.answer(request, unreadable());
    }

    @ServerExceptionMapper
    public Uni<Response> ofTheFramework(WebApplicationException thrown, RoutingContext request) {
        if (thrown.getCause() instanceof JacksonException broken) {
            return problems.answer(request, unreadable(broken));
        }
        Response answer = thrown.getResponse();
        if (answer.getStatus() < 400 || answer.hasEntity()) {
            return Uni.createFrom().item(answer);
        }
        if (answer.getStatus() >= 500) {
            return bug(thrown, request);
        }
        String sentence = Problems.wantsJson(request) ? SENTENCES.get(answer.getStatus()) : null;
        String reason = answer.getStatusInfo().getReasonPhrase();
        return problems.answer(request, Problem.of(answer.getStatus(), reason, sentence));
    }

    @ServerExceptionMapper(priority = 1)
    public Uni<Response> unknown(UnauthorizedException nobody, RoutingContext request) {
        return challenge(request, "Sign in, or send a key as “Authorization: Bearer …”.");
    }

    @ServerExceptionMapper(priority = 1)
    public Uni<Response> unknown(AuthenticationFailedException wrong, RoutingContext request) {
        String why = wrong.getMessage();
        return challenge(request, why == null ? "Sign in once more." : why);
    }

    @ServerExceptionMapper(priority = 1)
    public Uni<Response> forbidden(ForbiddenException refused, RoutingContext request) {
        return problems.answer(
                request, Problem.of(403, "Not allowed", "Your role does not reach for this."));
    }

    @ServerExceptionMapper
    public Uni<Response> bug(Throwable thrown, RoutingContext request) {
        if (unreadable(thrown)) {
            return problems.answer(request, unreadable());
        }
        if (Outage.isBehind(thrown)) {
            return databaseAway(thrown, request);
        }
        String id = RequestLog.numberOf(request);
        LOG.errorf(
                thrown,
                "Error %s on %s %s",
                id,
                request.request().method(),
                RequestLog.maskedPath(request));
        Problem problem =
                Problem.of(
                        500,
                        "Something went wrong on our side",
                        "Try it once more; if it comes back, tell whoever runs this site the"
                                + " reference.");
        return problems.answer(request, problem.numbered(id));
    }

    private Uni<Response> databaseAway(Throwable thrown, RoutingContext request) {
        LOG.warnf(
                "%s %s found no database: %s",
                request.request().method(), RequestLog.maskedPath(request), thrown.getMessage());
        return problems.away(request);
    }

    /** A page leads to the sign-in; a program learns what to send. */
    private Uni<Response> challenge(RoutingContext request, String sentence) {
        HttpAuthenticator authenticator = request.get(HttpAuthenticator.class.getName());
        Uni<ChallengeData> challenge =
                authenticator == null
                        ? Uni.createFrom()
                                .item(new ChallengeData(401, "WWW-Authenticate", "Bearer"))
                        : authenticator.getChallenge(request);
        return challenge.chain(data -> challenged(request, data, sentence));
    }

    private Uni<Response> challenged(RoutingContext request, ChallengeData data, String sentence) {
        if (data.status != 401) {
            return Uni.createFrom().item(withHeaders(Response.status(data.status), data));
        }
        return problems.answer(request, Problem.of(401, "Sign in first", sentence))
                .map(answer -> withHeaders(Response.fromResponse(answer), data));
    }

    private static Response withHeaders(Response.ResponseBuilder answer, ChallengeData data) {
        if (data.headerName != null) {
            answer.header(data.headerName.toString(), data.headerContent);
        }
        return answer.build();
    }

    private static Problem unreadable(JacksonException broken) {
        String field = broken instanceof JsonMappingException mapping ? fieldOf(mapping) : "";
        if (field.isEmpty()) {
            return unreadable();
        }
        String sentence = "The value of “" + field + "” is not of the kind expected here.";
        return Problem.of(400, "The request cannot be read", sentence)
                .with(List.of(new FieldError(field, sentence)));
    }

    /**
     * A body that was sent as plain text is decoded by a constructor, which wraps what it throws.
     */
    private static boolean unreadable(Throwable thrown) {
        return thrown.getCause() instanceof InvocationTargetException wrapped
                && wrapped.getCause() instanceof DecodeException;
    }

    private static Problem unreadable() {
        return Problem.of(
                400, "The request cannot be read", "The body is no JSON that can be read here.");
    }

    private static String fieldOf(JsonMappingException broken) {
        return broken.getPath().stream()
                .map(
                        step ->
                                step.getFieldName() == null
                                        ? String.valueOf(step.getIndex())
                                        : step.getFieldName())
                .collect(Collectors.joining("."));
    }
}
