package dev.lectern.kit.work;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Claims work and has it done: one loop per node.
 *
 * <p>Everything here runs on one event loop, the handlers on fresh duplicated contexts of several.
 * A claim is committed before its handler starts; no transaction is open while it acts.
 */
final class Runner {
    private static final Logger LOG = Logger.getLogger(Runner.class);
    private static final int HANDS = 4;
    private static final long SHORTEST_LOOK_MILLIS = 5;
    private static final long LONGEST_LOOK_MILLIS = 100;

    private final WorkTable table;
    private final Bell bell;
    private final WorkWatch watch;
    private final Clock clock;
    private final Vertx vertx;
    private final Duration lease;
    private final Context loop;
    private final Context[] hands = new Context[HANDS];
    private final Map<String, Crew> crews = new LinkedHashMap<>();
    private final Finishing finishing;
    private final RandomGenerator chance = RandomGenerator.getDefault();
    private final Runnable ear = this::stirred;

    private volatile long lookMillis = LONGEST_LOOK_MILLIS;
    private volatile boolean draining;
    private boolean claiming;
    private boolean askedMeanwhile;
    private long lookTimer = -1;
    private int nextHand;
    private long renewedNanos = System.nanoTime();

    Runner(
            Vertx vertx,
            WorkTable table,
            Bell bell,
            WorkWatch watch,
            Clock clock,
            Duration lease,
            Collection<Handler> handlers) {
        this.vertx = vertx;
        this.table = table;
        this.bell = bell;
        this.watch = watch;
        this.clock = clock;
        this.lease = lease;
        this.loop = vertx.getOrCreateContext();
        for (int i = 0; i < HANDS; i++) {
            hands[i] = vertx.getOrCreateContext();
        }
        for (Handler handler : handlers) {
            if (crews.put(handler.kind(), new Crew(handler)) != null) {
                throw new IllegalStateException("Two handlers for work " + handler.kind());
            }
        }
        this.finishing = new Finishing(table, this::onLoop, this::look);
    }

    void start(Duration tick) {
        bell.attach(ear);
        loop.runOnContext(
                ignored -> {
                    vertx.setPeriodic(tick.toMillis(), this::tick);
                    look();
                });
    }

    /** Looks for work soon; safe from any thread. */
    void wake() {
        loop.runOnContext(ignored -> look());
    }

    private void stirred() {
        if (lookMillis > 4 * SHORTEST_LOOK_MILLIS) {
            loop.runOnContext(ignored -> lookSoon(SHORTEST_LOOK_MILLIS));
        }
    }

    private void tick(long timer) {
        if (draining) {
            vertx.cancelTimer(timer);
            return;
        }
        giveUpOverdue();
        finishing.flush();
        if (System.nanoTime() - renewedNanos > lease.toNanos() / 3) {
            renewedNanos = System.nanoTime();
            renewLeases();
            table.bringBackExpired()
                    .emitOn(this::onLoop)
                    .subscribe()
                    .with(this::broughtBack, failure -> trouble("bring back lost work", failure));
        }
        look();
    }

    private void broughtBack(int count) {
        if (count > 0) {
            LOG.infof("%d jobs of a node that went away wait again", count);
            look();
        }
    }

    /** What the database answers comes back here, wherever its pool calls. */
    private void onLoop(Runnable next) {
        loop.runOnContext(ignored -> next.run());
    }

    private void look() {
        if (claiming || draining) {
            askedMeanwhile = true;
            return;
        }
        Map<String, Integer> room = new HashMap<>();
        crews.forEach(
                (kind, crew) -> {
                    int free = crew.room();
                    if (free > 0) {
                        room.put(kind, free);
                    }
                });
        if (room.isEmpty()) {
            return;
        }
        claiming = true;
        askedMeanwhile = false;
        table.claim(room, clock.instant(), lease)
                .emitOn(this::onLoop)
                .subscribe()
                .with(this::claimed, this::claimFailed);
    }

    private void claimFailed(Throwable failure) {
        claiming = false;
        trouble("claim work", failure);
    }

