package dev.lectern.call;

import dev.lectern.call.policy.Recording;
import dev.lectern.kit.web.fault.Refused;
import dev.lectern.kit.web.fault.Sentence;
import dev.lectern.kit.work.Handler;
import dev.lectern.kit.work.Job;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Releases an ended call whose time is over, and what it was before it was opened again, unless the
 * provider keeps a recording of it.
 */
@ApplicationScoped
class ExpireJob implements Handler {
    private final Calls calls;
    private final CallRooms rooms;
    private final EarlierCalls earlier;
    private final CallUpkeep upkeep;

    ExpireJob(Calls calls, CallRooms rooms, EarlierCalls earlier, CallUpkeep upkeep) {
        this.calls = calls;
        this.rooms = rooms;
        this.earlier = earlier;
        this.upkeep = upkeep;
    }

    @Override
    public String kind() {
        return Orders.EXPIRE;
    }

    @Override
    public Sentence title() {
        return Sentence.of(
                "Give a video room back when it expires",
                "Einen Videoraum nach Ablauf zurückgeben");
    }

    @Override
    public Uni<Void> handle(Job job) {
        UUID occurrence = Orders.occurrence(job);
        return calls.plan(occurrence)
                .chain(this::expireLast)
                .chain(() -> earlier.of(occurrence))
                .chain(all -> CallJobs.inTurn(all, this::expire));
    }

    private Uni<Void> expireLast(Held held) {
        return held.state() == CallState.ENDED
                ? unlessItKeepsSomething(held.standing(), () -> upkeep.expire(held.occurrence()))
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> expire(StandingCall one) {
        return unlessItKeepsSomething(one, () -> earlier.release(one));
    }

    private Uni<Void> unlessItKeepsSomething(StandingCall one, Supplier<Uni<Void>> release) {
        return keepsSomething(one)
                .chain(
                        keeps ->
                                keeps
                                        ? Uni.createFrom().voidItem()
                                        : Panache.withTransaction(release));
    }

    /** What cannot list its recordings is taken to have one. */
    private Uni<Boolean> keepsSomething(StandingCall one) {
        if (one.plan().spec().recording() == Recording.OFF) {
            return Uni.createFrom().item(false);
        }
        return rooms.recordings(one)
                .map(recordings -> !recordings.isEmpty())
                .onFailure(Refused.class)
                .recoverWithItem(true);
    }
}
