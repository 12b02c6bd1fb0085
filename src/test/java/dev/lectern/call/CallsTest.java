package dev.lectern.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lectern.call.policy.CallSpec;
import dev.lectern.call.policy.Preset;
import dev.lectern.call.policy.Role;
import dev.lectern.kit.db.Ids;
import dev.lectern.kit.web.fault.Clashed;
import dev.lectern.kit.web.fault.Refused;
import dev.lectern.world.Database;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
class CallsTest {
    @Inject Calls calls;
    @Inject CallRooms rooms;
    @Inject OwnContext ownContext;
    @Inject Pool database;

    private final UUID workspace = Ids.next();

    @Test
    void a_call_that_is_wanted_becomes_ready() {
        CallView open = inTransaction(() -> calls.open(request(Preset.GUEST_WEBINAR.spec())));

        CallView ready = await(calls.provisionNow(open.occurrence()));

        assertThat(open.state()).isEqualTo(CallState.PENDING);
        assertThat(ready.state()).isEqualTo(CallState.READY);
        assertThat(ready.provider()).isEqualTo("builtin");
        assertThat(ready.providerId()).isEqualTo(new CallId(open.occurrence(), 1).toString());
    }

    @Test
    void going_live_makes_the_call_where_that_has_not_happened() {
        UUID occurrence = opened(Preset.GUEST_WEBINAR.spec());

        assertThat(await(calls.goLive(occurrence)).state()).isEqualTo(CallState.LIVE);
        assertThat(await(calls.goLive(occurrence)).state()).isEqualTo(CallState.LIVE);
    }

    @Test
    void many_who_start_it_at_once_start_it() {
        UUID occurrence = opened(Preset.GUEST_WEBINAR.spec());

        List<Uni<CallView>> starts =
                IntStream.range(0, 8).mapToObj(i -> calls.goLive(occurrence)).toList();
        List<CallView> views = await(Uni.join().all(starts).andFailFast());

        assertThat(views).extracting(CallView::state).containsOnly(CallState.LIVE);
    }

    @Test
    void an_ended_call_can_go_live_again_and_a_released_one_cannot() {
        UUID occurrence = opened(Preset.GUEST_WEBINAR.spec());
        await(calls.goLive(occurrence));
        inTransaction(() -> calls.end(occurrence));

        assertThat(await(calls.goLive(occurrence)).state()).isEqualTo(CallState.LIVE);

        inTransaction(() -> calls.release(occurrence));
        assertThatThrownBy(() -> await(calls.goLive(occurrence))).isInstanceOf(Clashed.class);
        assertThat(state(occurrence)).isEqualTo(CallState.RELEASED);
    }

    @Test
    void a_released_call_that_is_wanted_again_is_a_new_one_at_the_provider() {
        UUID occurrence = opened(Preset.GUEST_WEBINAR.spec());
        inTransaction(() -> calls.release(occurrence));

        CallView again = inTransaction(() -> calls.open(request(occurrence, spec())));

        assertThat(again.state()).isEqualTo(CallState.PENDING);
        assertThat(again.providerId()).isEqualTo(new CallId(occurrence, 2).toString());
    }

    @Test
    void while_live_the_limit_can_change_and_the_kind_of_media_cannot() {
        UUID occurrence = opened(spec());
        await(calls.goLive(occurrence));

        CallView wider =
                inTransaction(
                        () -> calls.change(request(occurrence, spec().withMaxParticipants(300))));

        assertThat(wider.spec().maxParticipants()).isEqualTo(300);
        CallSpec audio = CallSpec.read(new JsonObject().put("media", "audio"), spec());
        assertThatThrownBy(() -> inTransaction(() -> calls.change(request(occurrence, audio))))
                .isInstanceOf(Refused.class);
    }

