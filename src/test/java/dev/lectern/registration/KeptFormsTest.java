package dev.lectern.registration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.registration.Announced.Talk;
import dev.lectern.world.Database;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Forms that were not kept when they were answered, and for which an update had but a guess. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class KeptFormsTest {
    @Inject World world;
    @Inject Announced announced;

    @Test
    void a_form_that_is_shown_takes_the_place_of_what_was_guessed_for_it() {
        JsonObject asked = settings("I accept the terms of 2025");
        Talk talk = announced.talk(world.alice(), asked);
        String version = RegistrationRules.of(asked, Locale.ENGLISH).form().version();
        announced.run(
                "insert into registration_form (webinar_id, version, fields, shown_at)"
                        + " values ($1, $2, $3, $4)",
                Tuple.of(
                        talk.id(),
                        version,
                        settings("My data may be sold").getJsonArray("fields"),
                        Instant.EPOCH.atOffset(ZoneOffset.UTC)));

        new Visitor(talk).page().statusCode(200);

        String kept =
                announced
                        .rows(
                                "select fields::text from registration_form"
                                        + " where webinar_id = $1 and version = $2",
                                talk.id(),
                                version)
                        .get(0)
                        .getString(0);
        assertThat(kept).contains("I accept the terms of 2025").doesNotContain("sold");
    }

    private static JsonObject settings(String label) {
        JsonObject terms =
                new JsonObject().put("id", "terms").put("type", "consent").put("label", label);
        return new JsonObject().put("fields", JsonArray.of(terms));
    }
}
