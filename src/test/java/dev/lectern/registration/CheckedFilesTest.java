package dev.lectern.registration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import dev.lectern.registration.Announced.Talk;
import dev.lectern.world.Database;
import dev.lectern.world.Forms;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A checked list of people is brought in without being chosen again. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class CheckedFilesTest {
    private static final Pattern BRING =
            Pattern.compile("action=\"([^\"]*/people/import/[^\"]+)\"");

    @Inject World world;
    @Inject Announced announced;
    @Inject CheckedFiles files;

    private Person alice;
    private Talk talk;

    @BeforeEach
    void alice_hosts() {
        alice = world.alice();
        talk = announced.talk(alice, new JsonObject());
    }

    @Test
    void what_was_checked_is_brought_in_with_one_click_and_once() {
        String bring = bring(check("email,name\ncarol@x.example,Carol\nbroken,Dave\n"));
        assertThat(listed()).isEmpty();

        alice.form().post(bring).then().statusCode(200).body(containsString("1 added"));

        assertThat(listed()).containsExactly("carol@x.example");
        gone(bring);
    }

    @Test
    void a_second_check_takes_the_place_of_the_first() {
        String first = bring(check("email,name\ncarol@x.example,Carol\n"));
        String second = bring(check("email,name\ndave@x.example,Dave\n"));

        gone(first);
        alice.form().post(second).then().statusCode(200);

        assertThat(listed()).containsExactly("dave@x.example");
    }

    @Test
    void nothing_is_kept_longer_than_an_hour() {
        String bring = bring(check("email,name\ncarol@x.example,Carol\n"));
        announced.run(
                "update checked_file set kept_until = now() - interval '1 second' where webinar_id = $1",
                Tuple.of(talk.id()));

        gone(bring);
        files.forgetOverdue().await().atMost(Duration.ofSeconds(30));

        assertThat(kept()).isEmpty();
        assertThat(listed()).isEmpty();
    }

    @Test
    void nobody_erased_stays_in_a_list_that_is_kept() {
        alice.api()
                .body("{\"email\": \"carol@x.example\", \"name\": \"Carol\"}")
                .post(talk.people())
                .then()
                .statusCode(201);
        String bring = bring(check("email,name\ncarol@x.example,Carol\ndave@x.example,Dave\n"));
        String carol = alice.api().get(talk.people()).jsonPath().getString("items[0].id");

        alice.api().delete(talk.people() + "/" + carol).then().statusCode(204);

        assertThat(kept()).isEmpty();
        gone(bring);
    }

    @Test
    void who_is_erased_from_the_workspace_stays_in_no_list_even_if_never_registered() {
        check("email,name\ncarol@x.example,Carol\n");

        alice.api()
                .body("{\"email\": \"carol@x.example\"}")
                .post("/api/v1/people/erase")
                .then()
                .statusCode(200);

        assertThat(kept()).isEmpty();
    }

    @Test
    void somebody_erased_elsewhere_leaves_lists_alone() {
        Talk other = announced.talk(alice, new JsonObject());
        alice.api()
                .body("{\"email\": \"carol@x.example\", \"name\": \"Carol\"}")
                .post(other.people())
                .then()
                .statusCode(201);
        String carol = alice.api().get(other.people()).jsonPath().getString("items[0].id");
        check("email,name\ndave@x.example,Dave\n");

        alice.api().delete(other.people() + "/" + carol).then().statusCode(204);

        assertThat(kept()).hasSize(1);
    }

    @Test
    void a_list_of_which_nobody_can_be_taken_offers_no_button() {
        check("email,name\nbroken,Dave\n").body(not(containsString("/people/import/")));
    }

    @Test
    void it_needs_sign_in_and_is_nobody_elses() {
        String bring = bring(check("email,name\ncarol@x.example,Carol\n"));

        world.mallory().form().post(bring).then().statusCode(404);
        Forms.filled().redirects().follow(false).post(bring).then().statusCode(303);
        gone(bring.replaceFirst("[^/]+$", UUID.randomUUID().toString()));

        assertThat(listed()).isEmpty();
    }

    private ValidatableResponse check(String file) {
        return alice.form()
                .multiPart("file", "people.csv", file.getBytes(UTF_8))
                .multiPart("mode", "check")
                .post("/webinars/" + talk.id() + "/people/import")
                .then()
                .statusCode(200);
    }

    private static String bring(ValidatableResponse page) {
        Matcher form = BRING.matcher(page.extract().asString());
        assertThat(form.find()).isTrue();
        return form.group(1);
    }

    private void gone(String bring) {
        alice.form()
                .post(bring)
                .then()
                .statusCode(422)
                .body(containsString("Choose the file again."));
    }

    private List<Row> kept() {
        return announced.rows("select id from checked_file where webinar_id = $1", talk.id());
    }

    private List<String> listed() {
        return alice.api().get(talk.people()).jsonPath().getList("items.email");
    }
}
