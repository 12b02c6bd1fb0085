package dev.lectern.kit.web;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
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
import java.util.List;
import java.util.Map;
import org.hibernate.StaleStateException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** The one place where what was thrown becomes an answer. */
class ErrorBorder {
    private static final Logger LOG = Logger.getLogger(ErrorBorder.class);
    private static final Map<Integer, Sentence> SENTENCES =
            Map.of(
                    400,
                    Sentence.of(
                            "Send the body that this address describes, as JSON.",
                            "Senden Sie den Inhalt, den diese Adresse beschreibt, als JSON."),
                    404,
                    Sentence.of(
                            "There is nothing at this address.",
                            "Unter dieser Adresse gibt es nichts."),
                    405,
                    Sentence.of(
                            "This address does not take that method.",
                            "Diese Adresse nimmt diese Methode nicht an."),
                    406,
                    Sentence.of(
                            "This address cannot answer in the form asked for.",
                            "Diese Adresse kann nicht in der gewünschten Form antworten."),
                    413,
                    RequestGuard.BODY_TOO_LARGE,
                    415,
                    Sentence.of(
                            "This address does not take that kind of content.",
                            "Diese Adresse nimmt diese Art von Inhalt nicht an."));
    private static final Sentence NOT_ALLOWED = Sentence.of("Not allowed", "Nicht erlaubt");
    private static final Sentence CHANGED = Sentence.of("Changed meanwhile", "Inzwischen geändert");
    private static final Sentence TRY_AGAIN =
            Sentence.of(
                    "%s Nothing has changed here. Try again in a moment.",
                    "%s Hier hat sich nichts geändert. Versuchen Sie es gleich noch einmal.");
    private static final Sentence LET_MEND =
            Sentence.of(
                    "%s Nothing has changed here. Check the provider in the settings.",
                    "%s Hier hat sich nichts geändert. Prüfen Sie den Anbieter in den"
                            + " Einstellungen.");
    private static final Sentence NOT_NOW =
            Sentence.of("This does not work now", "Das geht jetzt nicht");
    private static final Sentence UNFINISHED =
            Sentence.of("Still being worked on", "Noch in Arbeit");
    private static final Sentence UNREADABLE =
            Sentence.of("The request cannot be read", "Die Anfrage ist nicht zu lesen");

    private static final Sentence TOO_DEEP =
            Sentence.of(
                    "Send at most 32 levels of JSON, numbers of 1,000 digits and texts of a million"
                            + " characters.",
                    "Senden Sie höchstens 32 Ebenen JSON, Zahlen mit 1.000 Ziffern und Texte mit"
                            + " einer Million Zeichen.");

    private final Problems problems;

    ErrorBorder(Problems problems) {
        this.problems = problems;
    }

    @ServerExceptionMapper
    public Uni<Response> refused(Refused refused, RoutingContext request) {
        int status = refused instanceof Malformed ? 400 : 422;
        Sentence title = Sentence.of("This cannot stay as it is", "Das kann nicht so bleiben");
        List<FieldError> errors = refused.errors().stream().distinct().toList();
        return problems.answer(request, status, title, refused.sentence(), errors);
    }

    @ServerExceptionMapper
    public Uni<Response> notFound(NotFound missing, RoutingContext request) {
        Sentence title = Sentence.of("Not found", "Nicht gefunden");
        return problems.answer(request, 404, title, missing.sentence());
    }

    @ServerExceptionMapper
    public Uni<Response> gone(Gone gone, RoutingContext request) {
        Sentence title = Sentence.of("Gone", "Nicht mehr da");
        return problems.answer(request, 410, title, gone.sentence());
    }

    @ServerExceptionMapper
    public Uni<Response> notAllowed(NotAllowed refused, RoutingContext request) {
        return problems.answer(request, 403, NOT_ALLOWED, refused.sentence());
    }

    @ServerExceptionMapper
    public Uni<Response> clashed(Clashed clash, RoutingContext request) {
        if (clash instanceof Outdated) {
            return problems.answer(request, 412, CHANGED, clash.sentence());
        }
        Sentence title = clash instanceof Unfinished ? UNFINISHED : NOT_NOW;
        return problems.answer(request, 409, title, clash.sentence())
                .map(answer -> clash instanceof Unfinished ? soon(answer) : answer);
    }

    private static Response soon(Response answer) {
        return Response.fromResponse(answer).header("Retry-After", "1").build();
    }

    @ServerExceptionMapper({OptimisticLockException.class, StaleStateException.class})
    public Uni<Response> changedMeanwhile(RoutingContext request) {
        Sentence detail =
                Sentence.of(
                        "Somebody changed this at the same time. Look at what stands now and try"
                                + " again.",
                        "Jemand hat das zur selben Zeit geändert. Sehen Sie nach, was jetzt gilt,"
                                + " und versuchen Sie es noch einmal.");
        return problems.answer(request, 409, CHANGED, detail);
    }

