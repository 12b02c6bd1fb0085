package dev.lectern.webinar;

import dev.lectern.world.Person;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonObject;

/** The series of the tests: four Wednesdays at ten in Berlin, across both clock changes. */
final class Wednesdays {
    private Wednesdays() {}

    static String start(Person alice, String id, int number) {
        return alice.api()
                .get("/api/v1/webinars/{id}", id)
                .path("occurrences[" + number + "].startsAt");
    }

    static JsonObject at(String start) {
        return new JsonObject().put("startsAt", start);
    }

    static ValidatableResponse patch(
            Person who, String id, String date, String scope, JsonObject body) {
        return who.api()
                .body(body.encode())
                .patch("/api/v1/webinars/{id}?occurrence={date}&scope={scope}", id, date, scope)
                .then();
    }

    static String date(Person alice, String id, int number) {
        return alice.api().get("/api/v1/webinars/{id}", id).path("occurrences[" + number + "].id");
    }

    static String series(Person alice) {
        return series(alice, "2030-10-23T10:00:00+02:00");
    }

    static String series(Person alice, String start) {
        return alice.makes(wish(start));
    }

    static JsonObject wish(String start) {
        return new JsonObject()
                .put("title", "Wednesdays")
                .put("startsAt", start)
                .put("timezone", "Europe/Berlin")
                .put("durationMinutes", 60)
                .put("recurrence", "FREQ=WEEKLY;COUNT=4")
                .put("publish", true);
    }

    static void register(Person alice, String id, String email, String date) {
        alice.api()
                .body(
                        new JsonObject()
                                .put("email", email)
                                .put("name", "Somebody")
                                .put("occurrence", date)
                                .encode())
                .post("/api/v1/webinars/{id}/registrations", id)
                .then()
                .statusCode(201);
    }
}
