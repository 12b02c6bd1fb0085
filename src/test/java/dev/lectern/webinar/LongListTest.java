package dev.lectern.webinar;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.lectern.world.Database;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A page of the API with more dates than a statement takes values. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class LongListTest {
    private static final int DATES = 70;

    @Inject World world;
    @Inject Pool database;

    @Test
    void a_thousand_long_series_make_one_page() {
        Person alice = world.alice();
        String id =
                alice.makes(
                        new JsonObject()
                                .put("title", "Every day")
                                .put("startsAt", "2030-01-01T10:00:00Z")
                                .put("recurrence", "FREQ=DAILY;COUNT=" + DATES));
        multiply(UUID.fromString(id));

        alice.api()
                .get("/api/v1/webinars?limit=1000")
                .then()
                .statusCode(200)
                .body("items", hasSize(1000))
                .body("items[999].occurrences", hasSize(DATES))
                .body("items[0].occurrences[0].startsAt", equalTo("2030-01-01T10:00:00Z"));
    }

    private void multiply(UUID id) {
        database.preparedQuery(
                        """
                        insert into webinar select (jsonb_populate_record(webinar, jsonb_build_object(
                            'id', gen_random_uuid(), 'slug', 'long-' || gen_random_uuid()))).*
                        from webinar, generate_series(1, 999) where id = $1
                        """)
                .executeAndAwait(Tuple.of(id));
        database.preparedQuery(
                        """
                        insert into occurrence
                        select (jsonb_populate_record(one, jsonb_build_object(
                            'id', gen_random_uuid(), 'webinar_id', other.id))).*
                        from occurrence one join webinar first on first.id = one.webinar_id
                            join webinar other on other.workspace_id = first.workspace_id
                        where first.id = $1 and other.id <> $1
                        """)
                .executeAndAwait(Tuple.of(id));
    }
}
