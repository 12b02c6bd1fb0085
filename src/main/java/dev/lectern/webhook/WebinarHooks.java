package dev.lectern.webhook;

import dev.lectern.webinar.OccurrenceView;
import dev.lectern.webinar.WebinarListener;
import dev.lectern.webinar.WebinarView;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Tells of webinars and their dates. */
@ApplicationScoped
class WebinarHooks implements WebinarListener {
    private final Hooks hooks;

    WebinarHooks(Hooks hooks) {
        this.hooks = hooks;
    }

    @Override
    public Uni<Void> published(WebinarView webinar) {
        return tell("webinar.published", webinar);
    }

    @Override
    public Uni<Void> changed(WebinarView webinar) {
        return tell("webinar.changed", webinar);
    }

    @Override
    public Uni<Void> deleted(WebinarView webinar) {
        return tell("webinar.deleted", webinar);
    }

    @Override
    public Uni<Void> added(WebinarView webinar, OccurrenceView date) {
        return tell("occurrence.added", webinar, date);
    }

    @Override
    public Uni<Void> moved(WebinarView webinar, OccurrenceView date, Instant startedBefore) {
        return tell("occurrence.moved", webinar, date);
    }

    @Override
    public Uni<Void> cancelled(WebinarView webinar, OccurrenceView date) {
        return tell("occurrence.cancelled", webinar, date);
    }

    @Override
    public Uni<Void> wentLive(WebinarView webinar, OccurrenceView date) {
        return tell("occurrence.live", webinar, date);
    }

    @Override
    public Uni<Void> reopened(WebinarView webinar, OccurrenceView date) {
        return tell("occurrence.reopened", webinar, date);
    }

    @Override
    public Uni<Void> ended(WebinarView webinar, OccurrenceView date) {
        return tell("occurrence.ended", webinar, date);
    }

    @Override
    public Uni<Void> missed(WebinarView webinar, OccurrenceView date) {
        return tell("occurrence.missed", webinar, date);
    }

    private Uni<Void> tell(String type, WebinarView webinar) {
        return hooks.happened(webinar.workspace(), type, about(webinar));
    }

    private Uni<Void> tell(String type, WebinarView webinar, OccurrenceView date) {
        JsonObject data =
                about(webinar)
                        .put(
                                "occurrence",
                                new JsonObject()
                                        .put("id", date.id().toString())
                                        .put("startsAt", date.startsAt().toString())
                                        .put("endsAt", date.endsAt().toString())
                                        .put("state", date.state().word()));
        return hooks.happened(webinar.workspace(), type, data);
    }

    private static JsonObject about(WebinarView webinar) {
        return new JsonObject()
                .put("id", webinar.id().toString())
                .put("slug", webinar.slug())
                .put("title", webinar.title())
                .put("state", webinar.state().word());
    }
}
