package dev.lectern.workspace.key;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.lectern.world.Database;
import dev.lectern.world.Forms;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
class KeysTest {
    @Inject World world;

    @Test
    void a_name_stands_on_one_line() {
        Person alice = world.alice();

        alice.api()
                .body("{\"name\":\"a\\r\\nb\"}")
                .post("/api/v1/keys")
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("name"))
                .body("errors[0].message", containsString("one line"));
    }

    @Test
    void one_scope_may_be_said_as_a_word_and_a_slip_makes_no_key() {
        Person alice = world.alice();

        alice.api()
                .body("{\"name\":\"Scripts\",\"scope\":\"admin\"}")
                .post("/api/v1/keys")
                .then()
                .statusCode(201)
                .body("scopes", hasItem("admin"));
        alice.api()
                .body("{\"name\":\"Scripts\",\"scops\":[\"admin\"]}")
                .post("/api/v1/keys")
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("scops"))
                .body("errors[0].message", containsString("scopes"));
    }

    @Test
    void a_value_of_another_kind_is_refused_with_the_kind_wanted() {
        Person alice = world.alice();

        alice.api()
                .body("{\"name\":\"Scripts\",\"expiresAt\":\"tomorrow\"}")
                .post("/api/v1/keys")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("expiresAt"))
                .body("errors[0].message", containsString("2031-11-26T18:00:00Z"));
        alice.api()
                .body("[1]")
                .post("/api/v1/keys")
                .then()
                .statusCode(400)
                .body("detail", containsString("one JSON object"));
    }

    @Test
    void a_refusal_speaks_one_language() {
        world.alice()
                .api()
                .header("Accept-Language", "de")
                .body("{\"name\":\"\"}")
                .post("/api/v1/keys")
                .then()
                .statusCode(422)
                .body("title", equalTo("Das kann nicht so bleiben"))
                .body("detail", equalTo("Geben Sie dem Schlüssel einen Namen."))
                .body("errors[0].message", equalTo("Geben Sie dem Schlüssel einen Namen."));
    }

    @Test
    void a_key_of_nothing_is_refused_with_what_to_send() {
        Person alice = world.alice();

        alice.api().contentType("application/json").post("/api/v1/keys").then().statusCode(400);
        alice.api().body("null").post("/api/v1/keys").then().statusCode(400);
        alice.api()
                .body("{\"name\":\"a\",\"expiresAt\":\"+999999999-12-31T23:59:59Z\"}")
                .post("/api/v1/keys")
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("expiresAt"));
    }

    @Test
    void a_form_that_is_refused_keeps_what_was_chosen() {
        Person alice = world.alice();

        form(alice)
                .formParam("name", "")
                .formParam("scope", "admin")
                .formParam("days", "30")
                .post("/settings/keys")
                .then()
                .statusCode(422)
                .body(containsString("<option value=\"admin\" selected>"))
                .body(containsString("<option value=\"30\" selected>"));
        form(alice)
                .formParam("name", "Long")
                .formParam("days", "-5")
                .post("/settings/keys")
                .then()
                .statusCode(422)
                .body(containsString("Choose how long"));
    }

    @Test
    void a_key_is_shown_once_works_and_is_dead_when_revoked() {
        Person alice = world.alice();

        Response made = make(alice, Map.of("name", "Importer", "scopes", List.of("read", "write")));
        made.then()
                .statusCode(201)
                .header("Location", containsString("/api/v1/keys/"))
                .body("key", startsWith("lk_"))
                .body("scopes", equalTo(List.of("read", "write")))
                .body("createdAt", notNullValue());
        String key = made.path("key");
        String id = made.path("id");

        bearer(key).get("/api/v1/me").then().statusCode(200).body("key.name", equalTo("Importer"));
        alice.api()
                .get("/api/v1/keys")
                .then()
                .statusCode(200)
                .body("total", equalTo(2))
                .body("items.name", hasItems("Importer", "test"))
                .body("items.key", equalTo(java.util.Arrays.asList(null, null)))
                .body("items.find { it.name == 'Importer' }.lastUsedAt", notNullValue());
        alice.api()
                .get(made.header("Location"))
                .then()
                .statusCode(200)
                .body("name", equalTo("Importer"))
                .body("key", equalTo(null));
        alice.api().delete("/api/v1/keys/" + id).then().statusCode(204);

        bearer(key).get("/api/v1/me").then().statusCode(401);
        alice.api().delete("/api/v1/keys/" + id).then().statusCode(404);
    }

    @Test
    void a_key_that_may_read_changes_nothing() {
        Person alice = world.alice();
        String reader = world.key(alice, "READ");

        bearer(reader).get("/api/v1/me").then().statusCode(200).body("role", equalTo("host"));
        bearer(reader)
                .contentType("application/json")
                .body(Map.of("name", "More"))
                .post("/api/v1/keys")
                .then()
                .statusCode(403)
                .body("detail", containsString("may only read"));
    }

    @Test
    void only_admins_make_list_and_revoke_keys() {
        Person alice = world.alice();
        Person henry = world.host(alice);

        make(henry, Map.of("name", "Mine")).then().statusCode(403);
        henry.api().get("/api/v1/keys").then().statusCode(403);
        henry.browser().get("/settings/keys").then().statusCode(403);
        given().get("/api/v1/keys").then().statusCode(401);
    }

    @Test
    void the_keys_of_another_workspace_are_not_there() {
        Person alice = world.alice();
        String id = make(alice, Map.of("name", "Importer")).path("id");
        Person mallory = world.mallory();

        mallory.api().get("/api/v1/keys/" + id).then().statusCode(404);
        mallory.api().delete("/api/v1/keys/" + id).then().statusCode(404);
        mallory.api().get("/api/v1/keys").then().body("items.name", not(hasItems("Importer")));
    }

    @Test
    void bad_wishes_are_refused_field_by_field() {
        make(
                        world.alice(),
                        Map.of(
                                "name", " ",
                                "scopes", List.of("everything"),
                                "expiresAt", "2020-01-01T00:00:00Z"))
                .then()
                .statusCode(422)
                .body("errors.field", hasItems("name", "scopes", "expiresAt"));
    }

    @Test
    void the_list_is_read_in_parts() {
        Person alice = world.alice();
        for (int i = 0; i < 4; i++) {
            make(alice, Map.of("name", "Key " + i)).then().statusCode(201);
        }

        String next =
                alice.api()
                        .get("/api/v1/keys?limit=3")
                        .then()
                        .body("items", hasSize(3))
                        .body("total", equalTo(5))
                        .extract()
                        .path("next");
        alice.api()
                .get("/api/v1/keys?limit=3&cursor=" + next)
                .then()
                .body("items", hasSize(2))
                .body("next", nullValue());
        alice.api().get("/api/v1/keys?limit=0").then().statusCode(400);
    }

    @Test
    void the_page_makes_a_key_shows_it_once_and_revokes_it() {
        Person alice = world.alice();

        String page =
                form(alice)
                        .formParam("name", "From the page")
                        .formParam("scope", "write")
                        .formParam("days", "30")
                        .post("/settings/keys")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString();
        String key = page.replaceAll("(?s).*?(lk_[A-Za-z0-9_-]{43}).*", "$1");
        bearer(key).get("/api/v1/me").then().statusCode(200);
        alice.browser().get("/settings/keys").then().body(not(containsString(key)));
        String revoke = page.replaceAll("(?s).*?action=\"(/settings/keys/[^\"]+/revoke)\".*", "$1");

        form(alice).post(revoke).then().statusCode(303);

        bearer(key).get("/api/v1/me").then().statusCode(401);
        form(alice).formParam("name", "").post("/settings/keys").then().statusCode(422);
    }

    private static Response make(Person by, Map<String, Object> wish) {
        return by.api().body(wish).post("/api/v1/keys");
    }

    private static io.restassured.specification.RequestSpecification bearer(String key) {
        return given().header("Authorization", "Bearer " + key);
    }

    private static io.restassured.specification.RequestSpecification form(Person person) {
        return Forms.filled().cookie("lectern", person.cookie()).redirects().follow(false);
    }
}
