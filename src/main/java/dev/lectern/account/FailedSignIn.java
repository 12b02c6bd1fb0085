package dev.lectern.account;

import dev.lectern.account.AccountListener.Event;
import dev.lectern.kit.web.fault.Sentence;
import dev.lectern.kit.work.Handler;
import dev.lectern.kit.work.Job;
import dev.lectern.kit.work.Order;
import dev.lectern.kit.work.Work;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A sign-in that failed, or was not allowed any more, on its way into the log of the account.
 *
 * <p>It goes there by durable work, which is enqueued for an address that nobody has as well: the
 * answer takes as long and costs as much. Of such an address only the number is kept.
 */
@ApplicationScoped
class FailedSignIn implements Handler {
    private static final String METRIC = "lectern.signin.failed";

    private final Work work;
    private final AccountNews news;
    private final MeterRegistry meters;

    FailedSignIn(Work work, AccountNews news, MeterRegistry meters) {
        this.work = work;
        this.news = news;
        this.meters = meters;
    }

    /** Account is null when nobody has the address. */
    Uni<Void> note(Event event, @Nullable Account account, Visit visit) {
        JsonObject about =
                new JsonObject()
                        .put("event", event.name())
                        .put("account", account == null ? "" : account.id.toString())
                        .put("address", visit.address());
        return Panache.withTransaction(() -> work.enqueue(Order.of(kind(), about)));
    }

    @Override
    public String kind() {
        return "failed-sign-in";
    }

    @Override
    public Sentence title() {
        return Sentence.of("Note a sign-in that failed", "Eine vergebliche Anmeldung vermerken");
    }

    @Override
    public Uni<Void> handle(Job job) {
        Event event = Event.valueOf(job.payload().getString("event"));
        String account = job.payload().getString("account");
        meters.counter(METRIC, "account", account.isEmpty() ? "unknown" : "known").increment();
        return account.isEmpty()
                ? Uni.createFrom().voidItem()
                : tell(event, UUID.fromString(account), job.payload().getString("address"));
    }

    private Uni<Void> tell(Event event, UUID id, @Nullable String address) {
        return Panache.withTransaction(
                () ->
                        Account.<Account>findById(id)
                                .chain(
                                        account ->
                                                account == null
                                                        ? Uni.createFrom().voidItem()
                                                        : news.tell(
                                                                event, account.view(), address)));
    }
}
