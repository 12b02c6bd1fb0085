package dev.lectern.call;

import dev.lectern.call.policy.Feature;
import dev.lectern.kit.work.Work;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/**
 * Brings calls at providers to where ours stand: made, told of changes, live, stopped. Each step
 * takes its turn, acts, and records; what was released meanwhile is released there as well.
 */
@ApplicationScoped
class Provisioning {
    private final Turns turns;
    private final Providers providers;
    private final EarlierCalls earlier;
    private final Work work;
    private final Clock clock;

    Provisioning(Turns turns, Providers providers, EarlierCalls earlier, Work work, Clock clock) {
        this.turns = turns;
        this.providers = providers;
        this.earlier = earlier;
        this.work = work;
        this.clock = clock;
    }

    /** Makes the call at its provider, if that has not happened. */
    Uni<CallView> ready(UUID occurrence) {
        return turns.take(occurrence, held -> held.wanted() ? make(held) : justLetGo(held));
    }

    /** Tells the provider what it does not know yet. */
    Uni<CallView> update(UUID occurrence) {
        return turns.take(occurrence, this::tell);
    }

    /** Opens the call to the audience, making it first where needed. */
    Uni<CallView> goLive(UUID occurrence) {
        return turns.take(occurrence, this::open);
    }

    /** Ends at the provider what is ended here. */
    Uni<CallView> stop(UUID occurrence) {
        return turns.take(occurrence, this::close);
    }

    /** Ends what went on in another call; its row speaks of that one, nobody else asks. */
    Uni<Void> stop(StandingCall earlierOne) {
        return providers
                .require(earlierOne.plan().workspace(), earlierOne.provider())
                .chain(provider -> provider.stop(earlierOne.plan()));
    }

    /** Compares a live call with what its provider says, and repairs what differs. */
    Uni<CallView> compare(UUID occurrence) {
        return turns.take(
                occurrence,
                held ->
                        held.state() == CallState.LIVE
                                ? provider(held)
                                        .chain(provider -> provider.find(held.plan()))
                                        .chain(found -> repair(held, found))
                                : justLetGo(held));
    }

    private Uni<CallView> repair(Held held, Optional<RoomAtProvider> found) {
        if (found.isEmpty()) {
            return turns.keep(held).chain(() -> makeAndStart(held));
        }
        RoomAtProvider room = found.get();
        return switch (room.stage()) {
            case LIVE -> turns.record(held, call -> told(call, held, room));
            case WAITING -> startNext(held);
            case OVER -> turns.record(held, call -> endedThere(call, held));
        };
    }

    /** Told to everybody by the news of it, as if the provider had said so itself. */
    private Uni<?> endedThere(Call call, Held held) {
        return held.isStill(call) && call.is(CallState.LIVE)
                ? work.enqueue(Orders.endedThere(call))
                : Uni.createFrom().voidItem();
    }

    private Uni<CallView> make(Held held) {
        return provider(held)
                .chain(provider -> provider.ensure(held.plan()))
                .chain(room -> turns.record(held, call -> made(call, held, room)));
    }

    private Uni<?> made(Call call, Held held, RoomAtProvider room) {
        if (!held.isStill(call) || !call.is(CallState.PENDING, CallState.FAILING)) {
            return releaseWhatWasMade(held, room);
        }
        call.provisioned(room, held.revision());
        return call.stale() ? work.enqueue(Orders.update(call)) : Uni.createFrom().voidItem();
    }

    private Uni<CallView> tell(Held held) {
        if (held.state() != CallState.READY && held.state() != CallState.LIVE) {
            return justLetGo(held);
        }
        return provider(held)
                .chain(provider -> provider.update(held.plan()))
                .chain(room -> turns.record(held, call -> told(call, held, room)));
    }

    private Uni<?> told(Call call, Held held, RoomAtProvider room) {
        if (held.isStill(call)) {
            call.know(room, held.revision());
        }
        return Uni.createFrom().voidItem();
    }

    private Uni<CallView> open(Held held) {
        return switch (held.state()) {
            case LIVE -> justLetGo(held);
            case READY -> start(held);
            case PENDING, FAILING -> makeAndStart(held);
            case ENDED -> reopen(held);
            case RELEASED -> Uni.createFrom().failure(Turns.closed());
        };
    }

    private Uni<CallView> start(Held held) {
        return provider(held)
                .chain(provider -> provider.start(held.plan()))
                .chain(room -> turns.record(held, call -> started(call, held, room)));
    }

    /** As a further step of one turn. */
    private Uni<CallView> startNext(Held held) {
        return turns.keep(held).chain(() -> start(held));
    }

    private Uni<CallView> makeAndStart(Held held) {
        return provider(held)
                .chain(provider -> provider.ensure(held.plan()))
                .chain(room -> startNext(held.known(room)));
    }

    private Uni<?> started(Call call, Held held, RoomAtProvider room) {
        if (!held.isStill(call) || call.is(CallState.RELEASED)) {
            return releaseWhatWasMade(held, room);
        }
        if (call.is(CallState.PENDING, CallState.FAILING)) {
            call.provisioned(room, held.revision());
        }
        call.goLive(room, clock.instant());
        return call.stale() ? work.enqueue(Orders.update(call)) : Uni.createFrom().voidItem();
    }

    /** Where the provider cannot open a call twice, a new one takes its place; it stays there. */
    private Uni<CallView> reopen(Held held) {
        return provider(held)
                .chain(
                        provider ->
                                provider.capabilities().can(Feature.REOPEN)
                                        ? start(held)
                                        : renew(held).chain(next -> goLive(next.occurrence())));
    }

    private Uni<CallView> renew(Held held) {
        return turns.record(
                held,
                call -> {
                    call.renew();
                    return earlier.keep(held.plan(), held.provider());
                });
    }

    private Uni<CallView> close(Held held) {
        if (held.state() != CallState.ENDED) {
            return justLetGo(held);
        }
        return provider(held)
                .chain(provider -> provider.stop(held.plan()))
                .chain(() -> justLetGo(held));
    }

    private Uni<?> releaseWhatWasMade(Held held, RoomAtProvider room) {
        CallPlan leftover = held.plan().known(room.reference());
        return work.enqueue(Orders.release(leftover, held.provider()));
    }

    private Uni<CallView> justLetGo(Held held) {
        return turns.record(held, call -> Uni.createFrom().voidItem());
    }

    private Uni<CallProvider> provider(Held held) {
        return providers.require(held.plan().workspace(), held.provider());
    }
}
