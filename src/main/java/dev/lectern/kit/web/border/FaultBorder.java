package dev.lectern.kit.web.border;

import dev.lectern.kit.web.Problems;
import dev.lectern.kit.web.fault.Clashed;
import dev.lectern.kit.web.fault.FieldError;
import dev.lectern.kit.web.fault.Gone;
import dev.lectern.kit.web.fault.Malformed;
import dev.lectern.kit.web.fault.NotAllowed;
import dev.lectern.kit.web.fault.NotFound;
import dev.lectern.kit.web.fault.Outdated;
import dev.lectern.kit.web.fault.ProviderFailed;
import dev.lectern.kit.web.fault.Refused;
import dev.lectern.kit.web.fault.Sentence;
import dev.lectern.kit.web.fault.Unfinished;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.persistence.OptimisticLockException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.hibernate.StaleStateException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What our own rules throw, as an answer. */
class FaultBorder {
    private static final Logger LOG = Logger.getLogger(FaultBorder.class);
    private static final Sentence NOT_ALLOWED = Sentence.of("Not allowed", "Nicht erlaubt");
    private static final Sentence CHANGED = Sentence.of("Changed meanwhile", "Inzwischen geändert");
    private static final Sentence NOT_NOW =
            Sentence.of("This does not work now", "Das geht jetzt nicht");
    private static final Sentence UNFINISHED =
            Sentence.of("Still being worked on", "Noch in Arbeit");

    private final Problems problems;

    FaultBorder(Problems problems) {
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
        return problems.answer(request, status, title, failure.whatNext());
    }
}
