package dev.lectern.call;

import dev.lectern.kit.work.Work;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/**
 * Compares a call that is ready or live with what its provider says, and repairs what differs; what
 * upper features have a part in, that it ended there or is live there, they are told.
 */
@ApplicationScoped
class Comparing {
    private final Turns turns;
    private final Provisioning provisioning;
    private final Work work;

    Comparing(Turns turns, Provisioning provisioning, Work work) {
        this.turns = turns;
        this.provisioning = provisioning;
        this.work = work;
    }

    Uni<CallView> compare(UUID occurrence) {
        return turns.take(
                occurrence,
                held ->
                        switch (held.state()) {
                            case LIVE ->
                                    provisioning.find(held).chain(found -> repair(held, found));
                            case READY ->
                                    provisioning.find(held).chain(found -> keepReady(held, found));
                            default -> provisioning.justLetGo(held);
                        });
    }

    /** What is gone, or over before its hour, could not be started at the hour. */
    private Uni<CallView> keepReady(Held held, Optional<RoomAtProvider> found) {
        if (found.isEmpty()) {
            return turns.keep(held).chain(() -> provisioning.make(held));
        }
        if (found.get().live()) {
            return turns.record(held, call -> liveThere(call, held));
        }
        return provisioning
                .lost(held, found.get())
                .chain(lost -> lost ? provisioning.replaced(held) : provisioning.justLetGo(held));
    }

    /** As when the answer to a start was lost: who knows of the date decides what becomes of it. */
    private Uni<?> liveThere(Call call, Held held) {
        return held.isStill(call) && call.is(CallState.READY)
                ? work.enqueue(Orders.liveThere(call))
                : Uni.createFrom().voidItem();
    }

    private Uni<CallView> repair(Held held, Optional<RoomAtProvider> found) {
        if (found.isEmpty()) {
            return turns.keep(held).chain(() -> provisioning.makeAndStart(held));
        }
        RoomAtProvider room = found.get();
        return switch (room.stage()) {
            case LIVE -> turns.record(held, call -> provisioning.told(call, held, room));
            case WAITING -> provisioning.startNext(held);
            case OVER -> turns.record(held, call -> endedThere(call, held));
        };
    }

    /** Told to everybody by the news of it, as if the provider had said so itself. */
    private Uni<?> endedThere(Call call, Held held) {
        return held.isStill(call) && call.is(CallState.LIVE)
                ? work.enqueue(Orders.endedThere(call))
                : Uni.createFrom().voidItem();
    }

    /** What is live there and only ready here goes off the air; another room takes its place. */
    Uni<CallView> takeBack(UUID occurrence) {
        return turns.take(
                occurrence,
                held ->
                        held.state() == CallState.READY
                                ? provisioning.find(held).chain(found -> offTheAir(held, found))
                                : provisioning.justLetGo(held));
    }

    private Uni<CallView> offTheAir(Held held, Optional<RoomAtProvider> found) {
        return found.filter(RoomAtProvider::live).isPresent()
                ? turns.keep(held)
                        .chain(() -> provisioning.provider(held))
                        .chain(provider -> provider.stop(held.plan()))
                        .chain(() -> provisioning.replaced(held))
                : provisioning.justLetGo(held);
    }
}
