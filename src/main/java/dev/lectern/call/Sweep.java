package dev.lectern.call;

import dev.lectern.call.policy.CallSpec;
import dev.lectern.call.policy.Feature;
import dev.lectern.call.policy.Preset;
import dev.lectern.kit.web.fault.Sentence;
import dev.lectern.kit.work.Handler;
import dev.lectern.kit.work.Job;
import dev.lectern.kit.work.Order;
import dev.lectern.kit.work.Work;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Looks now and then for calls that stand at a provider though nothing here wants them, and
 * releases them.
 *
 * <p>Ours is only what a row here knows the occurrence of: rows are written before anything is made
 * and stay when it is released, so what another installation made with the same key is not touched.
 */
@ApplicationScoped
class Sweep implements Handler {
    private static final Logger LOG = Logger.getLogger(Sweep.class);
    private static final String KIND = "call.sweep";

    private final Providers providers;
    private final Pool pool;
    private final Work work;

    Sweep(Providers providers, Pool pool, Work work) {
        this.providers = providers;
        this.pool = pool;
        this.work = work;
    }

    @Scheduled(every = "1h", delayed = "2m", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> round() {
        return Panache.withTransaction(
                () -> inTurn(providers.connectors(), one -> work.enqueue(order(one.name()))));
    }

    private static Order order(String provider) {
        return Order.of(KIND, new JsonObject().put("provider", provider)).once(provider);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Sentence title() {
        return Sentence.of(
                "Look for video rooms that nobody needs",
                "Nach Videoräumen suchen, die niemand braucht");
    }

    @Override
    public Uni<Void> handle(Job job) {
        return sweep(job.payload().getString("provider"));
    }

    Uni<Void> sweep(String name) {
        return providers
                .all(name)
                .map(all -> all.stream().filter(Sweep::lists).toList())
                .chain(all -> inTurn(all, one -> sweep(name, one)));
    }

    private static boolean lists(CallProvider provider) {
        return provider.capabilities().can(Feature.LISTS);
    }

    /** One customer's wrong key keeps nobody else's calls from being looked at. */
    private Uni<Void> sweep(String name, CallProvider provider) {
        return provider.standing()
                .chain(there -> unwanted(name, there))
                .chain(leftovers -> inTurn(leftovers, provider::release))
                .onFailure()
                .invoke(failure -> LOG.infof("%s was not swept: %s", name, failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<List<CallPlan>> unwanted(String name, List<Standing> there) {
        Map<CallId, String> references =
                there.stream()
                        .collect(Collectors.toMap(Standing::id, Standing::reference, (a, b) -> a));
        UUID[] occurrences = there.stream().map(one -> one.id().occurrence()).toArray(UUID[]::new);
        Integer[] generations =
                there.stream().map(one -> one.id().generation()).toArray(Integer[]::new);
        return pool.preparedQuery(
                        """
                        select call.*, there.generation as theirs from call
                        join unnest($1::uuid[], $2::int[]) as there (occurrence, generation)
                            on call.occurrence_id = there.occurrence
                        where (call.generation <> there.generation or call.provider <> $3
                            or call.state = 'RELEASED')
                        and not exists (select 1 from earlier_call
                            where earlier_call.occurrence_id = there.occurrence
                            and earlier_call.generation = there.generation
                            and earlier_call.provider = $3)
                        """)
                .execute(Tuple.of(occurrences, generations, name))
                .map(rows -> rows.stream().map(row -> leftover(row, references)).toList());
    }

    private static CallPlan leftover(Row row, Map<CallId, String> there) {
        CallId id = new CallId(row.getUUID("occurrence_id"), row.getInteger("theirs"));
        return new CallPlan(
                id,
                there.getOrDefault(id, id.toString()),
                row.getUUID("workspace_id"),
                row.getUUID("webinar_id"),
                row.getString("title"),
                row.getOffsetDateTime("starts_at").toInstant(),
                row.getOffsetDateTime("ends_at").toInstant(),
                CallSpec.read(row.getJsonObject("spec"), Preset.GUEST_WEBINAR.spec()));
    }

    private static <T> Uni<Void> inTurn(List<T> all, Function<T, Uni<Void>> act) {
        return Multi.createFrom()
                .iterable(all)
                .onItem()
                .transformToUniAndConcatenate(act::apply)
                .collect()
                .last()
                .replaceWithVoid();
    }
}
