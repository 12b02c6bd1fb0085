package dev.lectern.call;

import dev.lectern.call.policy.Feature;
import dev.lectern.kit.web.fault.Clashed;
import dev.lectern.kit.web.fault.NotFound;
import dev.lectern.kit.web.fault.ProviderFailed;
import dev.lectern.kit.work.Work;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Brings calls at providers to where ours stand: made, told of changes, live, stopped. Each step
 * takes its turn, acts, and records; what was released meanwhile is released there as well.
 */
@ApplicationScoped
class Provisioning {
    private static final Duration A_WHILE = Duration.ofSeconds(20);

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
        return turns.take(occurrence, this::open)
                .onFailure(Provisioning::unsure)
                .call(() -> lookAgain(occurrence));
    }

    /** Silence and errors of theirs do not say that they did nothing. */
    private static boolean unsure(Throwable failure) {
        return failure instanceof ProviderFailed failed && !failed.permanent();
    }

    /** Whether it went live there after all is seen when the provider answers again. */
    private Uni<Void> lookAgain(UUID occurrence) {
        Instant later = clock.instant().plus(A_WHILE);
        return Panache.withTransaction(
                () ->
                        Turns.locked(occurrence)
                                .chain(call -> work.enqueue(Orders.compare(call).at(later))));
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

    Uni<Optional<RoomAtProvider>> find(Held held) {
        return provider(held).chain(provider -> provider.find(held.plan()));
    }

    Uni<CallView> make(Held held) {
        return provider(held)
                .chain(provider -> provider.ensure(held.plan()))
                .chain(room -> lost(held, room).chain(lost -> settle(held, room, lost)));
    }

    private Uni<CallView> settle(Held held, RoomAtProvider room, boolean lost) {
        return lost ? replaced(held) : turns.record(held, call -> made(call, held, room));
    }

    private Uni<?> made(Call call, Held held, RoomAtProvider room) {
        if (!held.isStill(call)
                || !call.is(CallState.PENDING, CallState.FAILING, CallState.READY)) {
            return releaseWhatWasMade(held, room);
        }
        if (call.is(CallState.READY)) {
            call.know(room, held.revision());
        } else {
            call.provisioned(room, held.revision());
        }
        Uni<Void> looked =
                room.live() ? work.enqueue(Orders.liveThere(call)) : Uni.createFrom().voidItem();
        return call.stale() ? looked.chain(() -> work.enqueue(Orders.update(call))) : looked;
    }

    private Uni<CallView> tell(Held held) {
        if (held.state() != CallState.READY && held.state() != CallState.LIVE) {
            return justLetGo(held);
        }
        return provider(held)
                .chain(provider -> told(provider, held.plan()))
                .chain(room -> turns.record(held, call -> told(call, held, room)));
    }

    /** What is gone there is made again as it now is; a live one is then started by comparing. */
    private static Uni<RoomAtProvider> told(CallProvider provider, CallPlan plan) {
        return provider.update(plan)
                .onFailure(NotFound.class)
                .recoverWithUni(() -> provider.ensure(plan));
    }

    Uni<?> told(Call call, Held held, RoomAtProvider room) {
        if (held.isStill(call)) {
            call.know(room, held.revision());
        }
        return Uni.createFrom().voidItem();
    }

    private Uni<CallView> open(Held held) {
        return switch (held.state()) {
            case LIVE -> justLetGo(held);
            case READY -> startReady(held);
            case PENDING, FAILING -> makeAndStart(held);
            case ENDED -> reopen(held);
            case RELEASED -> Uni.createFrom().failure(Turns.closed());
        };
    }

    private Uni<CallView> start(Held held) {
        return atProvider(held).chain(room -> begun(held, room));
    }

    private Uni<RoomAtProvider> atProvider(Held held) {
        return provider(held)
                .chain(provider -> provider.start(held.plan()))
                .onFailure(Provisioning::unsure)
                .recoverWithUni(failure -> seen(held, failure));
    }

    /** The answer may have been lost, not the question. */
    private Uni<RoomAtProvider> seen(Held held, Throwable failure) {
        return turns.keep(held)
                .chain(() -> find(held))
                .onFailure()
                .recoverWithItem(Optional.empty())
                .chain(found -> liveOrElse(found, failure));
    }

    private static Uni<RoomAtProvider> liveOrElse(
            Optional<RoomAtProvider> found, Throwable failure) {
        return found.filter(RoomAtProvider::live)
                .map(room -> Uni.createFrom().item(room))
                .orElseGet(() -> Uni.createFrom().failure(failure));
    }

    private Uni<CallView> begun(Held held, RoomAtProvider room) {
        return turns.record(held, call -> started(call, held, room));
    }

    /** What went missing at the provider is made again, what is over there is replaced. */
    private Uni<CallView> startReady(Held held) {
        return atProvider(held)
                .onItemOrFailure()
                .transformToUni(
                        (room, failure) ->
                                failure == null ? begun(held, room) : instead(held, failure));
    }

    private Uni<CallView> instead(Held held, Throwable failure) {
        if (failure instanceof NotFound) {
            return turns.keep(held).chain(() -> makeAndStart(held));
        }
        return failure instanceof Clashed
                ? turns.keep(held).chain(() -> anew(held, failure))
                : Uni.createFrom().failure(failure);
    }

    private Uni<CallView> anew(Held held, Throwable clash) {
        return find(held)
                .chain(
                        found ->
                                found.filter(Provisioning::over).isPresent()
                                        ? replaced(held).chain(() -> goLive(held.occurrence()))
                                        : Uni.createFrom().failure(clash));
    }

    private static boolean over(RoomAtProvider room) {
        return room.stage() == RoomAtProvider.Stage.OVER;
    }

    /** Whether it is over there, before its hour, and cannot be opened again. */
    Uni<Boolean> lost(Held held, RoomAtProvider room) {
        return over(room) && held.state() != CallState.LIVE
                ? provider(held).map(provider -> !provider.capabilities().can(Feature.REOPEN))
                : Uni.createFrom().item(false);
    }

    /** A room that was never used gives way to another, which is made soon. */
    Uni<CallView> replaced(Held held) {
        return turns.record(
                held,
                call -> {
                    if (!held.isStill(call) || call.is(CallState.RELEASED)) {
                        return Uni.createFrom().voidItem();
                    }
                    call.replace();
                    return work.enqueue(Orders.release(held.plan(), held.provider()))
                            .chain(() -> work.enqueue(Orders.provision(call)));
                });
    }

    /** As a further step of one turn. */
    Uni<CallView> startNext(Held held) {
        return turns.keep(held).chain(() -> start(held));
    }

    Uni<CallView> makeAndStart(Held held) {
        return provider(held)
                .chain(provider -> provider.ensure(held.plan()))
                .chain(room -> lost(held, room).chain(lost -> startMade(held.known(room), lost)));
    }

    private Uni<CallView> startMade(Held held, boolean lost) {
        return lost ? replaced(held).chain(() -> goLive(held.occurrence())) : startNext(held);
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

    Uni<CallView> justLetGo(Held held) {
        return turns.record(held, call -> Uni.createFrom().voidItem());
    }

    Uni<CallProvider> provider(Held held) {
        return providers.require(held.plan().workspace(), held.provider());
    }
}
