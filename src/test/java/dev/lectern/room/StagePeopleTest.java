package dev.lectern.room;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;

import dev.lectern.world.Database;
import dev.lectern.world.Forms;
import dev.lectern.world.Mails;
import dev.lectern.world.Works;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who stands on stage beside the host: let in, heard, shown out. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class StagePeopleTest extends StageScene {
    @Inject Pool database;

    @Test
    void a_panelist_is_mailed_a_link_that_opens_backstage_and_then_the_stage() {
        String address = address("bob");
        add(alice, address, "Bob", "panelist").statusCode(201);

        String link = Mails.linkTo(alice, address);
        Response opened = open(link);
        opened.then().statusCode(303).header("Location", endsWith("/w/" + slug + "/live"));
        String page = live(opened).then().statusCode(200).extract().asString();
        assertThat(page).contains("data-role=\"panelist\"", "Backstage");
        assertThat(page).doesNotContain("/webinars/" + webinar);
        Talker bob = enter(pass(page));
        assertThat(bob.hears("welcome").getString("phase")).isEqualTo("waiting");
        bob.say("grant", 1);
        assertThat(bob.answer(1).getString("type")).isEqualTo("grant");
        bob.say("start", 2);
        assertThat(bob.answer(2).getString("type")).isEqualTo("refused");

        alice.api().post(at("/start")).then().statusCode(200);

        bob.hears("live");
    }

    @Test
    void a_co_host_by_link_starts_but_does_not_end() {
        String link = add(alice, address("cora"), "Cora", "cohost").extract().path("link");
        Talker cora = enter(pass(live(open(path(link))).asString()));
        cora.hears("welcome");

        cora.say("start", 1);
        assertThat(cora.answer(1).getString("type")).isEqualTo("done");
        cora.say("end", 2);
        assertThat(cora.answer(2).getString("type")).isEqualTo("refused");
    }

    @Test
    void whoever_is_taken_off_the_stage_goes_out_at_once_and_their_link_is_dead() {
        String address = address("bob");
        JsonPath bob = add(alice, address, "Bob", "panelist").extract().jsonPath();
        Mails.textTo(alice, address);
        String link = path(bob.getString("link"));
        String pass = pass(live(open(link)).asString());
        Talker inside = enter(pass);
        inside.hears("welcome");

        alice.api().delete(at("/people/" + bob.getString("id"))).then().statusCode(204);

        assertThat(inside.isClosed()).isEqualTo(CloseCode.REMOVED.number());
        assertThat(enter(pass).isClosed()).isEqualTo(CloseCode.REMOVED.number());
        open(link)
                .then()
                .statusCode(410)
                .body(containsString("not on the stage of this webinar any more"))
                .body(not(containsString("newer mail")));
        given().cookies(Map.of("stage-" + webinar, link.substring("/join/".length())))
                .get("/w/" + slug + "/live")
                .then()
                .statusCode(410)
                .body(containsString("not on the stage of this webinar any more"));
        given().get("/api/v1" + link)
                .then()
                .statusCode(410)
                .body("detail", containsString("not on the stage any more"));
        given().post("/api/v1" + link + "/grant")
                .then()
                .statusCode(410)
                .body("detail", containsString("not on the stage any more"));
        await().atMost(Duration.ofSeconds(30))
                .until(
                        () ->
                                newest(address)
                                        .getString("subject")
                                        .equals("Not on stage any more: Rooms"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/join", "/w/%s/link"})
    void whoever_lost_the_link_to_the_stage_is_sent_it_again_but_not_all_the_time(String door) {
        String address = address("bob");
        JsonPath bob = add(alice, address, "Bob", "panelist").extract().jsonPath();
        Mails.textTo(alice, address);
        ask(door, address);
        assertThat(posted(bob)).isEqualTo(1);

        for (int time = 0; time < 8; time++) {
            sql(
                    "update mail set created_at = created_at - interval '4 minutes' where reference = $1",
                    bob);
            ask(door, address.toUpperCase(Locale.ROOT));
            ask(door, address);
        }

        assertThat(posted(bob)).isEqualTo(6);
        await().atMost(Duration.ofSeconds(30)).until(() -> Mails.countTo(alice, address) == 6);
        assertThat(open(Mails.linkTo(alice, address)).statusCode()).isEqualTo(303);
    }

    @Test
    void who_is_registered_too_gets_one_mail_with_the_link_to_the_stage() {
        String address = address("bob");
        String place =
                alice.api()
                        .body(new JsonObject().put("name", "Bob").put("email", address).encode())
                        .post(at("/registrations"))
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
        JsonPath bob = add(alice, address, "Bob", "panelist").extract().jsonPath();
        sql(
                "update mail set created_at = created_at - interval '4 minutes' where reference = $1",
                bob);
        database.preparedQuery("update registration set mailed_at = null where id = $1")
                .executeAndAwait(Tuple.of(UUID.fromString(place)));

        ask("/join", address);

        assertThat(posted(bob)).isEqualTo(1);
        assertThat(mailed("registration:" + place)).isEqualTo(2);
    }

    /** Until what was asked for is done. */
    private void ask(String door, String address) {
        Forms.filled()
                .redirects()
                .follow(false)
                .formParam("email", address)
                .post(door.formatted(slug))
                .then()
                .statusCode(lessThan(400));
        Works.done(database, "registration.lost-links", address);
    }

    private long posted(JsonPath person) {
        return mailed("stage:" + person.getString("id"));
    }

    private long mailed(String reference) {
        return database.preparedQuery("select count(*) from mail where reference = $1")
                .executeAndAwait(Tuple.of(reference))
                .iterator()
                .next()
                .getLong(0);
    }

    private void sql(String statement, JsonPath person) {
        database.preparedQuery(statement)
                .executeAndAwait(Tuple.of("stage:" + person.getString("id")));
    }

    @Test
    void a_new_link_shows_out_who_came_by_the_earlier_and_lets_them_back_in() {
        JsonPath bob = add(alice, address("bob"), "Bob", "panelist").extract().jsonPath();
        String earlier = path(bob.getString("link"));
        Talker inside = enter(pass(live(open(earlier)).asString()));
        inside.hears("welcome");

        String newer =
                alice.api()
                        .post(at("/people/" + bob.getString("id") + "/link"))
                        .then()
                        .statusCode(200)
                        .extract()
                        .path("link");

        assertThat(inside.isClosed()).isEqualTo(CloseCode.REMOVED.number());
        open(earlier).then().statusCode(410);
        Talker again = enter(pass(live(open(path(newer))).asString()));
        again.hears("welcome");
    }

    @Test
    void another_role_counts_at_once_for_who_is_inside() {
        JsonPath bob = add(alice, address("bob"), "Bob", "panelist").extract().jsonPath();
        Talker inside = enter(pass(live(open(path(bob.getString("link")))).asString()));
        inside.hears("welcome");

        alice.api()
                .body(Map.of("role", "cohost"))
                .patch(at("/people/" + bob.getString("id")))
                .then()
                .statusCode(200)
                .body("role", equalTo("cohost"));

        assertThat(inside.hears("role").getString("role")).isEqualTo("cohost");
        inside.say("start", 1);
        assertThat(inside.answer(1).getString("type")).isEqualTo("done");
    }

    @Test
    void having_something_on_backstage_counts_as_tried() {
        String link = path(add(alice, address("bob"), "Bob", "panelist").extract().path("link"));
        Talker bob = enter(pass(live(open(link)).asString()));
        bob.hears("welcome");
        String page = "/webinars/" + webinar;
        alice.browser().get(page).then().body(containsString("tried: 0 of 2 on stage"));

        bob.say(new JsonObject().put("type", "devices").put("microphone", true));

        await().atMost(Duration.ofSeconds(30))
                .until(
                        () ->
                                alice.browser()
                                        .get(page)
                                        .asString()
                                        .contains("tried: 1 of 2 on stage"));
    }
}
