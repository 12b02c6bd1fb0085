package dev.lectern.recording.replay;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import dev.lectern.world.Database;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
class ReplayTest {
    private static final byte[] FILM = "not really a film, but long enough".getBytes();

    @Inject World world;
    @Inject Clock clock;

    @ConfigProperty(name = "lectern.data")
    String data;

    private Person alice;
    private String webinar;
    private String page;
    private String occurrence;

    @BeforeEach
    void alice_hosts_a_webinar() {
        alice = world.alice();
        announce(new JsonObject().put("followUpMinutes", 0));
    }

    private void announce(JsonObject registration) {
        JsonObject talk =
                new JsonObject()
                        .put("title", "Kept")
                        .put("startsAt", clock.instant().plus(Duration.ofHours(1)).toString())
                        .put("timezone", "Europe/Berlin")
                        .put("durationMinutes", 60)
                        .put("registration", registration)
                        .put("publish", true);
        JsonPath made =
                alice.api()
                        .body(talk.encode())
                        .post("/api/v1/webinars")
                        .then()
                        .statusCode(201)
                        .extract()
                        .jsonPath();
        webinar = "/api/v1/webinars/" + made.getString("id");
        page = "/w/" + made.getString("slug");
        occurrence = made.getString("occurrences[0].id");
    }

    @Test
    void who_had_a_place_watches_the_film_on_the_webinars_page() throws IOException {
        String cookie = cookie(register("carol@example.org"));
        recorded();

        String film = film(cookie);

        String kept =
                given().cookie(cookieName(), cookie)
                        .redirects()
                        .follow(false)
                        .get(film)
                        .then()
                        .statusCode(307)
                        .header("Cache-Control", containsString("no-store"))
                        .extract()
                        .header("Location");
        given().header("Range", "bytes=4-9")
                .get(URI.create(kept).getPath())
                .then()
                .statusCode(206)
                .header("Content-Range", equalTo("bytes 4-9/" + FILM.length))
                .body(equalTo("really"));
    }

    @Test
    void others_are_told_how_to_get_at_it_and_get_nothing() throws IOException {
        String cookie = cookie(register("carol@example.org"));
        recorded();
        String film = film(cookie);

        given().get(page)
                .then()
                .statusCode(200)
                .body(containsString("Replay"))
                .body(containsString("Whoever had a place can watch it again"))
                .body(containsString("Lost your link?"))
                .body(not(containsString("<video")));

        given().redirects().follow(false).get(film).then().statusCode(403);
        given().cookie(cookieName(), "forged")
                .redirects()
                .follow(false)
                .get(film)
                .then()
                .statusCode(403);
    }

    @Test
    void a_link_taken_away_shows_nothing_any_more() throws IOException {
        JsonPath carol = register("carol@example.org");
        String cookie = cookie(carol);
        recorded();
        String film = film(cookie);

        alice.api()
                .post(webinar + "/registrations/" + carol.getString("id") + "/cancel")
                .then()
                .statusCode(200);

        given().cookie(cookieName(), cookie)
                .redirects()
                .follow(false)
                .get(film)
                .then()
                .statusCode(403);
        given().cookie(cookieName(), cookie)
                .get(page)
                .then()
                .statusCode(200)
                .body(not(containsString("<video")));
    }

    @Test
    void a_film_that_is_not_there_is_not_found() throws IOException {
        String cookie = cookie(register("carol@example.org"));
        recorded();

        for (String path :
                List.of("/replay/" + occurrence + "/17", "/replay/" + UUID.randomUUID() + "/1")) {
            given().cookie(cookieName(), cookie)
                    .redirects()
                    .follow(false)
                    .get(page + path)
                    .then()
                    .statusCode(404);
        }
    }

    @Test
    void where_no_registration_is_asked_everybody_watches() throws IOException {
        announce(new JsonObject().put("required", false));

        recorded();

        given().get(page).then().statusCode(200).body(containsString("<video"));
    }

