package dev.lectern.room;

import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A webinar that alice announced, and the ways into its room. */
abstract class RoomScene {
    private static final Pattern PASS = Pattern.compile("data-pass=\"([^\"]+)\"");

    @Inject World world;
    @Inject Vertx vertx;
    @Inject Clock clock;

    @TestHTTPResource("/")
    URI home;

    private final List<Talker> talkers = new ArrayList<>();
    Person alice;
    String webinar;
    String slug;
    String occurrence;

    @BeforeEach
    void alice_announces_a_webinar() {
        alice = world.alice();
        JsonPath made = announce(true);
        webinar = made.getString("id");
        slug = made.getString("slug");
        occurrence = made.getString("occurrences[0].id");
    }

    @AfterEach
    void everybody_goes() {
        talkers.forEach(Talker::close);
    }

    JsonPath announce(boolean publish) {
        return alice.api()
                .body(
                        Map.of(
                                "title",
                                "Rooms",
                                "startsAt",
                                clock.instant().plus(Duration.ofHours(1)).toString(),
                                "timezone",
                                "Europe/Berlin",
                                "durationMinutes",
                                60,
                                "publish",
                                publish))
                .post("/api/v1/webinars")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    String at(String path) {
        return "/api/v1/webinars/" + webinar + path;
    }

    Talker enter(String pass) {
        return talker(occurrence).hello(pass);
    }

    Talker talker(String room) {
        Talker talker = Talker.at(vertx, home, room);
        talkers.add(talker);
        return talker;
    }

    static String pass(String page) {
        Matcher found = PASS.matcher(page);
        if (!found.find()) {
            throw new AssertionError("The page carries no pass: " + page);
        }
        return found.group(1);
    }

    String register(String name) {
        return alice.api()
                .body(Map.of("email", name + "@example.org", "name", name))
                .post("/api/v1/webinars/" + webinar + "/registrations")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    String joinToken(String registration) {
        List<Map<String, String>> people =
                alice.api()
                        .get("/api/v1/webinars/" + webinar + "/registrations")
                        .jsonPath()
                        .getList("items");
        String url =
                people.stream()
                        .filter(one -> registration.equals(one.get("id")))
                        .map(one -> one.get("joinUrl"))
                        .findFirst()
                        .orElseThrow();
        return url.substring(url.lastIndexOf('/') + 1);
    }

    String livePass(String registration) {
        return pass(
                RestAssured.given()
                        .cookie("join-" + webinar, joinToken(registration))
                        .get("/w/" + slug + "/live")
                        .asString());
    }

    String studioPass() {
        return pass(alice.browser().get("/webinars/" + webinar + "/studio").asString());
    }
}
