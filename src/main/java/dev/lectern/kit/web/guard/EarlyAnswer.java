package dev.lectern.kit.web.guard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lectern.kit.web.Problems;
import dev.lectern.kit.web.fault.Sentence;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.io.UncheckedIOException;

/** A refusal before any endpoint was found: a page or problem+json like every other. */
@Singleton
class EarlyAnswer {
    private final Problems problems;
    private final CurrentVertxRequest current;
    private final ObjectMapper mapper;

    EarlyAnswer(Problems problems, CurrentVertxRequest current, ObjectMapper mapper) {
        this.problems = problems;
        this.current = current;
        this.mapper = mapper;
    }

    /** In the reader's language, which is known only within a request that is active. */
    void refuse(RoutingContext request, int status, Sentence title, Sentence detail) {
        ManagedContext context = Arc.container().requestContext();
        context.activate();
        current.setCurrent(request);
        problems.answer(request, status, title, detail)
                .eventually(context::terminate)
                .subscribe()
                .with(answer -> write(request, answer), request::fail);
    }

    /** Lets the rest of what is being sent run dry: a browser reads the answer only after that. */
    private void write(RoutingContext request, Response answer) {
        HttpServerResponse response = request.response();
        response.setStatusCode(answer.getStatus())
                .putHeader("Content-Type", answer.getMediaType().toString())
                .end(text(answer.getEntity()));
        request.request().resume();
    }

    private String text(Object entity) {
        try {
            return entity instanceof String page ? page : mapper.writeValueAsString(entity);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