    @Test
    void without_a_recording_the_page_says_that_it_is_over() {
        alice.api().post(webinar + "/start").then().statusCode(200);
        alice.api().post(webinar + "/stop").then().statusCode(200);

        given().get(page).then().statusCode(200).body(containsString("This webinar is over"));
    }

    @Test
    void the_mail_to_those_who_were_missed_leads_to_the_film() throws IOException {
        JsonPath carol = register("carol@example.org");

        recorded();

        String text = mail("We missed you: Kept", "carol@example.org");
        assertThat(text).contains("The replay is ready").contains("Watch the replay");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () ->
                                given().redirects()
                                        .follow(false)
                                        .get(path(carol) + "?date=" + occurrence)
                                        .then()
                                        .statusCode(303)
                                        .header(
                                                "Location",
                                                containsString(page + "?date=" + occurrence)));
    }

    @Test
    void whoever_asks_for_a_lost_link_after_the_end_gets_the_one_to_the_replay()
            throws IOException {
        JsonPath dave = register("dave@example.org");
        recorded();

        alice.api()
                .post(webinar + "/registrations/" + dave.getString("id") + "/resend")
                .then()
                .statusCode(is(200));

        assertThat(mail("Your link: Kept", "dave@example.org")).contains("?date=" + occurrence);
    }

    @Test
    void the_own_page_of_somebody_leads_to_the_film_once_it_is_there() throws IOException {
        register("carol@example.org");
        String text = mail("Your place: Kept", "carol@example.org");
        String place = text.substring(text.indexOf("/place/")).split("\\s")[0];

        recorded();

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () ->
                                given().get(place)
                                        .then()
                                        .body(containsString("Watch the replay"))
                                        .body(containsString("?date=" + occurrence)));
    }

    /** The film's address, as the page of somebody with this cookie has it. */
    private String film(String cookie) {
        return given().cookie(cookieName(), cookie)
                .get(page)
                .then()
                .statusCode(200)
                .body(containsString("<video"))
                .extract()
                .htmlPath()
                .getString("**.find { it.name() == 'video' }.@src");
    }

    private JsonPath register(String email) {
        return alice.api()
                .body(new JsonObject().put("name", "Somebody").put("email", email).encode())
                .post(webinar + "/registrations")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    private String cookie(JsonPath person) {
        return given().redirects().follow(false).get(path(person)).cookie(cookieName());
    }

    private static String path(JsonPath person) {
        return URI.create(person.getString("joinUrl")).getPath();
    }

    private String cookieName() {
        return "join-" + webinar.substring(webinar.lastIndexOf('/') + 1);
    }

    /** The webinar took place, and what was recorded of it is ready. */
    private void recorded() throws IOException {
        String room = alice.api().get(webinar + "/call").path("providerId");
        alice.api().post(webinar + "/start").then().statusCode(200);
        long began = clock.instant().toEpochMilli();
        Path folder = Path.of(data, "recordings", room, Long.toString(began));
        Files.createDirectories(folder);
        Files.write(folder.resolve("programme.webm"), FILM);
        JsonObject programme =
                new JsonObject()
                        .put("file", "programme.webm")
                        .put("startedAt", began)
                        .put("millis", 60_000);
        Files.writeString(
                folder.resolve("recording.json"),
                new JsonObject().put("programmes", new JsonArray().add(programme)).encode());
        alice.api().post(webinar + "/stop").then().statusCode(200);
    }

    private String mail(String subject, String to) {
        await().atMost(Duration.ofSeconds(20)).until(() -> !mails(subject, to).isEmpty());
        return alice.api().get("/api/v1/mailbox/" + mails(subject, to).get(0)).path("text");
    }

    private List<String> mails(String subject, String to) {
        String found = "items.findAll { it.subject == '%s' && it.to == '%s' }.id";
        return alice.api()
                .get("/api/v1/mailbox?limit=100")
                .jsonPath()
                .getList(found.formatted(subject, to));
    }
}
