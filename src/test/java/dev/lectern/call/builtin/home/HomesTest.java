package dev.lectern.call.builtin.home;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.call.Tape;
import dev.lectern.kit.db.Ids;
import dev.lectern.world.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
class HomesTest {
    @Inject HomeTable table;
    @Inject Config config;

    private final UUID call = Ids.next();
    private final Tenant first = new Tenant();
    private final Tenant second = new Tenant();
    private Homes here;
    private Homes there;

    @BeforeEach
    void two_nodes() {
        here = node("http://one.example", first);
        there = node("http://two.example", second);
    }

    @Test
    void the_first_to_be_asked_has_the_call_and_the_other_knows() {
        Home home = await(here.claim(call));

        assertThat(here.isHere(home)).isTrue();
        assertThat(here.isHere(call)).isTrue();
        assertThat(await(there.claim(call))).isEqualTo(home);
        assertThat(there.isHere(call)).isFalse();
        assertThat(await(there.find(call))).contains(home);
        assertThat(home.url()).isEqualTo("http://one.example");
    }

    @Test
    void a_call_that_nobody_claimed_has_no_home() {
        assertThat(await(there.find(call))).isEmpty();
    }

    @Test
    void a_home_whose_node_went_is_taken_over_with_the_next_number() {
        await(here.claim(call));
        await(here.records(call, Tape.PAUSED));

        expire();

        assertThat(await(there.find(call))).isEmpty();
        Home taken = await(there.claim(call));
        assertThat(there.isHere(taken)).isTrue();
        assertThat(taken.epoch()).isEqualTo(2);
        assertThat(taken.tape()).isEqualTo(Tape.PAUSED);
    }

    @Test
    void a_recording_that_is_stopped_while_nobody_has_the_call_does_not_go_on() {
        await(here.claim(call));
        await(here.records(call, Tape.RUNNING));
        await(there.recordsWhileAway(call, Tape.STOPPED));
        assertThat(await(there.find(call)).orElseThrow().tape()).isEqualTo(Tape.RUNNING);
        expire();

        await(there.recordsWhileAway(call, Tape.PAUSED));
        assertThat(await(there.claim(call)).tape()).isEqualTo(Tape.PAUSED);
        expire();
        await(here.recordsWhileAway(call, Tape.STOPPED));

        assertThat(await(here.claim(call)).tape()).isEqualTo(Tape.STOPPED);
        expire();
        await(there.recordsWhileAway(call, Tape.RUNNING));
        assertThat(await(there.claim(call)).tape()).isEqualTo(Tape.STOPPED);
    }

    @Test
    void a_recording_is_stopped_though_the_lease_of_ones_own_predecessor_holds() {
        Homes before = node("http://one.example", new Tenant());
        await(before.claim(call));
        await(before.records(call, Tape.RUNNING));

        await(here.recordsWhileAway(call, Tape.STOPPED));

        assertThat(await(here.claim(call)).tape()).isEqualTo(Tape.STOPPED);
    }

    @Test
    void whoever_lost_a_home_learns_it_at_the_next_renewal_and_writes_nothing_more() {
        await(here.claim(call));
        expire();
        await(there.claim(call));

        await(here.renew());
        await(here.records(call, Tape.RUNNING));

        assertThat(first.lost).containsExactly(call);
        assertThat(here.isHere(call)).isFalse();
        assertThat(await(there.find(call)).orElseThrow().tape()).isEqualTo(Tape.STOPPED);
    }

    @Test
    void a_lease_that_ended_is_renewed_while_nobody_took_it() {
        await(here.claim(call));
        expire();

        await(here.renew());

        assertThat(first.lost).isEmpty();
        assertThat(first.kept).contains(call);
        assertThat(await(there.find(call))).map(Home::url).contains("http://one.example");
    }

    @Test
    void among_several_nodes_a_holder_that_cannot_renew_lets_go_by_itself() {
        await(here.claim(call));

        here.letGoOfTheExpired(System.nanoTime() + Homes.LEASE.plusSeconds(1).toNanos());

        assertThat(first.lost).containsExactly(call);
    }

    @Test
    void a_node_on_its_own_outlives_an_outage_of_its_database() {
        Homes alone = node("http://alone.example", first, Optional.empty());
        await(alone.claim(call));

        alone.letGoOfTheExpired(System.nanoTime() + Homes.LEASE.multipliedBy(9).toNanos());

        assertThat(alone.isHere(call)).isTrue();
    }

    @Test
    void a_node_that_was_restarted_needs_not_wait_for_its_own_former_lease() {
        await(node("http://one.example", new Tenant()).claim(call));

        assertThat(await(here.find(call))).isEmpty();
        assertThat(here.isHere(await(here.claim(call)))).isTrue();
    }

    @Test
    void a_node_that_ends_in_order_gives_its_homes_up_at_once() {
        await(here.claim(call));

        here.stop(new io.quarkus.runtime.ShutdownEvent());

        assertThat(there.isHere(await(there.claim(call)))).isTrue();
    }

    @Test
    void a_call_that_is_over_has_no_home_and_nothing_to_take_over() {
        await(here.claim(call));
        await(here.records(call, Tape.RUNNING));

        await(here.leave(call));

        assertThat(await(there.find(call))).isEmpty();
        assertThat(await(there.claim(call)).tape()).isEqualTo(Tape.STOPPED);
    }

    private void expire() {
        UUID node = await(table.find(call)).orElseThrow().node();
        await(table.renew(node, Set.of(call), Duration.ofSeconds(-1)));
    }

    private Homes node(String url, Tenant tenant) {
        return node(url, tenant, Optional.of("redis://somewhere"));
    }

    private Homes node(String url, Tenant tenant, Optional<String> redis) {
        return new Homes(table, new ThisNode(Optional.of(url), redis, config), List.of(tenant));
    }

    private static <T> T await(Uni<T> work) {
        return work.await().atMost(Duration.ofSeconds(30));
    }

    /** Remembers what it was told. */
    private static class Tenant implements Household {
        final List<UUID> lost = new ArrayList<>();
        final Set<UUID> kept = new java.util.HashSet<>();

        @Override
        public void kept(Set<UUID> occurrences) {
            kept.addAll(occurrences);
        }

        @Override
        public void lost(UUID occurrence) {
            lost.add(occurrence);
        }
    }
}
