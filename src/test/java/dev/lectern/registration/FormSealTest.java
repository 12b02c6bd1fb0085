package dev.lectern.registration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.kit.db.Ids;
import dev.lectern.kit.limit.Limits;
import dev.lectern.kit.token.Tokens;
import dev.lectern.world.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** For which page a form is good, and how long one that came quickly is made to wait. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class FormSealTest {
    private static final Instant NOW = Instant.parse("2030-01-01T12:00:00Z");

    @Inject Tokens tokens;
    @Inject Limits limits;
    @Inject FormSeal seals;

    @ParameterizedTest
    @CsvSource({"PT0S, 1501", "PT1S, 501", "PT1.4999S, 1", "PT1.5S, 0", "PT1H, 0", "PT-1S, 0"})
    void what_came_too_quickly_waits_whole_milliseconds(Duration since, long waits) {
        FormSeal seal =
                new FormSeal(
                        tokens, limits, Clock.fixed(NOW, ZoneOffset.UTC), Duration.ofMillis(1500));

        FormSeal.Shown shown = new FormSeal.Shown("1", NOW.minus(since));

        assertThat(seal.pause(Ids.next(), shown).toMillis()).isEqualTo(waits);
    }

    @Test
    void a_form_is_good_on_the_page_that_showed_it_only() {
        UUID webinar = Ids.next();
        FormSeal.Page door = FormSeal.Page.door(webinar);
        String seal = seals.seal(door, "1");

        assertThat(seals.read(door, seal).map(FormSeal.Shown::version)).contains("1");
        assertThat(seals.read(FormSeal.Page.door(Ids.next()), seal)).isEmpty();
        assertThat(seals.read(new FormSeal.Page(webinar, "place of carol", ""), seal)).isEmpty();
    }
}
