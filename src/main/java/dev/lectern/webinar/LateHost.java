package dev.lectern.webinar;

import dev.lectern.kit.work.Order;
import dev.lectern.kit.work.Work;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Waits a little past the hour for a host who starts by hand. */
@ApplicationScoped
class LateHost {
    static final String KIND = "webinar.late-host";

    /** How long after the hour the host is reminded. */
    static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Work work;

    LateHost(Work work) {
        this.work = work;
    }

    Uni<Void> watch(OccurrenceView date) {
        return Panache.withTransaction(
                () ->
                        work.enqueue(
                                Order.of(
                                                KIND,
                                                new JsonObject()
                                                        .put("webinar", date.webinar().toString())
                                                        .put("occurrence", date.id().toString())
                                                        .put(
                                                                "startsAt",
                                                                date.startsAt().toString()))
                                        .once(date.id() + "@" + date.startsAt().toEpochMilli())
                                        .at(date.startsAt().plus(PATIENCE))));
    }
}