    @Test
    void more_people_than_the_provider_takes_are_refused_with_the_field() {
        assertThatThrownBy(
                        () ->
                                inTransaction(
                                        () ->
                                                calls.open(
                                                        request(
                                                                spec().withMaxParticipants(
                                                                                10_001)))))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused ->
                                assertThat(refused.errors().get(0).field())
                                        .isEqualTo("policy.maxParticipants"));
    }

    @Test
    void a_grant_before_the_call_exists_makes_it_first_and_ends_no_later_than_the_call() {
        UUID occurrence = opened(spec());

        Grant grant =
                await(
                        () ->
                                rooms.grant(
                                        occurrence,
                                        Who.of("bob", "Bob"),
                                        Role.PANELIST,
                                        Instant.now().plus(30, ChronoUnit.DAYS)));

        assertThat(state(occurrence)).isEqualTo(CallState.READY);
        assertThat(grant.extra()).containsKeys("whip", "whep");
        assertThat(grant.expiresAt()).isBefore(Instant.now().plus(1, ChronoUnit.DAYS));
    }

    @Test
    void a_grant_for_a_room_that_vanished_makes_it_again() {
        UUID occurrence = opened(spec());
        String room = await(calls.provisionNow(occurrence)).providerId();
        database.preparedQuery("delete from builtin_room where id = $1")
                .executeAndAwait(Tuple.of(room));

        Grant grant =
                await(
                        () ->
                                rooms.grant(
                                        occurrence,
                                        Who.of("bob", "Bob"),
                                        Role.PANELIST,
                                        Instant.now().plus(1, ChronoUnit.HOURS)));

        assertThat(grant.extra()).containsKeys("whip", "whep");
        assertThat(await(() -> calls.goLive(occurrence)).state()).isEqualTo(CallState.LIVE);
    }

    @Test
    void what_is_live_or_goes_on_again_lets_in_whatever_its_time_and_nothing_else_does() {
        UUID occurrence = Ids.next();
        inTransaction(() -> calls.open(overSinceAnHour(occurrence)));
        await(calls.provisionNow(occurrence));
        assertThatThrownBy(() -> granted(occurrence))
                .isInstanceOf(Clashed.class)
                .hasMessageContaining("time of this room is over");

        await(calls.goLive(occurrence));
        assertThat(granted(occurrence).expiresAt()).isAfter(Instant.now());

        inTransaction(() -> calls.end(occurrence));
        assertThatThrownBy(() -> granted(occurrence)).isInstanceOf(Clashed.class);
        await(calls.goLive(occurrence));
        assertThat(granted(occurrence).expiresAt()).isAfter(Instant.now());
    }

    private Grant granted(UUID occurrence) {
        Instant until = Instant.now().plus(1, ChronoUnit.HOURS);
        return await(() -> rooms.grant(occurrence, Who.of("bob", "Bob"), Role.HOST, until));
    }

    private CallRequest overSinceAnHour(UUID occurrence) {
        Instant end = Instant.now().minus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
        CallSpec spec = CallSpec.read(new JsonObject().put("expiresAfterMinutes", 0), spec());
        return new CallRequest(
                workspace,
                Ids.next(),
                occurrence,
                "Pruning apple trees",
                null,
                spec,
                end.minus(1, ChronoUnit.HOURS),
                end);
    }

    private UUID opened(CallSpec spec) {
        return inTransaction(() -> calls.open(request(spec))).occurrence();
    }

    private CallState state(UUID occurrence) {
        return await(() -> calls.requireView(occurrence)).state();
    }

    private static CallSpec spec() {
        return Preset.GUEST_WEBINAR.spec();
    }

    private CallRequest request(CallSpec spec) {
        return request(Ids.next(), spec);
    }

    private CallRequest request(UUID occurrence, CallSpec spec) {
        Instant start = Instant.now().plus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
        return new CallRequest(
                workspace,
                Ids.next(),
                occurrence,
                "Pruning apple trees",
                null,
                spec,
                start,
                start.plus(1, ChronoUnit.HOURS));
    }

    private <T> T inTransaction(Supplier<Uni<T>> work) {
        return await(() -> Panache.withTransaction(work));
    }

    private <T> T await(Uni<T> work) {
        return await(() -> work);
    }

    private <T> T await(Supplier<Uni<T>> work) {
        return ownContext.run(work).await().atMost(Duration.ofSeconds(20));
    }
}
