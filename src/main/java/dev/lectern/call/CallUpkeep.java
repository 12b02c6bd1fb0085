package dev.lectern.call;

import dev.lectern.kit.work.Work;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** What becomes of calls without anybody here asking; each in the transaction that is open. */
@ApplicationScoped
class CallUpkeep {
    private final Calls calls;
    private final EarlierCalls earlier;
    private final Work work;

    CallUpkeep(Calls calls, EarlierCalls earlier, Work work) {
        this.calls = calls;
        this.earlier = earlier;
        this.work = work;
    }

    /**
     * Follows what a provider says of a call; empty if it speaks of one that we do not hold there.
     * Of a call that went on in another one only its recordings are news.
     */
    Uni<Optional<CallView>> follow(CallEvent event, String provider) {
        return Turns.find(event.call().occurrence())
                .chain(
                        row -> {
                            if (row.filter(call -> !call.id().equals(event.call())).isPresent()) {
                                return ofEarlier(event, provider)
                                        .map(kept -> row.filter(call -> kept).map(Call::view));
                            }
                            Optional<Call> known =
                                    row.filter(call -> call.provider.equals(provider))
                                            .filter(call -> !call.is(CallState.RELEASED));
                            return known.map(call -> follow(call, event))
                                    .orElseGet(CallUpkeep::nothing)
                                    .replaceWith(() -> known.map(Call::view));
                        });
    }

    private Uni<Boolean> ofEarlier(CallEvent event, String provider) {
        if (!(event instanceof CallEvent.RecordingChanged)) {
            return Uni.createFrom().item(false);
        }
        return earlier.of(event.call().occurrence())
                .map(
                        all ->
                                all.stream()
                                        .anyMatch(
                                                one ->
                                                        one.plan().id().equals(event.call())
                                                                && one.provider()
                                                                        .equals(provider)));
    }

    private Uni<Void> follow(Call call, CallEvent event) {
        boolean live = call.is(CallState.LIVE);
        if (event instanceof CallEvent.Ended && live) {
            call.end(event.at());
            return calls.tellOfEnd(call);
        }
        if (event instanceof CallEvent.Ended && call.is(CallState.READY)) {
            return work.enqueue(Orders.compare(call));
        }
        if (event instanceof CallEvent.Deleted) {
            return lost(call);
        }
        if (event instanceof CallEvent.HlsChanged hls && live) {
            call.hls = hls.playlist();
        }
        return nothing();
    }

    /** What is wanted here and went missing there is made again; a live one is started too. */
    private Uni<Void> lost(Call call) {
        if (call.is(CallState.LIVE)) {
            return work.enqueue(Orders.compare(call));
        }
        if (!call.is(CallState.READY)) {
            return nothing();
        }
        call.lost();
        return work.enqueue(Orders.provision(call));
    }

    /** Tries those again that failed at a provider, now that something about it has changed. */
    Uni<Void> retryFailing(UUID workspace, String provider) {
        return Call.<Call>list(
                        "workspace = ?1 and provider = ?2 and state = ?3",
                        workspace,
                        provider,
                        CallState.FAILING)
                .chain(
                        failing ->
                                Multi.createFrom()
                                        .iterable(failing)
                                        .onItem()
                                        .transformToUniAndConcatenate(this::provisionNow)
                                        .collect()
                                        .last()
                                        .replaceWithVoid());
    }

    /** What waits for another try waits no longer. */
    private Uni<Void> provisionNow(Call call) {
        return work.withdraw(Orders.PROVISION, call.id().toString())
                .chain(() -> work.enqueue(Orders.provision(call)));
    }

    /** Releases an ended call that nobody will open again. */
    Uni<Void> expire(UUID occurrence) {
        return Turns.locked(occurrence)
                .chain(
                        call ->
                                call.is(CallState.ENDED)
                                        ? calls.releaseLast(occurrence)
                                        : nothing());
    }

    private static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
    }
}
