package dev.lectern.webinar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.call.policy.Preset;
import dev.lectern.kit.db.Ids;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Where the rooms of a webinar are, whatever is usual when. */
class VenueTest {
    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");

    private final Webinar webinar = new Webinar(Ids.next(), null, "Growing roses", NOON);

    @Test
    void a_draft_that_wishes_for_nobody_is_nowhere_yet() {
        webinar.settleAt("builtin");

        assertThat(view().provider()).isNull();
    }

    @Test
    void what_was_usual_when_it_was_published_stays_whatever_is_usual_later() {
        webinar.publish(NOON);
        webinar.settleAt("builtin");

        webinar.settleAt("stream");

        assertThat(view().provider()).isEqualTo("builtin");
    }

    @Test
    void as_usual_means_the_usual_one_of_that_moment() {
        wish("daily");
        webinar.publish(NOON);
        webinar.settleAt("builtin");
        assertThat(view().provider()).isEqualTo("daily");

        wish(null);
        webinar.settleAt("stream");

        assertThat(view().provider()).isEqualTo("stream");
        assertThat(view().usualProvider()).isTrue();
    }

    @Test
    void a_copy_of_what_was_as_usual_is_as_usual_though_the_page_sent_back_where_it_was() {
        webinar.publish(NOON);
        webinar.settleAt("builtin");
        wish("builtin");
        assertThat(Copying.about(view()).getString("provider")).isNull();

        wish("stream");

        assertThat(Copying.about(view()).getString("provider")).isEqualTo("stream");
    }

    private void wish(@Nullable String provider) {
        webinar.arrange(null, Preset.GUEST_WEBINAR.spec(), provider);
    }

    private WebinarView view() {
        return webinar.view(List.of());
    }
}
