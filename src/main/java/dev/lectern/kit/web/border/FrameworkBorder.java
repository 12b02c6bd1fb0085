package dev.lectern.kit.web.border;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.lectern.kit.db.Outage;
import dev.lectern.kit.web.Problem;
import dev.lectern.kit.web.Problems;
import dev.lectern.kit.web.RequestLog;
import dev.lectern.kit.web.fault.FieldError;
import dev.lectern.kit.web.fault.Malformed;
import dev.lectern.kit.web.fault.Sentence;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.json.DecodeException;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;
import java.nio.channels.ClosedChannelException;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;
import org.jspecify.annotations.Nullable;

/** What the framework throws, and what nobody meant to throw, as an answer. */
class FrameworkBorder {
    private static final Logger LOG = Logger.getLogger(FrameworkBorder.class);
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
                    Sentence.of(
                            "Send less at once: a smaller file, or several.",
                            "Senden Sie weniger auf einmal: eine kleinere Datei oder mehrere."),
                    415,
                    Sentence.of(
                            "This address does not take that kind of content.",
                            "Diese Adresse nimmt diese Art von Inhalt nicht an."));
    private static final Sentence UNREADABLE =
            Sentence.of("The request cannot be read", "Die Anfrage ist nicht zu lesen");

    private static final Sentence TOO_DEEP =
            Sentence.of(
                    "Send at most 32 levels of JSON, numbers of 1,000 digits and texts of a million"
                            + " characters.",
                    "Senden Sie höchstens 32 Ebenen JSON, Zahlen mit 1.000 Ziffern und Texte mit"
                            + " einer Million Zeichen.");

    private static final Sentence NO_FORM =
            Sentence.of(
                    "The form is cut off or its parts are not told apart. Send it once more.",
                    "Das Formular ist abgeschnitten, oder seine Teile sind nicht zu trennen. Senden"
                            + " Sie es noch einmal.");

    private final Problems problems;

    FrameworkBorder(Problems problems) {
        this.problems = problems;
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
    public Uni<Response> ofTheFramework(
            WebApplicationException thrown,
            ResourceInfo endpoint,
            ContainerRequestContext container,
            RoutingContext request) {
        if (thrown.getCause() instanceof JacksonException broken) {
            return unreadable(request, broken);
        }
        Malformed value = QueryParams.unreadIn(thrown, endpoint, request.request().params());
        if (value != null) {
            return unread(value, request);
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
        Uni<Response> said = problems.answer(request, Problem.of(status, reason, detail));
        return status == 405 ? said.map(refusal -> allowing(refusal, container)) : said;
    }

    private static Response allowing(Response answer, ContainerRequestContext container) {
        var context = (ResteasyReactiveContainerRequestContext) container;
        var request = (ResteasyReactiveRequestContext) context.getServerRequestContext();
        return Response.fromResponse(answer)
                .allow(AllowedMethods.at(request.getPathWithoutPrefix(), request.getDeployment()))
                .build();
    }

    @ServerExceptionMapper
    public Uni<Response> bug(Throwable thrown, RoutingContext request) {
        if (UnreadableJson.isBehind(thrown)) {
            return unreadable(request, UnreadableJson.in(thrown));
        }
        if (Outage.isBehind(thrown)) {
            return databaseAway(thrown, request);
        }
        if (hasLeft(thrown, request)) {
            LOG.debugf("%s left before all was sent", request.request().remoteAddress());
            return Uni.createFrom().item(Response.status(400).build());
        }
        if (UnreadableForm.isBehind(thrown)) {
            return problems.answer(request, 400, UNREADABLE, NO_FORM);
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

    /** Whoever asked closed the connection in the middle of what they sent: nobody's mistake. */
    private static boolean hasLeft(Throwable thrown, RoutingContext request) {
        boolean closed = request.response().closed();
        Throwable cause = thrown;
        while (cause != null
                && !(cause instanceof HttpClosedException)
                && !(closed && cause instanceof ClosedChannelException)) {
            cause = cause.getCause();
        }
        return cause != null;
    }

    private Uni<Response> databaseAway(Throwable thrown, RoutingContext request) {
        LOG.warnf(
                "%s %s found no database: %s",
                request.request().method(), RequestLog.maskedPath(request), thrown.getMessage());
        return problems.away(request);
    }

    private Uni<Response> unreadable(RoutingContext request, @Nullable JacksonException broken) {
        if (broken instanceof StreamConstraintsException) {
            return problems.answer(request, 400, UNREADABLE, TOO_DEEP);
        }
        String field = UnreadableJson.fieldOf(broken);
        Sentence wrong = UnreadableJson.wordsFor(broken, field);
        List<FieldError> errors =
                field.isEmpty() ? List.of() : List.of(new FieldError(field, wrong));
        return problems.answer(request, 400, UNREADABLE, wrong, errors);
    }

    private Uni<Response> unread(Malformed value, RoutingContext request) {
        return problems.answer(request, 400, UNREADABLE, value.sentence(), value.errors());
    }
}
