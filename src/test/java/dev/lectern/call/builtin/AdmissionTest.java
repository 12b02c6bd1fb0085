package dev.lectern.call.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.call.RoomAtProvider.Stage;
import dev.lectern.call.policy.CallSpec;
import dev.lectern.call.policy.Preset;
import dev.lectern.call.policy.Role;
import dev.lectern.sfu.Seat;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AdmissionTest {
    private static final Set<String> TWO = Set.of("alice", "carol");

    @Test
    void in_a_webinar_the_limit_binds_the_audience_and_a_stream_does_for_them() {
        CallSpec webinar = Preset.GUEST_WEBINAR.spec().withMaxParticipants(2);

        assertThat(admission(webinar, "dave", Role.ATTENDEE).isTooMany(TWO)).isTrue();
        assertThat(admission(webinar, "dave", Role.ATTENDEE).mayOverflow()).isTrue();
        assertThat(admission(webinar, "carol", Role.ATTENDEE).isTooMany(TWO)).isFalse();
        assertThat(admission(webinar, "bob", Role.PANELIST).isTooMany(TWO)).isFalse();
        assertThat(admission(webinar, "dave", Role.ATTENDEE).isTooMany(Set.of("alice"))).isFalse();
    }

    @Test
    void in_a_team_it_binds_all_but_those_who_lead() {
        CallSpec team = Preset.TEAM_ROOM.spec().withMaxParticipants(2);

        assertThat(admission(team, "dave", Role.ATTENDEE).isTooMany(TWO)).isTrue();
        assertThat(admission(team, "bob", Role.PANELIST).isTooMany(TWO)).isTrue();
        assertThat(admission(team, "erin", Role.COHOST).isTooMany(TWO)).isFalse();
    }

    @Test
    void who_may_send_sits_at_the_table_and_sees_the_others_as_soon_as_the_stage_does() {
        CallSpec team = Preset.TEAM_ROOM.spec();
        CallSpec webinar = Preset.GUEST_WEBINAR.spec();

        assertThat(seat(team, Role.ATTENDEE)).isEqualTo(Seat.TABLE);
        assertThat(seat(webinar, Role.ATTENDEE)).isEqualTo(Seat.AUDIENCE);
        assertThat(seat(team, Role.PANELIST)).isEqualTo(Seat.STAGE);
        assertThat(seat(webinar, Role.HOST)).isEqualTo(Seat.STAGE);
    }

    private static Seat seat(CallSpec spec, Role role) {
        return admission(spec, "dave", role).watch("offer").seat();
    }

    private static Admission admission(CallSpec spec, String who, Role role) {
        var room = new BuiltinRoom("room", Stage.LIVE, spec, Map.of(), Map.of());
        var grant = new BuiltinGrant(new UUID(1, 2), "room", who, role, false, Instant.EPOCH);
        return Admission.of(room, grant);
    }
}
