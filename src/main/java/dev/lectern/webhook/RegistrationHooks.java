package dev.lectern.webhook;

import dev.lectern.kit.work.Order;
import dev.lectern.kit.work.Work;
import dev.lectern.registration.PersonChanged;
import dev.lectern.registration.RegistrationListener;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;

/** Tells of people's places, however many change at once, in one statement. */
@ApplicationScoped
class RegistrationHooks implements RegistrationListener {
    private final Work work;
    private final Clock clock;

    RegistrationHooks(Work work, Clock clock) {
        this.work = work;
        this.clock = clock;
    }

    @Override
    public Uni<Void> happened(SqlClient transaction, List<PersonChanged> changes) {
        Instant now = clock.instant();
        List<Tiding> tidings =
                changes.stream()
                        .filter(change -> !change.askedOnly())
                        .map(RegistrationHooks::tiding)
                        .toList();
        return transaction
                .preparedQuery(Tiding.DELIVERIES)
                .execute(Tuple.of(now.atOffset(ZoneOffset.UTC), Tiding.rows(tidings, now)))
                .chain(made -> work.enqueue(transaction, orders(made)));
    }

    private static Tiding tiding(PersonChanged change) {
        JsonObject data =
                new JsonObject()
                        .put("id", change.registration().toString())
                        .put("webinar", change.webinar().toString())
                        .put(
                                "occurrence",
                                change.occurrence() == null ? null : change.occurrence().toString())
                        .put("status", change.status().name().toLowerCase(Locale.ROOT));
        return new Tiding(
                change.workspace(), EventKind.of(change.what()), change.registration(), data);
    }

    private static List<Order> orders(RowSet<Row> made) {
        return StreamSupport.stream(made.spliterator(), false)
                .map(row -> Tiding.order(row.getUUID(0), row.getUUID(1)))
                .toList();
    }
}
