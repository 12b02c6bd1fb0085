package dev.lectern.call;

import dev.lectern.kit.web.Clashed;
import dev.lectern.kit.web.NotFound;
import dev.lectern.kit.web.ProviderFailed;
import dev.lectern.kit.web.Sentence;
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
            super("The room is busy at this moment. Try again.");
        }
    }

    /** Waits its turn, then acts; whatever comes of it, the call is let go. */
    <T> Uni<T> take(UUID occurrence, Function<Held, Uni<T>> act) {
        return hold(occurrence)
                .chain(
                        held ->
                                act.apply(held)
                                        .onFailure()
                                        .call(failure -> letGo(occurrence, failure)));
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
                            return new Held(call.plan(), call.provider, call.state, call.revision);
                        });
    }

    /** Records what came of it and lets go, in one transaction. */
    Uni<CallView> record(UUID occurrence, Function<Call, Uni<?>> change) {
        return Panache.withTransaction(
                () -> locked(occurrence).call(change::apply).invoke(Call::letGo).map(Call::view));
    }

    private Uni<CallView> letGo(UUID occurrence, Throwable failure) {
        return record(
                occurrence,
                call -> {
                    if (failure instanceof ProviderFailed) {
                        call.failed(String.valueOf(failure.getMessage()));
                    }
                    return Uni.createFrom().voidItem();
                });
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
