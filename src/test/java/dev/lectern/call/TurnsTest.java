package dev.lectern.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lectern.call.policy.Preset;
import dev.lectern.kit.db.Ids;
import dev.lectern.kit.web.fault.Clashed;
import dev.lectern.kit.web.fault.Sentence;
import dev.lectern.world.Database;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
class TurnsTest {
    @Inject Calls calls;
    @Inject Turns turns;
    @Inject OwnContext ownContext;
    @Inject Pool database;

    @Test
    void a_hold_that_ran_out_and_was_taken_over_records_nothing_and_lets_nothing_go() {
        UUID occurrence = opened();
        Held former = takeHold(occurrence);
        runOut(occurrence);
        Held present = takeHold(occurrence);

        assertThatThrownBy(() -> record(former, "the former one")).isInstanceOf(Clashed.class);
        assertThatThrownBy(() -> await(() -> turns.keep(former))).isInstanceOf(Clashed.class);

        assertThat(heldUntil(occurrence)).isNotNull();
        assertThat(record(present, "the present one").lastError())
                .isEqualTo(Sentence.said("the present one"));
        assertThat(heldUntil(occurrence)).isNull();
    }

    @Test
    void a_hold_that_is_kept_lasts_from_then_on() {
        UUID occurrence = opened();
        Held held = takeHold(occurrence);
        runOut(occurrence);

        await(() -> turns.keep(held));

        assertThat(heldUntil(occurrence)).isAfter(Instant.now().plusSeconds(20));
    }

    @Test
    void a_call_given_up_meanwhile_is_not_gone_on_with() {
        UUID occurrence = opened();
        Held held = takeHold(occurrence);
        await(() -> Panache.withTransaction(() -> calls.release(occurrence)));

        assertThatThrownBy(() -> await(() -> turns.keep(held)))
                .isInstanceOf(Clashed.class)
                .hasMessage("This room is closed.");
    }

    private UUID opened() {
        UUID occurrence = Ids.next();
        Instant start = Instant.now().plus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
        CallRequest request =
                new CallRequest(
                        Ids.next(),
                        Ids.next(),
                        occurrence,
                        "Pruning apple trees",
                        null,
                        Preset.GUEST_WEBINAR.spec(),
                        start,
                        start.plus(1, ChronoUnit.HOURS));
        await(() -> Panache.withTransaction(() -> calls.open(request)));
        await(() -> calls.provisionNow(occurrence));
        return occurrence;
    }

    /** As a node that is still waiting for its provider when its time is over. */
    private Held takeHold(UUID occurrence) {
        AtomicReference<Held> taken = new AtomicReference<>();
        await(
                () ->
                        turns.take(
                                occurrence,
                                held -> {
                                    taken.set(held);
                                    return Uni.createFrom().voidItem();
                                }));
        return taken.get();
    }

    private CallView record(Held held, String sentence) {
        return await(
                () ->
                        turns.record(
                                held,
                                call -> {
                                    call.failed(Sentence.said(sentence));
                                    return Uni.createFrom().voidItem();
                                }));
    }

    private void runOut(UUID occurrence) {
        database.preparedQuery(
                        "update call set held_until = now() - interval '1 second'"
                                + " where occurrence_id = $1")
                .executeAndAwait(Tuple.of(occurrence));
    }

    private Instant heldUntil(UUID occurrence) {
        var until =
                database.preparedQuery("select held_until from call where occurrence_id = $1")
                        .executeAndAwait(Tuple.of(occurrence))
                        .iterator()
                        .next()
                        .getOffsetDateTime(0);
        return until == null ? null : until.toInstant();
    }

    private <T> T await(Supplier<Uni<T>> work) {
        return ownContext.run(work).await().atMost(Duration.ofSeconds(20));
    }
}
