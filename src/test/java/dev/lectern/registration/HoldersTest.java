package dev.lectern.registration;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.lectern.registration.Announced.Talk;
import dev.lectern.world.Database;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may read and decide about the people of a webinar. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class HoldersTest {
    @Inject World world;
    @Inject Announced announced;

    private Person alice;
    private Person henry;
    private Talk talk;
    private String carol;

    @BeforeEach
    void henry_is_another_host_of_the_workspace() {
        alice = world.alice();
        henry = world.host(alice);
        talk = announced.talk(alice, new JsonObject().put("autoApprove", false));
        announced.run(
                "update webinar set host_id = $2 where id = $1",
                Tuple.of(talk.id(), alice.account()));
        carol = register("carol@x.com");
    }

    @Test
    void another_host_of_the_workspace_reads_nobody() {
        for (String list :
                List.of(
                        talk.people(),
                        talk.people() + ".csv",
                        talk.people() + "/" + carol,
                        talk.people() + "/" + carol + "/mails",
                        talk.people() + "/" + carol + "/export",
                        "/api/v1/webinars/" + talk.id() + "/invitations",
                        "/api/v1/webinars/" + talk.id() + "/attendance")) {
            asked(henry).get(list).then().statusCode(403);
            asked(alice).get(list).then().statusCode(200);
        }
        henry.browser()
                .get("/webinars/" + talk.id() + "?tab=people")
                .then()
                .statusCode(200)
                .body(not(containsString("carol@x.com")));
        henry.browser().get(person()).then().statusCode(403);
        alice.browser().get(person()).then().statusCode(200);
    }

    @Test
    void another_host_of_the_workspace_decides_about_nobody() {
        String decisions = "/webinars/" + talk.id() + "/people/decide";
        asked(henry).post(talk.people() + "/" + carol + "/approve").then().statusCode(403);
        asked(henry).delete(talk.people() + "/" + carol).then().statusCode(403);
        asked(alice).post(talk.people() + "/" + carol + "/resend").then().statusCode(200);
        asked(henry)
                .contentType("application/json")
                .body(
                        new JsonObject()
                                .put("decision", "approve")
                                .put("ids", JsonArray.of(carol))
                                .encode())
                .post(talk.people() + "/bulk")
                .then()
                .statusCode(403);
        asked(henry)
                .contentType("text/csv")
                .body("email,name\nd@x.com,D\n")
                .post(talk.people() + "/import")
                .then()
                .statusCode(403);
        decided(henry).post(decisions).then().statusCode(403);
        decided(alice).post(decisions).then().statusCode(303);

        alice.api().get(talk.people() + "/" + carol).then().body("status", equalTo("approved"));
    }

    @Test
    void the_host_a_webinar_belongs_to_and_its_co_hosts_decide() {
        announced.run(
                "update webinar set host_id = $2 where id = $1",
                Tuple.of(talk.id(), henry.account()));
        asked(henry).post(talk.people() + "/" + carol + "/approve").then().statusCode(200);

        announced.run(
                "update webinar set host_id = $2 where id = $1",
                Tuple.of(talk.id(), alice.account()));
        asked(alice)
                .contentType("application/json")
                .body(new JsonObject().put("email", henry.email()).put("role", "cohost").encode())
                .post("/api/v1/webinars/" + talk.id() + "/people")
                .then()
                .statusCode(201);
        asked(henry).post(talk.people() + "/" + carol + "/cancel").then().statusCode(200);
        asked(henry).get(talk.people()).then().statusCode(200);
    }

    private RequestSpecification decided(Person member) {
        return member.form().formParam("person", carol).formParam("decision", "approve");
    }

    private String person() {
        return "/webinars/" + talk.id() + "/people/" + UUID.fromString(carol);
    }

    /** With the browser's cookie: keys are of the workspace, members are somebody. */
    private static RequestSpecification asked(Person member) {
        return member.browser().header("Sec-Fetch-Site", "same-origin");
    }

    private String register(String email) {
        return alice.api()
                .body(new JsonObject().put("name", "Carol").put("email", email).encode())
                .post(talk.people())
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
