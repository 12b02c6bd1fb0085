package dev.lectern.webinar;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.lectern.world.Database;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the page says before a change of something announced is saved. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class ForeseenTest {
    @Inject World world;

    @Test
    void another_time_is_saved_once_the_host_agrees_to_mail_people() {
        Person alice = world.alice();
        String id = announced(alice);
        Map<String, String> fields = fields();
        fields.put("startTime", "12:00");

        edit(alice, id, fields)
                .then()
                .statusCode(200)
                .body(containsString("data-ask"))
                .body(containsString("Mailed to 1 person: the new time"));
        alice.api()
                .get("/api/v1/webinars/{id}", id)
                .then()
                .body("startsAt", equalTo("2030-01-01T10:00:00Z"));

        fields.put("agreed", "save");
        edit(alice, id, fields).then().statusCode(303);
        alice.api()
                .get("/api/v1/webinars/{id}", id)
                .then()
                .body("startsAt", equalTo("2030-01-01T12:00:00Z"));
    }

    @Test
    void those_on_stage_are_counted_with_the_registered() {
        Person alice = world.alice();
        String id = announced(alice);
        alice.api()
                .body("{\"email\": \"rosa@example.org\", \"name\": \"Rosa\"}")
                .post("/api/v1/webinars/{id}/people", id)
                .then()
                .statusCode(201);
        Map<String, String> fields = fields();
        fields.put("startTime", "12:00");

        edit(alice, id, fields)
                .then()
                .statusCode(200)
                .body(containsString("Mailed to 2 people: the new time"));
        alice.api()
                .post("/api/v1/webinars/{id}/cancel?preview=true", id)
                .then()
                .body("mails", equalTo(2));
    }

    @Test
    void what_changes_in_the_room_is_said_with_how_many_it_concerns() {
        Person alice = world.alice();
        String id = announced(alice);
        Map<String, String> fields = fields();
        fields.put("policy.maxParticipants", "50");

        edit(alice, id, fields)
                .then()
                .statusCode(200)
                .body(containsString("for 1 person with a place too"));
        alice.api()
                .body("{\"policy\": {\"chat\": false}}")
                .patch("/api/v1/webinars/{id}?preview=true", id)
                .then()
                .body("mails", equalTo(0))
                .body("effects[0].kind", equalTo("room-changed"))
                .body("effects[0].people", equalTo(1));
        fields.put("agreed", "save");
        edit(alice, id, fields).then().statusCode(303);
    }

    @Test
    void another_title_needs_no_asking() {
        Person alice = world.alice();
        String id = announced(alice);
        Map<String, String> fields = fields();
        fields.put("title", "Another title");

        edit(alice, id, fields).then().statusCode(303);
    }

    @Test
    void it_is_said_in_german_too() {
        Person alice = world.alice();
        String id = announced(alice);
        Map<String, String> fields = fields();
        fields.put("startTime", "12:00");

        filled(alice, fields)
                .header("Accept-Language", "de")
                .post("/webinars/{id}/edit", id)
                .then()
                .body(containsString("E-Mail an 1 Person: die neue Zeit"))
                .body(containsString("Speichern und benachrichtigen"));
    }

    @Test
    void where_there_is_one_provider_there_is_no_choice() {
        Person alice = world.alice();

        alice.browser()
                .get("/webinars/{id}/edit", announced(alice))
                .then()
                .statusCode(200)
                .body(not(containsString("data-ask")));
    }

    private static String announced(Person alice) {
        String id =
                alice.makes(
                        new JsonObject(
                                "{\"title\": \"Foreseen\", \"startsAt\": \"2030-01-01T10:00:00Z\","
                                        + " \"timezone\": \"UTC\", \"publish\": true}"));
        alice.api()
                .body("{\"email\": \"carol@example.org\", \"name\": \"Carol\"}")
                .post("/api/v1/webinars/{id}/registrations", id)
                .then()
                .statusCode(201);
        return id;
    }

    private static Map<String, String> fields() {
        Map<String, String> fields = new HashMap<>();
        fields.put("title", "Foreseen");
        fields.put("startsAt", "2030-01-01");
        fields.put("startTime", "10:00");
        fields.put("timezone", "UTC");
        fields.put("durationMinutes", "60");
        fields.put("preset", "guest-webinar");
        fields.put("presetBefore", "guest-webinar");
        fields.put("repeat", "once");
        fields.put("reminders", "1 d, 15 min");
        fields.put("attendanceThresholdSeconds", "600");
        fields.put("policy.chat", "on");
        fields.put("policy.microphoneOffOnEntry", "on");
        fields.put("policy.maxParticipants", "200");
        fields.put("policy.expiresAfterMinutes", "120");
        fields.put("registration.required", "on");
        fields.put("registration.autoApprove", "on");
        fields.put("registration.deadlineMinutes", "0");
        fields.put("then", "keep");
        return fields;
    }

    private static Response edit(Person alice, String id, Map<String, String> fields) {
        return filled(alice, fields).post("/webinars/{id}/edit", id);
    }

    private static RequestSpecification filled(Person alice, Map<String, String> fields) {
        return alice.form().formParams(fields);
    }
}
