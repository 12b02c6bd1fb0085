package dev.lectern.room;

import dev.lectern.kit.web.fault.Sentence;
import dev.lectern.kit.work.Handler;
import dev.lectern.kit.work.Job;
import dev.lectern.kit.work.Order;
import dev.lectern.kit.work.Work;
import dev.lectern.webinar.OccurrenceView;
import dev.lectern.webinar.WebinarListener;
import dev.lectern.webinar.WebinarView;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/**
 * Carries what happens to a date to those in its room, as soon as it is committed: the order is
 * written with the change, so a change undone is never told.
 */
@ApplicationScoped
class RoomNews implements WebinarListener, Handler {
    private static final String KIND = "room.news";

    private final Work work;
    private final Rooms rooms;

    RoomNews(Work work, Rooms rooms) {
        this.work = work;
        this.rooms = rooms;
    }

    @Override
    public Uni<Void> wentLive(WebinarView webinar, OccurrenceView occurrence) {
        return order(occurrence);
    }

    @Override
    public Uni<Void> reopened(WebinarView webinar, OccurrenceView occurrence) {
        return order(occurrence);
    }

    @Override
    public Uni<Void> ended(WebinarView webinar, OccurrenceView occurrence) {
        return order(occurrence);
    }

    @Override
    public Uni<Void> missed(WebinarView webinar, OccurrenceView occurrence) {
        return order(occurrence);
    }

    @Override
    public Uni<Void> cancelled(WebinarView webinar, List<OccurrenceView> dates) {
        return order(dates);
    }

    @Override
    public Uni<Void> moved(WebinarView webinar, List<OccurrenceView> dates, WebinarView before) {
        return order(dates);
    }

    @Override
    public Uni<Void> policyChanged(WebinarView webinar, OccurrenceView occurrence) {
        return order(occurrence);
    }

    private Uni<Void> order(OccurrenceView occurrence) {
        return order(List.of(occurrence));
    }

    private Uni<Void> order(List<OccurrenceView> dates) {
        return work.enqueue(
                dates.stream()
                        .map(date -> new JsonObject().put("occurrence", date.id().toString()))
                        .map(payload -> Order.of(KIND, payload))
                        .toList());
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Sentence title() {
        return Sentence.of("Tell a room what changed", "Einem Raum sagen, was sich geändert hat");
    }

    @Override
    public Uni<Void> handle(Job job) {
        return rooms.news(UUID.fromString(job.payload().getString("occurrence")));
    }
}
