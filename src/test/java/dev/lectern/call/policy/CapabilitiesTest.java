package dev.lectern.call.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.lectern.kit.web.fault.FieldError;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CapabilitiesTest {
    private final Capabilities small =
            new Capabilities(
                    EnumSet.of(Feature.RECORDING, Feature.ROOM_PAGES),
                    300,
                    Set.of(MediaKind.VIDEO_AUDIO),
                    Set.of(RecordingMode.GRID),
                    Set.of(Quality.HD, Quality.FULL_HD),
                    Set.of(Layout.GRID),
                    false);

    @Test
    void more_people_than_the_provider_takes_and_a_foreign_medium_are_refused_by_field() {
        CallSpec spec = Preset.AUDIO_BRIEFING.spec().withMaxParticipants(10_001);

        assertThat(small.refusals(spec, "Small"))
                .extracting(FieldError::field, FieldError::message)
                .containsExactly(
                        tuple("policy.maxParticipants", "Small takes at most 300 people."),
                        tuple("policy.media", "Small cannot hold a room with sound alone."));
    }

    @Test
    void wishes_are_met_nearly_and_said_so() {
        CallSpec spec = Preset.RECORDED_SPEAKER.spec();

        assertThat(small.refusals(spec, "Small")).isEmpty();
        assertThat(small.warnings(spec, "Small"))
                .extracting(warning -> warning.in(Locale.ENGLISH))
                .containsExactly(
                        "Small cannot record the speaker; it uses a grid instead.",
                        "Small cannot arrange the stage as “one large”; it uses grid instead.");
        assertThat(small.warnings(spec, "Small"))
                .extracting(warning -> warning.in(Locale.GERMAN))
                .containsExactly(
                        "Small kann nicht als Sprecher aufzeichnen; stattdessen gilt: als Raster.",
                        "Small kann die Bühne nicht als „eine Person groß“ anordnen; stattdessen"
                                + " gilt: Raster.");
    }
}
