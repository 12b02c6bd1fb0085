package dev.lectern.kit.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lectern.world.Database;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A webinar's checklist says of mail what is known. */
@QuarkusTest
@QuarkusTestResource(Database.class)
@QuarkusTestResource(value = MailServer.class, restrictToAnnotatedClass = true)
class KnownMailTest {
    @Inject World world;
    @Inject Clock clock;
    @Inject Pool pool;

    @AfterEach
    void the_server_behaves() {
        MailServer.server.behave();
    }

    @Test
    void before_any_mail_left_it_says_so_and_leads_to_a_test() {
        Person alice = world.alice();
        String id = webinar(alice);

        String page = page(alice, id);

        assertThat(page)
                .contains("No mail has left yet", "/webinars/" + id + "/mail/confirmation")
                .doesNotContain("The last mail left");
    }

    @Test
    void after_a_test_mail_it_says_when_the_last_one_left() {
        Person alice = world.alice();
        String id = webinar(alice);

        sendMyself(alice, id);

        await().atMost(Duration.ofSeconds(30))
                .until(() -> page(alice, id).contains("The last mail left "));
        assertThat(page(alice, id)).doesNotContain("No mail has left yet");
    }

    @Test
    void what_another_workspace_sent_says_nothing_about_ours() {
        Person alice = world.alice();
        Person mallory = world.mallory();
        String theirs = webinar(mallory);
        sendMyself(mallory, theirs);

        await().atMost(Duration.ofSeconds(30))
                .until(() -> page(mallory, theirs).contains("The last mail left "));

        assertThat(page(alice, webinar(alice))).contains("No mail has left yet");
    }

    @Test
    void a_server_that_does_not_take_our_mail_is_no_tick() {
        MailServer.server.at("MAIL", "550 5.7.1 sender not allowed");
        Person alice = world.alice();
        String id = webinar(alice);

        sendMyself(alice, id);

        await().atMost(Duration.ofSeconds(30)).until(() -> words(alice) != null);
        assertThat(page(alice, id)).contains("did not take the latest mail", "/settings/work");
    }

    private String words(Person of) {
        return pool.preparedQuery("select max(words) from mail where workspace_id = $1")
                .executeAndAwait(Tuple.of(of.workspace()))
                .iterator()
                .next()
                .getString(0);
    }

    private static void sendMyself(Person alice, String id) {
        alice.form().post("/webinars/" + id + "/sample-mail").then().statusCode(303);
    }

    private static String page(Person alice, String id) {
        return alice.browser().get("/webinars/" + id).then().statusCode(200).extract().asString();
    }

    private String webinar(Person alice) {
        return alice.publishes(
                new JsonObject()
                        .put("title", "By mail")
                        .put("startsAt", clock.instant().plus(Duration.ofDays(1)).toString())
                        .put("durationMinutes", 60));
    }
}
