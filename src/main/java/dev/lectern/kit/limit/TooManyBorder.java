package dev.lectern.kit.limit;

import dev.lectern.kit.web.Problems;
import dev.lectern.kit.web.fault.Sentence;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers who asks too often. */
class TooManyBorder {
    private final Problems problems;

    TooManyBorder(Problems problems) {
        this.problems = problems;
    }

    @ServerExceptionMapper
    public Uni<Response> tooMany(TooMany refused, RoutingContext request) {
        Sentence title = Sentence.of("Too many requests", "Zu viele Anfragen");
        return problems.answer(request, 429, title, refused.sentence())
                .map(
                        answer ->
                                Response.fromResponse(answer)
                                        .header("Retry-After", refused.seconds())
                                        .build());
    }
}
