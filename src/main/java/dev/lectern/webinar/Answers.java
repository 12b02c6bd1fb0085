package dev.lectern.webinar;

import dev.lectern.call.CallChecks;
import dev.lectern.call.Calls;
import dev.lectern.kit.web.PublicAddress;
import dev.lectern.kit.web.api.Versions;
import dev.lectern.kit.web.fault.NotFound;
import dev.lectern.kit.web.fault.Sentence;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Webinars as the API answers them: with the rooms of their dates and an entity tag. */
@ApplicationScoped
class Answers {
    /** So long an answer waits for the video room, which usually is ready before. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Calls calls;
    private final CallChecks checks;
    private final PublicAddress address;

    Answers(Calls calls, CallChecks checks, PublicAddress address) {
        this.calls = calls;
        this.checks = checks;
        this.address = address;
    }

    /** A slow or broken provider costs two seconds, nothing else. */
    Uni<?> awaitRoom(WebinarView webinar) {
        return webinar.state() == WebinarState.PUBLISHED
                ? calls.awaitReady(webinar.current().id(), PATIENCE)
                : Uni.createFrom().voidItem();
    }

    Uni<JsonObject> json(WebinarView webinar) {
        return json(List.of(webinar)).map(all -> all.get(0));
    }

    Uni<List<JsonObject>> json(List<WebinarView> webinars) {
        return calls.ofWebinars(webinars.stream().map(WebinarView::id).toList())
                .chain(checks::seen)
                .map(
                        rooms ->
                                webinars.stream()
                                        .map(one -> WebinarJson.of(one, rooms, address.base()))
                                        .toList());
    }

    Uni<Response> ok(WebinarView webinar) {
        return json(webinar).map(json -> tagged(Response.ok(), json));
    }

    Uni<Response> created(WebinarView webinar) {
        URI location = URI.create("/api/v1/webinars/" + webinar.id());
        return json(webinar).map(json -> tagged(Response.created(location), json));
    }

    static Response tagged(Response.ResponseBuilder answer, JsonObject webinar) {
        return answer.entity(webinar)
                .header("ETag", Versions.etag(webinar.getInteger("version")))
                .build();
    }

    /** The date asked for, else the one that counts. */
    static OccurrenceView date(WebinarView webinar, @Nullable UUID asked) {
        return asked == null
                ? webinar.current()
                : webinar.occurrence(asked)
                        .orElseThrow(
                                () ->
                                        new NotFound(
                                                Sentence.of(
                                                        "This webinar has no such date.",
                                                        "Dieses Webinar hat keinen solchen Termin.")));
    }
}
