package dev.lectern.call;

import dev.lectern.kit.web.fault.Clashed;
import dev.lectern.kit.web.fault.NotFound;
import dev.lectern.kit.web.fault.ProviderFailed;
import dev.lectern.kit.web.fault.Sentence;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Lets one at a time, on all nodes, speak to a provider about a call: take hold and commit, act,
 * record and let go. No transaction is open while the provider is spoken to.
 *
 * <p>A hold outlasts one question to a provider ({@link GuardedProvider#DEADLINE}); who asks
 * several keeps it before each. It ends by itself, for a killed node lets nothing go, and is
 * numbered: who comes back after another took over changes nothing.
 */
@ApplicationScoped
class Turns {
    private static final Duration BEYOND_A_HOLD = Duration.ofSeconds(5);

    private final Clock clock;
    private final Duration longest;

    Turns(
            Clock clock,
            @ConfigProperty(name = "lectern.call.hold", defaultValue = "30S") Duration longest) {
        this.clock = clock;
        this.longest = longest;
    }

    /** Somebody else has the call; asked again in a moment. */
    private static class Busy extends Clashed {
        Busy() {
            super(
                    Sentence.of(
                            "The room is busy at this moment. Try again.",
                            "Der Raum ist gerade beschäftigt. Versuchen Sie es noch einmal."));
        }
    }

    /** Waits its turn, then acts; whatever comes of it, the call is let go. */
    <T> Uni<T> take(UUID occurrence, Function<Held, Uni<T>> act) {
        return hold(occurrence)
                .chain(held -> act.apply(held).onFailure().call(failure -> letGo(held, failure)));
    }

    private Uni<Held> hold(UUID occurrence) {
        return Uni.createFrom()
                .deferred(() -> Panache.withTransaction(() -> tryToHold(occurrence)))
                .onFailure(Busy.class)
                .retry()
                .withBackOff(Duration.ofMillis(40), Duration.ofMillis(400))
                .expireIn(longest.plus(BEYOND_A_HOLD).toMillis())
                .onFailure(IllegalStateException.class)
                .transform(expired -> new Busy());
    }

    private Uni<Held> tryToHold(UUID occurrence) {
        return locked(occurrence)
                .map(
                        call -> {
                            if (call.held(clock.instant())) {
                                throw new Busy();
                            }
                            call.hold(clock.instant(), longest);
                            return Held.of(call);
                        });
    }

    /**
     * Holds on for as long again, before a further question to the provider; fails where the hold
     * ran out and went to somebody else, or the call is not wanted any more.
     */
    Uni<Void> keep(Held held) {
        return Panache.withTransaction(
                () ->
                        mine(held)
                                .invoke(
                                        call -> {
                                            if (!held.isStill(call)
                                                    || call.is(CallState.RELEASED)) {
                                                throw closed();
                                            }
                                            call.keepHold(clock.instant(), longest);
                                        })
                                .replaceWithVoid());
    }

    /** Records what came of it and lets go, in one transaction; refused to a former holder. */
    Uni<CallView> record(Held held, Function<Call, Uni<?>> change) {
        return Panache.withTransaction(
                () -> mine(held).call(change::apply).invoke(Call::letGo).map(Call::view));
    }

    private Uni<Call> mine(Held held) {
        return locked(held.occurrence())
                .invoke(
                        call -> {
                            if (!held.isMine(call)) {
                                throw new Busy();
                            }
                        });
    }

    private Uni<Void> letGo(Held held, Throwable failure) {
        return record(
                        held,
                        call -> {
                            if (failure instanceof ProviderFailed failed) {
                                call.failed(failed.sentence());
                            }
                            return Uni.createFrom().voidItem();
                        })
                .replaceWithVoid()
                .onFailure(Busy.class)
                .recoverWithNull();
    }

    static Clashed closed() {
        return new Clashed(Sentence.of("This room is closed.", "Dieser Raum ist geschlossen."));
    }

    /** The row, locked until the transaction ends. */
    static Uni<Call> locked(UUID occurrence) {
        return find(occurrence)
                .map(
                        found ->
                                found.orElseThrow(
                                        () ->
                                                new NotFound(
                                                        Sentence.of(
                                                                "There is no room for this date.",
                                                                "Für diesen Termin gibt es keinen Raum."))));
    }

    /** By a query: to lock a row that the session holds already, Hibernate misnames our key. */
    static Uni<Optional<Call>> find(UUID occurrence) {
        return Call.<Call>find("occurrence", occurrence)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult()
                .map(Optional::ofNullable);
    }
}
