package dev.lectern.call.builtin.home;

import dev.lectern.call.Tape;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * The door to homes. A call's media is on one node, which holds a lease of {@link #LEASE} and
 * renews it every {@link #RENEWAL}; when that node goes, whoever is asked next takes it over.
 *
 * <p>Where there may be several nodes, a holder that could not renew in time lets go by itself: by
 * then another may have it. A node on its own has nobody to fear and goes on through an outage of
 * its database.
 */
@ApplicationScoped
public class Homes {
    static final Duration LEASE = Duration.ofSeconds(8);
    static final Duration RENEWAL = Duration.ofSeconds(2);
    private static final Logger LOG = Logger.getLogger(Homes.class);
    private static final Duration PARTING = Duration.ofSeconds(2);

    private final HomeTable table;
    private final ThisNode node;
    private final List<Household> households;

    /** What is at home here, and until when on this machine's own timer (nanoseconds). */
    private final Map<UUID, Long> held = new ConcurrentHashMap<>();

    private volatile boolean leaving;

    Homes(HomeTable table, ThisNode node, @All List<Household> households) {
        this.table = table;
        this.node = node;
        this.households = households;
    }

    void start(@Observes StartupEvent event, Vertx vertx) {
        vertx.setPeriodic(RENEWAL.toMillis(), timer -> renewLater());
    }

    /** The home of this occurrence's media: this node, unless another has it. */
    public Uni<Home> claim(UUID occurrence) {
        long asked = System.nanoTime();
        return table.claim(occurrence, node.id(), node.url(), LEASE)
                .chain(
                        ours ->
                                ours.isPresent()
                                        ? Uni.createFrom().item(moveIn(ours.get(), asked))
                                        : find(occurrence)
                                                .chain(home -> orClaim(occurrence, home)));
    }

    private Home moveIn(Home home, long asked) {
        if (!leaving) {
            held.put(home.occurrence(), asked + LEASE.toNanos());
        }
        return home;
    }

    /** Between the two questions the other's lease may have ended. */
    private Uni<Home> orClaim(UUID occurrence, Optional<Home> found) {
        return found.map(home -> Uni.createFrom().item(home)).orElseGet(() -> claim(occurrence));
    }

    /** The home, if any node has it. */
    public Uni<Optional<Home>> find(UUID occurrence) {
        return table.find(occurrence).map(found -> found.filter(home -> !isPredecessor(home)));
    }

    /** Whoever had our address before us is gone. */
    private boolean isPredecessor(Home home) {
        return !isHere(home) && home.url().equals(node.url());
    }

    /** Whether there is no other node: nothing but this one has anything under way. */
    public boolean isAlone() {
        return !node.several();
    }

    public boolean isHere(UUID occurrence) {
        return held.containsKey(occurrence);
    }

    public boolean isHere(Home home) {
        return home.node().equals(node.id());
    }

    /** The call is over: there is no home of it any more, and nothing to take over. */
    public Uni<Void> leave(UUID occurrence) {
        held.remove(occurrence);
        return table.leave(occurrence, node.id());
    }

    /** Whether a recording is to go on wherever the home moves. */
    public Uni<Void> records(UUID occurrence, Tape tape) {
        return table.records(occurrence, node.id(), tape);
    }

    /**
     * How a recording stands that goes on once the call has a home again; until then nobody does.
     * Answers false where there is none, or a home by now.
     */
    public Uni<Boolean> recordsWhileAway(UUID occurrence, Tape tape) {
        return table.recordsWhileAway(occurrence, node.id(), node.url(), tape);
    }

    private void renewLater() {
        renew().subscribe().with(done -> {}, failure -> LOG.debug("Homes not renewed", failure));
    }

    Uni<Void> renew() {
        letGoOfTheExpired(System.nanoTime());
        Set<UUID> asking = Set.copyOf(held.keySet());
        if (asking.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        long asked = System.nanoTime();
        return table.renew(node.id(), asking, LEASE)
                .invoke(kept -> renewed(asking, kept, asked))
                .replaceWithVoid();
    }

    private void renewed(Set<UUID> asked, Set<UUID> kept, long at) {
        asked.stream().filter(one -> !kept.contains(one)).forEach(this::lose);
        kept.forEach(one -> held.computeIfPresent(one, (id, until) -> at + LEASE.toNanos()));
        households.forEach(one -> one.kept(kept));
    }

    void letGoOfTheExpired(long now) {
        if (node.several()) {
            held.forEach(
                    (occurrence, until) -> {
                        if (now - until > 0) {
                            lose(occurrence);
                        }
                    });
        }
    }

    private void lose(UUID occurrence) {
        if (held.remove(occurrence) != null) {
            LOG.warnf("The media of %s is no longer at home on this node", occurrence);
            households.forEach(one -> one.lost(occurrence));
        }
    }

    /** Before the engine ends: who is cut off here is to be taken in elsewhere at once. */
    void stop(@Observes @Priority(100) ShutdownEvent event) {
        leaving = true;
        if (held.isEmpty()) {
            return;
        }
        held.clear();
        table.moveOut(node.id())
                .ifNoItem()
                .after(PARTING)
                .fail()
                .onFailure()
                .invoke(failure -> LOG.warn("The leases of this node end by themselves", failure))
                .onFailure()
                .recoverWithNull()
                .await()
                .indefinitely();
    }
}
