package dev.lectern.call.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lectern.kit.web.fault.FieldError;
import dev.lectern.kit.web.fault.Refused;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CallSpecTest {
    private final CallSpec guests = Preset.GUEST_WEBINAR.spec();

    @Test
    void a_partial_policy_changes_what_it_names_and_nothing_else() {
        JsonObject partial = new JsonObject().put("maxParticipants", 42).put("chat", false);

        CallSpec spec = CallSpec.read(partial, guests);

        assertThat(spec.toJson()).isEqualTo(guests.toJson().mergeIn(partial));
    }

    @ParameterizedTest
    @EnumSource(Preset.class)
    void every_preset_is_valid_and_survives_json(Preset preset) {
        CallSpec read = CallSpec.read(preset.spec().toJson(), guests);

        assertThat(read).isEqualTo(preset.spec());
        assertThat(read.errors()).isEmpty();
        assertThat(Preset.named(preset.word())).contains(preset);
    }

    @Test
    void every_mistake_in_a_policy_is_named_with_its_field_at_once() {
        JsonObject wrong =
                new JsonObject()
                        .put("media", "smell")
                        .put("chat", "yes")
                        .put("maxParticipants", 1)
                        .put("expiresAfterMinutes", 0.5)
                        .put("colour", "red");

        Refused refused = catchThrowableOfType(Refused.class, () -> CallSpec.read(wrong, guests));

        assertThat(refused.errors())
                .extracting(FieldError::field)
                .containsExactlyInAnyOrder(
                        "policy.media",
                        "policy.chat",
                        "policy.maxParticipants",
                        "policy.expiresAfterMinutes",
                        "policy.colour");
        assertThat(refused.errors().get(0).message())
                .isEqualTo("Choose one of: video+audio, video, audio.");
    }

    @Test
    void null_in_a_partial_policy_means_not_named() {
        assertThat(CallSpec.read(new JsonObject().putNull("layout"), guests)).isEqualTo(guests);
    }

    @Test
    void the_audience_of_a_webinar_sends_nothing_and_everybody_in_a_team_does() {
        assertThat(List.of(Role.values()).stream().filter(guests::maySend))
                .containsExactly(Role.HOST, Role.COHOST, Role.PANELIST);
        assertThat(List.of(Role.values())).allMatch(Preset.TEAM_ROOM.spec()::maySend);
    }

    @Test
    void hosts_always_share_their_screen_and_panelists_where_the_policy_lets_them() {
        assertThat(guests.mayShareScreen(Role.HOST)).isTrue();
        assertThat(guests.mayShareScreen(Role.PANELIST)).isFalse();
        assertThat(guests.withScreenShare().mayShareScreen(Role.PANELIST)).isTrue();
        assertThat(guests.withScreenShare().mayShareScreen(Role.ATTENDEE)).isFalse();
        assertThat(Preset.AUDIO_BRIEFING.spec().mayShareScreen(Role.HOST)).isFalse();
    }
}
