package dev.lectern.account;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import dev.lectern.world.Database;
import dev.lectern.world.Forms;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
class OneselfTest {
    @Inject World world;
    @Inject Pool database;

    @Test
    void a_person_says_how_they_are_called_and_which_language_they_speak() {
        Person alice = world.alice();

        form(alice)
                .formParam("name", "Alice Liddell")
                .formParam("language", "de")
                .formParam("timezone", "Europe/London")
                .post("/settings/profile")
                .then()
                .statusCode(303);

        alice.browser()
                .get("/settings/profile")
                .then()
                .statusCode(200)
                .body(containsString("<html lang=\"de\""))
                .body(containsString("Alice Liddell"));
    }

    @Test
    void what_cannot_stay_is_said_at_its_field_and_nothing_typed_is_lost() {
        Person alice = world.alice();

        form(alice)
                .formParam("name", " ")
                .formParam("timezone", "Middle/Earth")
                .post("/settings/profile")
                .then()
                .statusCode(422)
                .body(containsString("Tell people your name."))
                .body(containsString("Choose a time zone from the list."));
    }

    @Test
    void a_new_password_signs_out_everything_else() {
        Person alice = world.alice();
        String phone = world.session(alice.account(), alice.workspace());

        String cookie =
                form(alice)
                        .formParam("current", World.PASSWORD)
                        .formParam("password", "a lectern of glass")
                        .post("/settings/password")
                        .then()
                        .statusCode(303)
                        .extract()
                        .cookie("lectern");

        given().cookie("lectern", phone).get("/api/v1/me").then().statusCode(401);
        given().cookie("lectern", alice.cookie()).get("/api/v1/me").then().statusCode(401);
        given().cookie("lectern", cookie).get("/api/v1/me").then().statusCode(200);
    }

    @Test
    void a_new_password_needs_the_old_one_and_must_be_good() {
        Person alice = world.alice();

        form(alice)
                .formParam("current", "a guess")
                .formParam("password", "123")
                .post("/settings/password")
                .then()
                .statusCode(422)
                .body(containsString("This is not your current password."))
                .body(containsString("at least 10"));

        alice.browser().get("/api/v1/me").then().statusCode(200);
    }

    @Test
    void who_knows_the_password_may_think_of_many_new_ones() {
        Person alice = world.alice();

        for (int i = 0; i < 12; i++) {
            form(alice)
                    .formParam("current", World.PASSWORD)
                    .formParam("password", "weak " + i)
                    .post("/settings/password")
                    .then()
                    .statusCode(422);
        }
    }

    @Test
    void of_new_passwords_chosen_at_once_one_holds() {
        Person alice = world.alice();
        String phone = world.session(alice.account(), alice.workspace());
        String tablet = world.session(alice.account(), alice.workspace());

        List<String> ledTo =
                Stream.of(alice.cookie(), phone, tablet)
                        .parallel()
                        .map(browser -> change(browser, "a lectern of glass no. " + browser))
                        .filter(Objects::nonNull)
                        .toList();

        assertThat(ledTo).filteredOn(page -> page.endsWith("/settings/password")).hasSize(1);
    }

    private static String change(String browser, String wish) {
        return Forms.filled()
                .cookie("lectern", browser)
                .redirects()
                .follow(false)
                .formParam("current", World.PASSWORD)
                .formParam("password", wish)
                .post("/settings/password")
                .then()
                .extract()
                .header("Location");
    }

    @Test
    void browsers_are_listed_and_signed_out_one_by_one() {
        Person alice = world.alice();
        String phone = world.session(alice.account(), alice.workspace());
        alice.browser()
                .get("/settings/sessions")
                .then()
                .statusCode(200)
                .body(containsString("this one"));

        form(alice)
                .post("/settings/sessions/" + otherThan(alice) + "/signout")
                .then()
                .statusCode(303);

        given().cookie("lectern", phone).get("/api/v1/me").then().statusCode(401);
        alice.browser().get("/api/v1/me").then().statusCode(200);
    }

    @Test
    void all_others_are_signed_out_at_once() {
        Person alice = world.alice();
        String phone = world.session(alice.account(), alice.workspace());
        String tablet = world.session(alice.account(), alice.workspace());

        form(alice).post("/settings/sessions/others/signout").then().statusCode(303);

        given().cookie("lectern", phone).get("/api/v1/me").then().statusCode(401);
        given().cookie("lectern", tablet).get("/api/v1/me").then().statusCode(401);
        alice.browser().get("/api/v1/me").then().statusCode(200);
    }

    @Test
    void nobody_signs_out_the_browsers_of_somebody_else() {
        Person alice = world.alice();
        Person mallory = world.mallory();
        UUID hers = sessionOf(alice);

        form(mallory).post("/settings/sessions/" + hers + "/signout").then().statusCode(404);

        alice.browser().get("/api/v1/me").then().statusCode(200);
    }

    @Test
    void the_pages_are_for_people_who_are_signed_in() {
        for (String page : new String[] {"profile", "password", "sessions"}) {
            given().redirects()
                    .follow(false)
                    .get("/settings/" + page)
                    .then()
                    .statusCode(303)
                    .header("Location", containsString("/signin"));
        }
    }

    @Test
    void the_column_beside_the_settings_shows_a_host_no_admin_pages() {
        Person alice = world.alice();
        Person henry = world.host(alice);

        alice.browser().get("/settings/profile").then().body(containsString("/settings/workspace"));
        henry.browser()
                .get("/settings/profile")
                .then()
                .body(containsString("/settings/members"))
                .body(not(containsString("/settings/workspace")));
    }

    private UUID otherThan(Person person) {
        return id("select id from session where account_id = $1 order by id desc limit 1", person);
    }

    private UUID sessionOf(Person person) {
        return id("select id from session where account_id = $1", person);
    }

    private UUID id(String query, Person person) {
        var rows = database.preparedQuery(query).executeAndAwait(Tuple.of(person.account()));
        assertThat(rows.size()).isPositive();
        return rows.iterator().next().getUUID(0);
    }

    private static RequestSpecification form(Person person) {
        return Forms.filled().cookie("lectern", person.cookie()).redirects().follow(false);
    }
}
