package dev.lectern.reminder;

import static org.awaitility.Awaitility.await;

import dev.lectern.world.Person;
import io.restassured.path.json.JsonPath;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** Webinars made over the API, the people registered for them, and the mails they got. */
record Talks(Person host) {

    UUID publish(Instant start, JsonObject more) {
        JsonObject body =
                new JsonObject()
                        .put("title", "Growing roses")
                        .put("startsAt", start.toString())
                        .put("timezone", "Europe/Berlin")
                        .put("durationMinutes", 60)
                        .put("publish", true)
                        .mergeIn(more);
        return UUID.fromString(
                host.api()
                        .body(body.encode())
                        .post("/api/v1/webinars")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id"));
    }

    UUID publish() {
        return publish(Instant.now().plus(Duration.ofDays(3)), new JsonObject());
    }

    String register(UUID webinar, String name, String email) {
        return register(webinar, new JsonObject().put("name", name).put("email", email));
    }

    String register(UUID webinar, JsonObject person) {
        return host.api()
                .body(person.encode())
                .post("/api/v1/webinars/" + webinar + "/registrations")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    void ask(UUID webinar, String name, String email) {
        host.api()
                .body(new JsonObject().put("name", name).put("email", email).encode())
                .post("/api/v1/webinars/" + webinar + "/people")
                .then()
                .statusCode(201);
    }

    JsonPath change(UUID webinar, JsonObject change) {
        return host.api()
                .body(change.encode())
                .patch("/api/v1/webinars/" + webinar)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** The file that the mail brings for the reader's calendar, its lines unfolded. */
    static String calendar(JsonObject mail) {
        return calendars(mail).get(0);
    }

    /** All of them. */
    static List<String> calendars(JsonObject mail) {
        return mail.getJsonArray("attachments", new JsonArray()).stream()
                .map(one -> ((JsonObject) one).getString("content"))
                .map(Base64.getDecoder()::decode)
                .map(file -> new String(file, StandardCharsets.UTF_8).replace("\r\n ", ""))
                .toList();
    }

    /** The mail to this address with this subject, once it is there. */
    JsonObject mail(String subject, String to) {
        await().atMost(Duration.ofSeconds(20)).until(() -> !mails(subject, to).isEmpty());
        String id = mails(subject, to).getJsonObject(0).getString("id");
        return new JsonObject(host.api().get("/api/v1/mailbox/" + id).asString());
    }

    long mailsTo(String address) {
        return new JsonObject(host.api().get("/api/v1/mailbox?limit=100").asString())
                .getJsonArray("items").stream()
                        .map(JsonObject.class::cast)
                        .filter(mail -> address.equals(mail.getString("to")))
                        .count();
    }

    JsonArray mails(String subject, String to) {
        JsonArray found = new JsonArray();
        new JsonObject(host.api().get("/api/v1/mailbox?limit=100").asString())
                .getJsonArray("items")
                .forEach(
                        one -> {
                            JsonObject mail = (JsonObject) one;
                            if (to.equals(mail.getString("to"))
                                    && subject.equals(mail.getString("subject"))) {
                                found.add(mail);
                            }
                        });
        return found;
    }
}
