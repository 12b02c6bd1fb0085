package dev.lectern.webinar;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import dev.lectern.world.Database;
import dev.lectern.world.Forms;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Covers and photos: uploaded, shown on the public page, gone with the webinar. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class PicturesTest {
    private static final String ADDRESS = "/files/[0-9a-f]{40}\\.(jpg|png|webp)";

    @Inject World world;
    @Inject Clock clock;

    private Person alice;
    private String webinar;
    private String slug;

    @BeforeEach
    void alice_announces_a_webinar() {
        alice = world.alice();
        JsonPath made =
                alice.api()
                        .body(
                                Map.of(
                                        "title",
                                        "Pictures",
                                        "startsAt",
                                        clock.instant().plus(Duration.ofDays(1)).toString(),
                                        "durationMinutes",
                                        60,
                                        "speakers",
                                        List.of(Map.of("name", "Rosa")),
                                        "publish",
                                        true))
                        .post("/api/v1/webinars")
                        .then()
                        .statusCode(201)
                        .extract()
                        .jsonPath();
        webinar = made.getString("id");
        slug = made.getString("slug");
    }

    @Test
    void a_cover_stands_on_the_public_page_and_in_shared_links() throws IOException {
        String address = put(alice, "/cover", png()).then().statusCode(200).extract().path("cover");

        assertThat(address).matches(ADDRESS);
        given().get(address)
                .then()
                .statusCode(200)
                .contentType("image/jpeg")
                .header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", "public, max-age=31536000, immutable");
        given().get("/w/" + slug)
                .then()
                .statusCode(200)
                .body(
                        containsString("<img class=\"cover\" src=\"" + address),
                        matchesPattern(
                                "(?s).*property=\"og:image\" content=\"http://[^/\"]+"
                                        + address
                                        + "\".*"));
    }

    @Test
    void a_picture_is_one_whatever_its_sender_calls_it() throws Exception {
        for (String type : List.of("application/x-www-form-urlencoded", "")) {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(
                                    URI.create(
                                            RestAssured.baseURI
                                                    + ":"
                                                    + RestAssured.port
                                                    + "/api/v1/webinars/"
                                                    + webinar
                                                    + "/cover"))
                            .header("Authorization", "Bearer " + alice.key())
                            .PUT(HttpRequest.BodyPublishers.ofByteArray(png()));
            if (!type.isEmpty()) {
                request.header("Content-Type", type);
            }

            HttpResponse<String> answer =
                    HttpClient.newHttpClient()
                            .send(request.build(), HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        }
    }

    @Test
    void a_photo_stands_beside_its_speaker() throws IOException {
        String address =
                put(alice, "/speakers/0/photo", png())
                        .then()
                        .statusCode(200)
                        .extract()
                        .path("speakers[0].photo");

        assertThat(address).matches(ADDRESS);
        given().get("/w/" + slug).then().body(containsString(address));
        put(alice, "/speakers/1/photo", png()).then().statusCode(404);
        alice.api()
                .delete("/api/v1/webinars/" + webinar + "/speakers/0/photo")
                .then()
                .statusCode(200)
                .body("speakers[0].photo", nullValue());
    }

    @Test
    void the_page_takes_a_picture_by_form_and_names_its_address() throws IOException {
        String address =
                form(alice)
                        .multiPart("use", "photo")
                        .multiPart("file", "me.png", png(), "image/png")
                        .post("/webinars/pictures")
                        .then()
                        .statusCode(200)
                        .extract()
                        .path("address");

        assertThat(address).matches(ADDRESS);
        form(alice)
                .multiPart("use", "cover")
                .multiPart("file", "me.png", "no picture".getBytes(), "image/png")
                .post("/webinars/pictures")
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("cover"));
    }

    @Test
    void what_cannot_be_shown_is_refused_at_its_field() {
        put(alice, "/cover", "<html>".getBytes())
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("cover"))
                .body("errors[0].message", containsString("no picture"));
        put(alice, "/cover", new byte[9_000_000])
                .then()
                .statusCode(422)
                .body("errors[0].message", containsString("at most 8 MB"));
        put(alice, "/cover", new byte[0]).then().statusCode(422);
    }

    @Test
    void pictures_are_for_those_who_may_change_the_webinar() throws IOException {
        byte[] picture = png();
        put(world.mallory(), "/cover", picture).then().statusCode(404);
        given().contentType("image/png")
                .body(picture)
                .put("/api/v1/webinars/" + webinar + "/cover")
                .then()
                .statusCode(401);
        given().get("/files/" + "a".repeat(40) + ".jpg").then().statusCode(404);
        given().get("/files/secret").then().statusCode(404);
    }

    @Test
    void a_picture_goes_with_the_last_webinar_that_shows_it() throws IOException {
        String address = put(alice, "/cover", png()).then().extract().path("cover");
        form(alice).post("/webinars/" + webinar + "/duplicate").then().statusCode(303);

        alice.api().delete("/api/v1/webinars/" + webinar).then().statusCode(204);
        String copy = alice.api().get("/api/v1/webinars").then().extract().path("items[0].id");
        alice.api().get("/api/v1/webinars/" + copy).then().body("cover", equalTo(address));
        given().get(address).then().statusCode(200);

        alice.api().delete("/api/v1/webinars/" + copy).then().statusCode(204);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> given().get(address).statusCode() == 404);
    }

    private io.restassured.response.Response put(Person who, String what, byte[] body) {
        return given().header("Authorization", "Bearer " + who.key())
                .contentType("image/png")
                .body(body)
                .put("/api/v1/webinars/" + webinar + what);
    }

    private static RequestSpecification form(Person who) {
        return Forms.filled()
                .cookie("lectern", who.cookie())
                .header("Accept", "application/json")
                .redirects()
                .follow(false);
    }

    /** Another one each time. */
    private static byte[] png() throws IOException {
        BufferedImage image = new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB);
        Random random = new Random();
        for (int i = 0; i < 200; i++) {
            image.setRGB(random.nextInt(300), random.nextInt(200), random.nextInt());
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }
}
