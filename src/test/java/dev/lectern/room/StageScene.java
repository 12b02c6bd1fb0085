package dev.lectern.room;

import static io.restassured.RestAssured.given;

import dev.lectern.world.Forms;
import dev.lectern.world.Person;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.List;

/** A webinar with people whom alice asks to its stage. */
abstract class StageScene extends RoomScene {
    static RequestSpecification form(Person who) {
        return Forms.filled()
                .cookie("lectern", who.cookie())
                .header("Accept", "text/html")
                .redirects()
                .follow(false);
    }

    ValidatableResponse act(Person who, String verb) {
        return form(who).post("/webinars/" + webinar + verb).then();
    }

    ValidatableResponse add(Person by, String email, String name, String role) {
        JsonObject body = new JsonObject().put("email", email).put("name", name).put("role", role);
        return by.api().body(body.encode()).post(at("/people")).then();
    }

    static String address(String name) {
        return name + "-" + java.util.UUID.randomUUID() + "@example.org";
    }

    JsonObject newest(String address) {
        List<String> ids =
                alice.api()
                        .get("/api/v1/mailbox")
                        .then()
                        .extract()
                        .path("items.findAll { it.to == '" + address + "' }.id");
        return ids.isEmpty()
                ? new JsonObject().put("subject", "")
                : new JsonObject(alice.api().get("/api/v1/mailbox/" + ids.get(0)).asString());
    }

    static String path(String link) {
        return URI.create(link).getPath();
    }

    static Response open(String link) {
        return given().redirects().follow(false).get(link);
    }

    Response live(Response opened) {
        return given().cookies(opened.cookies()).get("/w/" + slug + "/live");
    }
}
