package dev.lectern.world;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonObject;
import java.util.UUID;

/** Somebody of the {@link World}, with a signed-in browser and an API key. */
public record Person(
        UUID workspace, UUID account, String name, String email, String cookie, String key) {

    /** A request as a program of theirs makes it. */
    public RequestSpecification api() {
        return given().header("Authorization", "Bearer " + key).contentType(ContentType.JSON);
    }

    /** A request as their browser makes it, which follows no redirect. */
    public RequestSpecification browser() {
        return given().cookie("lectern", cookie)
                .header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
                .redirects()
                .follow(false);
    }

    /** A form as their browser sends it from a page of ours. */
    public RequestSpecification form() {
        return Forms.filled()
                .cookie("lectern", cookie)
                .header("Accept", "text/html")
                .redirects()
                .follow(false);
    }

    /** Makes a webinar as a program of theirs does. */
    public String makes(JsonObject webinar) {
        return made(webinar).getString("id");
    }

    /** The same with all that is answered. */
    public JsonPath made(JsonObject webinar) {
        return api().body(webinar.encode())
                .post("/api/v1/webinars")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    /** Makes one that is announced at once. */
    public String publishes(JsonObject webinar) {
        return makes(webinar.copy().put("publish", true));
    }
}
