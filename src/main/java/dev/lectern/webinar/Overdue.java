package dev.lectern.webinar;

import dev.lectern.kit.work.Order;
import dev.lectern.kit.work.Work;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;

/** When to look whether a live date has run past its end with nobody on stage. */
@ApplicationScoped
class Overdue {
    static final String KIND = "webinar.overdue";

    /** How long the stage must have been empty. */
    static final Duration EMPTY = Duration.ofMinutes(5);

    static final Duration GLANCE = Duration.ofMinutes(1);

    private final Work work;

    Overdue(Work work) {
        this.work = work;
    }

    /** Looks first at the scheduled end. */
    Uni<Void> watch(OccurrenceView live) {
        return lookAt(live, live.endsAt());
    }

    Uni<Void> lookAt(OccurrenceView live, Instant when) {
        return work.enqueue(
                Order.of(
                                KIND,
                                new JsonObject()
                                        .put("webinar", live.webinar().toString())
                                        .put("occurrence", live.id().toString()))
                        .once(live.id() + "@" + when.getEpochSecond())
                        .at(when));
    }
}