    @ServerExceptionMapper
    public Uni<Response> providerFailed(ProviderFailed failure, RoutingContext request) {
        LOG.warnf("%s failed: %s", failure.provider(), failure.getMessage());
        int status = failure.permanent() ? 502 : 503;
        Sentence title = Sentence.of("The provider failed", "Der Anbieter hat versagt");
        Sentence next = failure.permanent() ? LET_MEND : TRY_AGAIN;
        return problems.answer(request, status, title, next.about(failure.sentence()));
    }

    @ServerExceptionMapper({JacksonException.class, MismatchedInputException.class})
    public Uni<Response> unreadable(JacksonException broken, RoutingContext request) {
        return unreadable(request, broken);
    }

    /** A body read as a bare JSON object; nothing of our own is ever decoded from text. */
    @ServerExceptionMapper
    public Uni<Response> unreadable(DecodeException broken, RoutingContext request) {
        return unreadable(
                request, broken.getCause() instanceof JacksonException cause ? cause : null);
    }

    @ServerExceptionMapper
    public Uni<Response> ofTheFramework(WebApplicationException thrown, RoutingContext request) {
        if (thrown.getCause() instanceof JacksonException broken) {
            return unreadable(request, broken);
        }
        String parameter = UnreadParameter.of(thrown, request.request().params());
        if (!parameter.isEmpty()) {
            return unreadable(request, parameter);
        }
        if (thrown.getCause() instanceof Malformed malformed) {
            return refused(malformed, request);
        }
        Response answer = thrown.getResponse();
        if (answer.getStatus() < 400 || answer.hasEntity()) {
            return Uni.createFrom().item(answer);
        }
        if (answer.getStatus() >= 500) {
            return bug(thrown, request);
        }
        int status = answer.getStatus();
        boolean told = status == 413 || Problems.wantsJson(request);
        Sentence sentence = told ? SENTENCES.get(status) : null;
        String reason = answer.getStatusInfo().getReasonPhrase();
        String detail = sentence == null ? null : sentence.in(problems.language());
        return problems.answer(request, Problem.of(status, reason, detail));
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
        String why = wrong.getMessage();
        return challenge(
                request,
                why == null
                        ? Sentence.of("Sign in once more.", "Melden Sie sich noch einmal an.")
                        : Sentence.said(why));
    }

    @ServerExceptionMapper(priority = 1)
    public Uni<Response> forbidden(ForbiddenException refused, RoutingContext request) {
        Sentence detail =
                Sentence.of("Your role does not reach for this.", "Ihre Rolle reicht dafür nicht.");
        return problems.answer(request, 403, NOT_ALLOWED, detail);
    }

    @ServerExceptionMapper
    public Uni<Response> bug(Throwable thrown, RoutingContext request) {
        if (UnreadableJson.isBehind(thrown)) {
            return unreadable(request, UnreadableJson.in(thrown));
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
        return problems.bug(request, id);
    }

    private Uni<Response> databaseAway(Throwable thrown, RoutingContext request) {
        LOG.warnf(
                "%s %s found no database: %s",
                request.request().method(), RequestLog.maskedPath(request), thrown.getMessage());
        return problems.away(request);
    }

    /** A page leads to the sign-in; a program learns what to send. */
    private Uni<Response> challenge(RoutingContext request, Sentence sentence) {
        HttpAuthenticator authenticator = request.get(HttpAuthenticator.class.getName());
        Uni<ChallengeData> challenge =
                authenticator == null
                        ? Uni.createFrom()
                                .item(new ChallengeData(401, "WWW-Authenticate", "Bearer"))
                        : authenticator.getChallenge(request);
        return challenge.chain(data -> challenged(request, data, sentence));
    }

    private Uni<Response> challenged(
            RoutingContext request, ChallengeData data, Sentence sentence) {
        if (data.status != 401) {
            return Uni.createFrom().item(withHeaders(Response.status(data.status), data));
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

    private Uni<Response> unreadable(RoutingContext request, @Nullable JacksonException broken) {
        return broken instanceof StreamConstraintsException
                ? problems.answer(request, 400, UNREADABLE, TOO_DEEP)
                : unreadable(request, broken == null ? "" : UnreadableJson.fieldOf(broken));
    }

    private Uni<Response> unreadable(RoutingContext request, String field) {
        if (field.isEmpty()) {
            return problems.answer(
                    request,
                    400,
                    UNREADABLE,
                    Sentence.of(
                            "The body is no JSON. Check its quotes, commas and braces.",
                            "Der Inhalt ist kein JSON. Prüfen Sie Anführungszeichen, Kommas und"
                                    + " Klammern."));
        }
        Sentence wrong =
                Sentence.of(
                                "The value of “%s” is not of the kind expected here.",
                                "Der Wert von „%s“ ist nicht von der erwarteten Art.")
                        .about(field);
        return problems.answer(
                request, 400, UNREADABLE, wrong, List.of(new FieldError(field, wrong)));
    }
}
