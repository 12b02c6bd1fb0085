package dev.lectern.registration;

import dev.lectern.kit.db.OpenTransaction;
import dev.lectern.kit.web.fault.Sentence;
import dev.lectern.kit.work.Handler;
import dev.lectern.kit.work.Job;
import dev.lectern.kit.work.Order;
import dev.lectern.kit.work.Work;
import dev.lectern.webinar.OccurrenceView;
import dev.lectern.webinar.WebinarListener;
import dev.lectern.webinar.WebinarView;
import dev.lectern.webinar.Webinars;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Has what people wrote erased when its time is over: so many days after the last date as the
 * webinar says, else its workspace; where neither says anything it is kept.
 */
@ApplicationScoped
class RetentionWatch implements WebinarListener, Handler {
    private static final String KIND = "registration.retention";
    private static final String DUE =
            """
            select desk.webinar_id, desk.workspace_id from registration_desk desk
            left join registration_privacy privacy using (workspace_id)
            where desk.over_at is not null and desk.erased_at is null
              and desk.over_at + make_interval(days =>
                      coalesce(desk.retention_days, privacy.retention_days)) <= $1
            limit 100
            """;

    private final Pool database;
    private final Webinars webinars;
    private final Erasure erasure;
    private final Work work;
    private final Clock clock;

    RetentionWatch(Pool database, Webinars webinars, Erasure erasure, Work work, Clock clock) {
        this.database = database;
        this.webinars = webinars;
        this.erasure = erasure;
        this.work = work;
        this.clock = clock;
    }

    @Scheduled(every = "10m", delayed = "20s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return database.preparedQuery(DUE)
                .execute(Tuple.of(RegistrationRows.utc(clock.instant())))
                .chain(
                        rows -> {
                            List<Order> orders = new ArrayList<>();
                            rows.forEach(row -> orders.add(order(row.getUUID(0), row.getUUID(1))));
                            return orders.isEmpty()
                                    ? Uni.createFrom().voidItem()
                                    : work.enqueue(database, orders);
                        });
    }

    private static Order order(UUID webinar, UUID workspace) {
        return Order.of(KIND, new JsonObject().put("webinar", webinar.toString()))
                .once(webinar.toString())
                .in(workspace);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Sentence title() {
        return Sentence.of(
                "Delete data of people in time", "Daten von Personen fristgerecht löschen");
    }

    @Override
    public int concurrency() {
        return 1;
    }

    /** Looks once more whether it is due: a date may have been added since. */
    @Override
    public Uni<Void> handle(Job job) {
        UUID id = UUID.fromString(job.payload().getString("webinar"));
        return database.preparedQuery("select 1 from (" + DUE + ") as due where webinar_id = $2")
                .execute(Tuple.of(RegistrationRows.utc(clock.instant()), id))
                .chain(
                        rows ->
                                rows.size() == 0
                                        ? Uni.createFrom().voidItem()
                                        : webinars.find(id)
                                                .chain(
                                                        found ->
                                                                found.map(erasure::eraseAll)
                                                                        .orElseGet(
                                                                                () ->
                                                                                        Uni
                                                                                                .createFrom()
                                                                                                .voidItem())));
    }

    @Override
    public Uni<Void> published(WebinarView webinar) {
        return note(webinar);
    }

    @Override
    public Uni<Void> changed(WebinarView webinar) {
        return note(webinar);
    }

    @Override
    public Uni<Void> moved(WebinarView webinar, List<OccurrenceView> dates, WebinarView before) {
        return note(webinar);
    }

    @Override
    public Uni<Void> added(WebinarView webinar, List<OccurrenceView> dates) {
        return note(webinar);
    }

    @Override
    public Uni<Void> cancelled(WebinarView webinar, List<OccurrenceView> dates) {
        return note(webinar);
    }

    @Override
    public Uni<Void> ended(WebinarView webinar, OccurrenceView date) {
        return note(webinar);
    }

    @Override
    public Uni<Void> reopened(WebinarView webinar, OccurrenceView date) {
        return note(webinar);
    }

    @Override
    public Uni<Void> missed(WebinarView webinar, OccurrenceView date) {
        return note(webinar);
    }

    private static Uni<Void> note(WebinarView webinar) {
        Instant over = over(webinar);
        return OpenTransaction.write(
                        """
                        insert into registration_desk
                            (webinar_id, workspace_id, over_at, retention_days)
                        values ($1, $2, $3, $4)
                        on conflict (webinar_id) do update
                            set over_at = excluded.over_at,
                                retention_days = excluded.retention_days,
                                erased_at = case when excluded.over_at
                                    is not distinct from registration_desk.over_at
                                    then registration_desk.erased_at end
                        """,
                        webinar.id(),
                        webinar.workspace(),
                        over == null ? null : over.atOffset(ZoneOffset.UTC),
                        Privacy.of(webinar.registration()).days())
                .replaceWithVoid();
    }

    /** When the last date was over; nothing while one is to come. */
    private static @Nullable Instant over(WebinarView webinar) {
        boolean over = webinar.occurrences().stream().allMatch(date -> date.state().over());
        return over
                ? webinar.occurrences().stream()
                        .map(date -> date.endedAt() == null ? date.endsAt() : date.endedAt())
                        .max(Comparator.naturalOrder())
                        .orElse(null)
                : null;
    }
}
