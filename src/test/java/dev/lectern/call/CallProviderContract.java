package dev.lectern.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lectern.call.policy.CallSpec;
import dev.lectern.call.policy.Feature;
import dev.lectern.call.policy.Preset;
import dev.lectern.call.policy.Role;
import dev.lectern.kit.db.Ids;
import dev.lectern.kit.web.fault.NotFound;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What every provider must do, whoever it is. A provider passes it by a subclass. */
public abstract class CallProviderContract {
    @Inject OwnContext ownContext;
    @Inject Providers providers;

    /** The provider with credentials that work. */
    protected abstract CallProvider provider();

    /** How many calls of this id the provider holds, asked behind its back. */
    protected abstract int held(CallId id);

    @Test
    void made_twice_it_is_one_and_can_be_found() {
        CallPlan plan = plan();

        RoomAtProvider first = await(() -> provider().ensure(plan));
        RoomAtProvider second = await(() -> provider().ensure(plan));

        assertThat(second.reference()).isEqualTo(first.reference());
        assertThat(find(plan).isPresent()).isEqualTo(waits());
        assertThat(held(plan.id())).isEqualTo(waits() ? 1 : 0);
    }

    @Test
    void made_at_once_by_two_it_is_one() {
        CallPlan plan = plan();

        List<RoomAtProvider> both =
                await(
                        () ->
                                Uni.join()
                                        .all(
                                                ownContext.run(() -> provider().ensure(plan)),
                                                ownContext.run(() -> provider().ensure(plan)))
                                        .andFailFast());

        assertThat(both)
                .extracting(RoomAtProvider::reference)
                .containsOnly(both.get(0).reference());
        assertThat(held(plan.id())).isEqualTo(1);
    }

    @Test
    void an_unknown_call_is_not_found_and_a_repeated_release_harms_nothing() {
        CallPlan plan = plan();

        assertThat(find(plan)).isEmpty();
        await(() -> provider().stop(plan));
        await(() -> provider().release(plan));
        await(() -> provider().release(plan));
        assertThat(held(plan.id())).isZero();
    }

