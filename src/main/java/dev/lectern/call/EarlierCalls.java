package dev.lectern.call;

import dev.lectern.kit.work.Work;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/**
 * The ended calls that stay at their providers though their occurrence went on in another one. Each
 * is kept in the transaction that begins the next, and released in the one that forgets it: at any
 * moment somebody knows it.
 */
@ApplicationScoped
class EarlierCalls {
    private final Work work;

    EarlierCalls(Work work) {
        this.work = work;
    }

    Uni<Void> keep(CallPlan plan, String provider) {
        return new EarlierCall(plan, provider).persist().replaceWithVoid();
    }

    /** The oldest first. */
    Uni<List<StandingCall>> of(UUID occurrence) {
        return Panache.withSession(
                () ->
                        EarlierCall.<EarlierCall>list(
                                        "occurrence = ?1 order by generation", occurrence)
                                .map(all -> all.stream().map(EarlierCall::standing).toList()));
    }

    Uni<Void> releaseAll(UUID occurrence) {
        return of(occurrence).chain(all -> CallJobs.inTurn(all, this::release));
    }

    Uni<Void> release(StandingCall call) {
        return EarlierCall.delete("id", call.plan().id().toString())
                .chain(() -> work.enqueue(Orders.release(call.plan(), call.provider())));
    }
}