    private void claimed(List<Claim> claims) {
        claiming = false;
        for (Claim claim : claims) {
            crewOf(claim).add(claim);
        }
        if (draining) {
            return;
        }
        crews.values().forEach(this::fill);
        if (!claims.isEmpty()) {
            bell.found();
            lookMillis = SHORTEST_LOOK_MILLIS;
            look();
        } else if (askedMeanwhile) {
            look();
        } else if (bell.busy()) {
            lookSoon(lookMillis);
            lookMillis = Math.min(LONGEST_LOOK_MILLIS, lookMillis * 3 / 2);
        }
    }

    private void lookSoon(long millis) {
        if (lookTimer >= 0) {
            vertx.cancelTimer(lookTimer);
        }
        lookMillis = millis;
        lookTimer =
                vertx.setTimer(
                        millis,
                        fired -> {
                            lookTimer = -1;
                            look();
                        });
    }

    private Crew crewOf(Claim claim) {
        return Objects.requireNonNull(crews.get(claim.job().kind()));
    }

    private void fill(Crew crew) {
        for (Claim next = crew.next(); next != null; next = crew.next()) {
            begin(crew, next);
        }
    }

    private void begin(Crew crew, Claim claim) {
        Context hand = VertxContext.createNewDuplicatedContext(hands[nextHand++ % HANDS]);
        VertxContextSafetyToggle.setContextSafe(hand, true);
        Attempt attempt =
                new Attempt(crew.handler, claim.job(), failure -> ended(crew, claim, failure));
        crew.started(claim, System.nanoTime(), attempt);
        watch.started(claim, clock.instant());
        hand.runOnContext(ignored -> attempt.run());
    }

    private void ended(Crew crew, Claim claim, @Nullable Throwable failure) {
        loop.runOnContext(ignored -> settle(crew, claim, failure));
    }

    private void settle(Crew crew, Claim claim, @Nullable Throwable failure) {
        if (!crew.finished(claim, System.nanoTime())) {
            return;
        }
        Outcome outcome = Outcome.of(claim.job(), crew.handler, failure, clock.instant(), chance);
        watch.ended(claim, outcome, failure);
        if (outcome instanceof Outcome.Done) {
            finishing.add(claim);
            finishing.flush();
        } else {
            finishing.write(claim, outcome, this::wake);
        }
        if (!draining) {
            fill(crew);
            look();
        }
    }

    private void giveUpOverdue() {
        for (Crew crew : crews.values()) {
            for (Crew.Run run : crew.overdue(System.nanoTime())) {
                run.cancel().cancel();
                String words = "No answer within " + crew.handler.patience().toSeconds() + " s.";
                settle(crew, run.claim(), new TimeoutException(words));
            }
        }
    }

    private void renewLeases() {
        List<Claim> held = new ArrayList<>(finishing.unwritten());
        crews.values().forEach(crew -> held.addAll(crew.claims()));
        if (!held.isEmpty()) {
            table.renew(held, lease)
                    .emitOn(this::onLoop)
                    .subscribe()
                    .with(
                            ids -> renewed(held, new HashSet<>(ids)),
                            failure -> trouble("renew leases", failure));
        }
    }

    private void renewed(List<Claim> held, Set<UUID> still) {
        held.stream()
                .filter(claim -> !still.contains(claim.id()))
                .forEach(claim -> crewOf(claim).lost(claim));
    }

    private static void trouble(String what, Throwable failure) {
        LOG.warnf("Could not %s: %s", what, failure.getMessage());
    }

    boolean draining() {
        return draining;
    }

    /**
     * Claims nothing more, gives back at once what has not begun, and after the given time also
     * what still runs; completes when nothing is held.
     */
    Uni<Void> drain(Duration patience) {
        draining = true;
        bell.detach(ear);
        Draining steps =
                new Draining(vertx, table, crews.values(), finishing, this::onLoop, () -> claiming);
        return Uni.createFrom()
                .emitter(
                        emitter ->
                                loop.runOnContext(
                                        ignored ->
                                                steps.begin(
                                                        patience, () -> emitter.complete(null))));
    }
}