    @Test
    void what_was_never_made_is_not_started_changed_or_entered() {
        assumeTrue(waits(), "rooms there come to be at the start");
        CallPlan plan = plan();

        assertThatThrownBy(() -> await(() -> provider().start(plan))).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> await(() -> provider().update(plan))).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> grant(plan, "bob", Role.HOST)).isInstanceOf(NotFound.class);
    }

    @Test
    void a_change_arrives_and_makes_no_second_call() {
        CallPlan plan = made();
        await(() -> provider().start(plan));
        CallPlan wider =
                plan(
                        plan.id(),
                        CallSpec.read(new JsonObject().put("maxParticipants", 77), plan.spec()));

        await(() -> provider().update(wider));

        assertThat(limit(plan)).isEqualTo(77);
        assertThat(held(plan.id())).isEqualTo(1);
    }

    @Test
    void started_twice_it_is_live_once_and_stopped_twice_it_is_over() {
        CallPlan plan = made();

        await(() -> provider().start(plan));
        await(() -> provider().start(plan));
        assertThat(find(plan)).map(RoomAtProvider::live).contains(true);

        await(() -> provider().stop(plan));
        await(() -> provider().stop(plan));
        assertThat(find(plan)).map(RoomAtProvider::live).contains(false);
    }

    @Test
    void released_it_leaves_nothing() {
        CallPlan plan = made();
        await(() -> provider().start(plan));

        await(() -> provider().release(plan));

        assertThat(find(plan)).isEmpty();
        assertThat(held(plan.id())).isZero();
    }

    @Test
    void it_says_which_calls_of_ours_stand_there() {
        assumeTrue(provider().capabilities().can(Feature.LISTS), "it cannot list");
        CallPlan kept = made();
        CallPlan gone = made();
        await(() -> provider().release(gone));

        List<Standing> standing = await(() -> provider().standing());

        assertThat(standing)
                .contains(new Standing(kept.id(), find(kept).orElseThrow().reference()));
        assertThat(standing).extracting(Standing::id).doesNotContain(gone.id());
    }

    @Test
    void every_role_gets_a_grant_that_says_who_and_until_when() {
        CallPlan plan = made();
        Instant until = Instant.now().plus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);

        for (Role role : Role.values()) {
            Who who = Who.of("person-" + role.word(), "Somebody");
            Grant grant = await(() -> provider().grant(plan, who, role, until));

            assertThat(grant.identity()).isEqualTo(who.identity());
            assertThat(grant.role()).isEqualTo(role);
            assertThat(grant.expiresAt()).isEqualTo(until);
            assertThat(grant.provider()).isEqualTo(provider().name());
            assertThat(mayPublish(plan, grant)).isEqualTo(role != Role.ATTENDEE);
        }
    }

    @Test
    void in_team_mode_everybody_may_publish() {
        CallPlan plan = plan(new CallId(Ids.next(), 1), Preset.TEAM_ROOM.spec());
        await(() -> provider().ensure(plan));

        assertThat(mayPublish(plan, grant(plan, "carol", Role.ATTENDEE))).isTrue();
    }

    @Test
    void a_hidden_person_may_watch_and_never_publish() {
        CallPlan plan = made();
        Who observer = Who.of("observer", "Observer").concealed();

        Grant grant = await(() -> provider().grant(plan, observer, Role.HOST, soon()));

        assertThat(grant.hidden()).isTrue();
        assertThat(mayPublish(plan, grant)).isFalse();
    }

    @Test
    void a_person_comes_to_the_stage_and_leaves_it() {
        CallPlan plan = made();
        await(() -> provider().start(plan));
        grant(plan, "carol", Role.ATTENDEE);

        await(() -> provider().changeRole(plan, "carol", Role.PANELIST));
        assertThat(onStage(plan, "carol")).isTrue();
        await(() -> provider().changeRole(plan, "carol", Role.ATTENDEE));
        assertThat(onStage(plan, "carol")).isFalse();
    }

    @Test
    void who_is_put_out_does_not_come_back_with_the_grant_they_have() {
        CallPlan plan = made();
        await(() -> provider().start(plan));
        Grant bobs = grant(plan, "bob", Role.PANELIST);
        Grant carols = grant(plan, "carol", Role.PANELIST);

        await(() -> provider().remove(plan, "bob"));

        assertThat(letsIn(plan, bobs)).isFalse();
        assertThat(letsIn(plan, carols)).isTrue();
    }

    @Test
    void recordings_are_listed_where_there_are_none() {
        CallPlan plan = made();

        assertThat(await(() -> provider().recordings(plan))).isEmpty();
        assertThat(await(() -> provider().download(plan, "nothing/such"))).isEmpty();
    }

    @Test
    void it_answers_when_asked_whether_all_is_well() {
        assertThat(await(() -> provider().check()).state()).isEqualTo(Checkup.State.WORKING);
    }

    @Test
    void a_webhook_without_a_signature_is_nobodys() {
        Webhook forged = new Webhook(java.util.Map.of(), "{\"type\":\"call.ended\"}".getBytes());

        assertThat(provider().verify(forged)).isEmpty();
    }

    /** Whether the bearer of this grant may send anything, as the provider would read it. */
    protected abstract boolean mayPublish(CallPlan plan, Grant grant);

    /** Whether the bearer of this grant would come in now, asked behind the provider's back. */
    protected abstract boolean letsIn(CallPlan plan, Grant grant);

    /** How many may be in at once, asked behind the provider's back. */
    protected abstract int limit(CallPlan plan);

    /** Whether this person may send now, as the provider knows it. */
    protected abstract boolean onStage(CallPlan plan, String identity);

    /** Whether a call can be made ahead and is there until it is wanted. */
    private boolean waits() {
        return provider().capabilities().can(Feature.PERSISTENT_ROOMS);
    }

    protected CallProvider connect(String name, Credentials credentials) {
        return providers.known(name).connect(credentials);
    }

    protected CallPlan made() {
        CallPlan plan = plan();
        await(() -> provider().ensure(plan));
        return plan;
    }

    protected CallPlan plan() {
        return plan(new CallId(Ids.next(), 1), Preset.RECORDED_SPEAKER.spec());
    }

    protected CallPlan plan(CallId id, CallSpec spec) {
        Instant start = Instant.now().plus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
        UUID workspace = Ids.next();
        return new CallPlan(
                id,
                id.toString(),
                workspace,
                Ids.next(),
                "Pruning apple trees",
                start,
                start.plus(1, ChronoUnit.HOURS),
                spec);
    }

    protected Grant grant(CallPlan plan, String identity, Role role) {
        return await(() -> provider().grant(plan, Who.of(identity, identity), role, soon()));
    }

    protected static Instant soon() {
        return Instant.now().plus(10, ChronoUnit.MINUTES);
    }

    protected Optional<RoomAtProvider> find(CallPlan plan) {
        return await(() -> provider().find(plan));
    }

    protected <T> T await(Supplier<Uni<T>> work) {
        return ownContext.run(work).await().atMost(Duration.ofSeconds(30));
    }
}
