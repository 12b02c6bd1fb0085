package dev.lectern.journey;

import dev.lectern.world.Forms;
import dev.lectern.world.Mails;
import dev.lectern.world.Person;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;

/** A workspace in which every page has something to show. */
record Furnished(Person alice, JsonPath talk) {

    static Furnished by(Person alice, Instant start) {
        Furnished place = new Furnished(alice, alice.made(webinar(start)));
        place.post(
                "/api/v1/templates",
                new JsonObject().put("webinar", place.id()).put("name", "Garden"));
        return place;
    }

    /** A published one that asks people to agree to its terms. */
    static JsonObject webinar(Instant start) {
        JsonObject consent =
                new JsonObject()
                        .put("id", "terms")
                        .put("type", "consent")
                        .put("label", "I agree to the terms.")
                        .put("link", "https://example.com/terms")
                        .put("required", true);
        return new JsonObject()
                .put("title", "Growing roses")
                .put("description", "How to **prune** them.")
                .put("startsAt", start.toString())
                .put("timezone", "Europe/Berlin")
                .put("durationMinutes", 60)
                .put("publish", true)
                .put("registration", new JsonObject().put("fields", new JsonArray().add(consent)));
    }

    String id() {
        return talk.getString("id");
    }

    String mine() {
        return "/webinars/" + id();
    }

    String page() {
        return "/w/" + talk.getString("slug");
    }

    String date() {
        return talk.getString("occurrences[0].id");
    }

    /** Somebody with a place; the answer is its id. */
    String registered(String email) {
        return post(
                        "/api/v1/webinars/" + id() + "/registrations",
                        new JsonObject()
                                .put("name", "Carol Brown")
                                .put("email", email)
                                .put("answers", new JsonObject().put("terms", true)))
                .getString("id");
    }

    /** The text of the mail to somebody who was invited. */
    String invited(String email) {
        JsonArray people = new JsonArray().add(new JsonObject().put("email", email));
        post("/api/v1/webinars/" + id() + "/invitations", new JsonObject().put("people", people));
        return Mails.textTo(alice, email);
    }

    /** The way to a colleague's invitation to the workspace. */
    String colleague(String email) {
        alice.form()
                .formParam("email", email)
                .formParam("role", "host")
                .post("/settings/members/invite");
        return Mails.linkTo(alice, email);
    }

    /** The way by which mails end, from the mail of somebody who was invited. */
    String end(String email) {
        return path(invited(email), "/unsubscribe/");
    }

    /** A webhook to which something was sent. */
    String webhook() {
        String hook =
                post("/api/v1/webhooks", new JsonObject().put("url", "https://a.invalid/in"))
                        .getString("id");
        post("/api/v1/webhooks/" + hook + "/test", new JsonObject());
        return "/settings/webhooks/" + hook;
    }

    String mail() {
        return "/mailbox/" + alice.api().get("/api/v1/mailbox").path("items[0].id");
    }

    /** The link that a person without a password, or with a forgotten one, is mailed. */
    static String link(Person who, String asked) {
        Forms.filled().formParam("email", who.email()).post(asked);
        return Mails.linkTo(who, who.email());
    }

    /** The same path once its button was pressed. */
    static String pressed(String path) {
        RestAssured.given().post(path).then().statusCode(200);
        return path;
    }

    static String path(String text, String begin) {
        return text.substring(text.indexOf(begin)).split("\\s")[0];
    }

    private JsonPath post(String path, JsonObject body) {
        return alice.api().body(body.encode()).post(path).then().extract().jsonPath();
    }
}
