package dev.lectern.webhook;

import dev.lectern.webinar.OccurrenceState;
import dev.lectern.webinar.OccurrenceView;
import dev.lectern.webinar.WebinarListener;
import dev.lectern.webinar.WebinarState;
import dev.lectern.webinar.WebinarView;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Tells of webinars and their dates. */
@ApplicationScoped
class WebinarHooks implements WebinarListener {
    private final Hooks hooks;

    WebinarHooks(Hooks hooks) {
        this.hooks = hooks;
    }

    @Override
    public Uni<Void> published(WebinarView webinar) {
        return tell(EventKind.WEBINAR_PUBLISHED, webinar);
    }

    @Override
    public Uni<Void> changed(WebinarView webinar) {
        return tell(EventKind.WEBINAR_CHANGED, webinar);
    }

    @Override
    public Uni<Void> deleted(WebinarView webinar) {
        return tell(EventKind.WEBINAR_DELETED, webinar);
    }

    @Override
    public Uni<Void> added(WebinarView webinar, List<OccurrenceView> dates) {
        return tell(EventKind.OCCURRENCE_ADDED, webinar, dates);
    }

    @Override
    public Uni<Void> moved(WebinarView webinar, List<OccurrenceView> dates, WebinarView before) {
        return tell(EventKind.OCCURRENCE_MOVED, webinar, dates);
    }

    /** What was live was told as ended. */
    @Override
    public Uni<Void> cancelled(WebinarView webinar, List<OccurrenceView> dates) {
        return tell(
                EventKind.OCCURRENCE_CANCELLED,
                webinar,
                dates.stream().filter(date -> date.state() != OccurrenceState.ENDED).toList());
    }

    @Override
    public Uni<Void> wentLive(WebinarView webinar, OccurrenceView date) {
        return tell(EventKind.OCCURRENCE_LIVE, webinar, date);
    }

    @Override
    public Uni<Void> reopened(WebinarView webinar, OccurrenceView date) {
        return tell(EventKind.OCCURRENCE_REOPENED, webinar, date);
    }

    @Override
    public Uni<Void> ended(WebinarView webinar, OccurrenceView date) {
        return tell(EventKind.OCCURRENCE_ENDED, webinar, date).chain(() -> finished(webinar));
    }

    @Override
    public Uni<Void> missed(WebinarView webinar, OccurrenceView date) {
        return tell(EventKind.OCCURRENCE_MISSED, webinar, date).chain(() -> finished(webinar));
    }

    /** Calling off dates may leave none, or have been the end of the whole webinar. */
    @Override
    public Uni<Void> datesChanged(
            WebinarView webinar, List<OccurrenceView> moved, List<OccurrenceView> cancelled) {
        return webinar.state() == WebinarState.CANCELLED
                ? tell(EventKind.WEBINAR_CANCELLED, webinar)
                : finished(webinar);
    }

    private Uni<Void> finished(WebinarView webinar) {
        return webinar.state() == WebinarState.FINISHED
                ? tell(EventKind.WEBINAR_FINISHED, webinar)
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> tell(EventKind kind, WebinarView webinar) {
        return hooks.happened(List.of(tiding(kind, webinar, about(webinar))));
    }

    private Uni<Void> tell(EventKind kind, WebinarView webinar, OccurrenceView date) {
        return tell(kind, webinar, List.of(date));
    }

    private Uni<Void> tell(EventKind kind, WebinarView webinar, List<OccurrenceView> dates) {
        return hooks.happened(
                dates.stream().map(date -> tiding(kind, webinar, about(webinar, date))).toList());
    }

    private static Tiding tiding(EventKind kind, WebinarView webinar, JsonObject data) {
        return new Tiding(webinar.workspace(), kind, null, data);
    }

    private static JsonObject about(WebinarView webinar, OccurrenceView date) {
        return about(webinar)
                .put(
                        "occurrence",
                        new JsonObject()
                                .put("id", date.id().toString())
                                .put("startsAt", date.startsAt().toString())
                                .put("endsAt", date.endsAt().toString())
                                .put("state", date.state().word()));
    }

    private static JsonObject about(WebinarView webinar) {
        return new JsonObject()
                .put("id", webinar.id().toString())
                .put("slug", webinar.slug())
                .put("title", webinar.title())
                .put("state", webinar.state().word());
    }
}
