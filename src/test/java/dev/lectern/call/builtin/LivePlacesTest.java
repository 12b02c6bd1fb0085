package dev.lectern.call.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lectern.call.CallId;
import dev.lectern.call.builtin.LivePlaces.Taken;
import dev.lectern.call.policy.Preset;
import dev.lectern.call.policy.Role;
import dev.lectern.kit.db.Ids;
import dev.lectern.kit.web.fault.NotAllowed;
import dev.lectern.world.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where somebody's one live place is, told by whichever node, before and after a restart. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class LivePlacesTest {
    @Inject BuiltinRooms rooms;
    @Inject Pool database;
    @Inject LivePlaces here;

    private final UUID occurrence = Ids.next();
    private final String room = new CallId(occurrence, 1).toString();
    private Instant now = Instant.parse("2026-11-20T10:00:00Z");
    private LivePlaces elsewhere;

    @BeforeEach
    void a_room_and_another_node() {
        await(rooms.ensure(room, Preset.GUEST_WEBINAR.spec()));
        elsewhere = new LivePlaces(database, new Hand());
    }

    @Test
    void a_place_moves_when_another_holder_takes_it_and_stays_with_who_has_it() {
        assertThat(take("phone")).isEqualTo(new Taken(1, false));
        assertThat(take("phone")).isEqualTo(new Taken(1, false));
        assertThat(take("tablet")).isEqualTo(new Taken(2, true));
        assertThat(take("tablet")).isEqualTo(new Taken(2, false));
        assertThat(take("phone")).isEqualTo(new Taken(3, true));
        assertThat(await(here.take(room, "dave", "phone"))).isEqualTo(new Taken(1, false));
    }

    @Test
    void every_node_refuses_sessions_of_a_place_that_moved_at_once() {
        BuiltinGrant phone = grant(take("phone"));
        take("tablet");

        assertThatThrownBy(() -> await(elsewhere.require(phone))).isInstanceOf(NotAllowed.class);
        assertThatCode(() -> await(elsewhere.require(grant(take("tablet")))))
                .doesNotThrowAnyException();
    }

    @Test
    void another_node_refuses_its_stream_after_two_seconds() {
        StreamAddresses.Pass phone = StreamAddresses.Pass.of(grant(take("phone")));
        await(elsewhere.require(phone));
        StreamAddresses.Pass tablet = StreamAddresses.Pass.of(grant(take("tablet")));

        await(elsewhere.require(phone));
        now = now.plusMillis(2_000);

        assertThatThrownBy(() -> await(elsewhere.require(phone))).isInstanceOf(NotAllowed.class);
        assertThatCode(() -> await(elsewhere.require(tablet))).doesNotThrowAnyException();
    }

    @Test
    void whoever_may_have_several_places_and_an_address_that_is_anybodys_are_never_refused() {
        take("phone");
        take("tablet");

        assertThatCode(() -> await(here.require(grant(new Taken(LivePlaces.SEVERAL, false)))))
                .doesNotThrowAnyException();
        assertThatCode(
                        () ->
                                await(
                                        here.require(
                                                new StreamAddresses.Pass(
                                                        room, "", Instant.EPOCH, 0))))
                .doesNotThrowAnyException();
    }

    @Test
    void a_room_that_goes_takes_its_places_along() {
        take("phone");
        take("tablet");

        await(rooms.erase(room));
        await(rooms.ensure(room, Preset.GUEST_WEBINAR.spec()));

        assertThat(take("phone")).isEqualTo(new Taken(1, false));
    }

    private Taken take(String holder) {
        return await(here.take(room, "carol", holder));
    }

    private BuiltinGrant grant(Taken taken) {
        return new BuiltinGrant(
                occurrence, room, "carol", Role.ATTENDEE, false, now, taken.place());
    }

    private static <T> T await(Uni<T> work) {
        return work.await().atMost(Duration.ofSeconds(30));
    }

    /** Moved by hand. */
    private final class Hand extends Clock {
        @Override
        public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
