package dev.lectern.webinar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.lectern.world.Database;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A webinar that happens once has one date, in whatever state and whatever is changed of it. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class TimesThatStandTest {
    @Inject World world;

    @ParameterizedTest
    @ValueSource(strings = {"draft", "published", "live", "ended", "cancelled"})
    void one_date_stays_one_date(String state) {
        Person alice = world.alice();
        String id = in(state, alice);

        for (JsonObject change : changes()) {
            int answer =
                    alice.api()
                            .body(change.encode())
                            .patch("/api/v1/webinars/{id}", id)
                            .statusCode();
            assertThat(answer).isIn(200, 409, 422);
            alice.api()
                    .get("/api/v1/webinars/{id}", id)
                    .then()
                    .body("occurrences.size()", equalTo(1));
        }
    }

    @Test
    void what_is_live_or_over_keeps_its_time_and_takes_a_title() {
        Person alice = world.alice();
        String live = in("live", alice);
        String ended = in("ended", alice);

        for (String id : List.of(live, ended)) {
            alice.api()
                    .body("{\"title\": \"Better\"}")
                    .patch("/api/v1/webinars/{id}", id)
                    .then()
                    .statusCode(200)
                    .body("title", equalTo("Better"));
            alice.api()
                    .body("{\"startsAt\": \"2031-01-15T10:00:00Z\"}")
                    .patch("/api/v1/webinars/{id}", id)
                    .then()
                    .statusCode(422)
                    .body("errors[0].field", equalTo("startsAt"))
                    .body("errors[0].message", containsString("uplicate the webinar"));
        }
        alice.api().get("/api/v1/webinars/{id}", ended).then().body("state", equalTo("finished"));
    }

    private static List<JsonObject> changes() {
        return List.of(
                new JsonObject().put("title", "Other"),
                new JsonObject().put("startsAt", "2031-01-15T10:00:00Z"),
                new JsonObject().put("durationMinutes", 30),
                new JsonObject().put("timezone", "Asia/Tokyo"),
                new JsonObject().putNull("recurrence"),
                new JsonObject()
                        .put("startsAt", "2031-02-15T10:00:00Z")
                        .put("endsAt", "2031-02-15T10:45:00Z"));
    }

    private static String in(String state, Person alice) {
        String id =
                alice.makes(
                        new JsonObject()
                                .put("title", "Once")
                                .put("startsAt", "2030-01-15T10:00:00Z")
                                .put("publish", !state.equals("draft")));
        List<String> deeds =
                switch (state) {
                    case "live" -> List.of("start");
                    case "ended" -> List.of("start", "stop");
                    case "cancelled" -> List.of("cancel");
                    default -> List.of();
                };
        deeds.forEach(
                deed ->
                        alice.api()
                                .post("/api/v1/webinars/{id}/" + deed, id)
                                .then()
                                .statusCode(200));
        return id;
    }
}
