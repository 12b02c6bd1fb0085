package dev.lectern.webhook;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.lectern.world.Database;
import dev.lectern.world.Forms;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
class WebhookPagesTest {
    @Inject World world;

    @Test
    void a_webhook_is_made_on_the_page_and_its_secret_shown_this_once() {
        Person alice = world.alice();

        filled(alice)
                .formParam("url", "https://hooks.example.org/in")
                .formParam("kind", "occurrence.live")
                .post("/settings/webhooks")
                .then()
                .statusCode(200)
                .body(containsString("whsec_"));

        alice.browser()
                .get(page(alice))
                .then()
                .statusCode(200)
                .body(containsString("occurrence.live"))
                .body(not(containsString("whsec_")));
        alice.browser()
                .get("/settings/webhooks")
                .then()
                .body(containsString("https://hooks.example.org/in"));
    }

    @Test
    void what_cannot_be_an_address_comes_back_with_a_sentence() {
        filled(world.alice())
                .formParam("url", "nowhere")
                .post("/settings/webhooks")
                .then()
                .statusCode(422)
                .body(containsString("value=\"nowhere\""))
                .body(containsString("Give a whole address"));
    }

    @Test
    void its_buttons_test_it_give_it_a_new_secret_change_it_and_take_it_away() {
        Person alice = world.alice();
        filled(alice).formParam("url", "https://a.invalid/in").post("/settings/webhooks");
        String page = page(alice);

        filled(alice).post(page + "/test").then().statusCode(303);
        alice.browser().get(page).then().body(containsString("webhook.test"));
        filled(alice).post(page + "/rotate").then().statusCode(200).body(containsString("whsec_"));
        filled(alice)
                .formParam("url", "https://b.invalid/in")
                .formParam("kind", "webinar.published")
                .post(page)
                .then()
                .statusCode(303);
        alice.browser().get(page).then().body(containsString("https://b.invalid/in"));
        filled(alice).post(page + "/remove").then().statusCode(303);
        alice.browser().get(page).then().statusCode(404);
    }

    @Test
    void others_and_those_who_may_not_see_nothing() {
        Person alice = world.alice();
        filled(alice).formParam("url", "https://a.invalid/in").post("/settings/webhooks");
        String page = page(alice);

        world.mallory().browser().get(page).then().statusCode(404);
        filled(world.mallory()).post(page + "/remove").then().statusCode(404);
        world.host(alice).browser().get("/settings/webhooks").then().statusCode(403);
        io.restassured.RestAssured.given()
                .redirects()
                .follow(false)
                .get("/settings/webhooks")
                .then()
                .statusCode(not(equalTo(200)));
    }

    private static String page(Person alice) {
        return "/settings/webhooks/" + alice.api().get("/api/v1/webhooks").path("items[0].id");
    }

    private static RequestSpecification filled(Person person) {
        return Forms.filled().cookie("lectern", person.cookie()).redirects().follow(false);
    }
}
