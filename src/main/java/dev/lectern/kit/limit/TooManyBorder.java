package dev.lectern.kit.limit;

import dev.lectern.kit.web.Problem;
import dev.lectern.kit.web.Problems;
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
        Problem problem = Problem.of(429, "Too many requests", refused.getMessage());
        return problems.answer(request, problem)
                .map(
                        answer ->
                                Response.fromResponse(answer)
                                        .header("Retry-After", refused.seconds())
                                        .build());
    }
}
