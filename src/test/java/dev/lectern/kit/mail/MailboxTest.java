package dev.lectern.kit.mail;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.lectern.kit.web.fault.Refused;
import dev.lectern.world.Database;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
class MailboxTest {
    @Inject Outbox outbox;
    @Inject Pool pool;
    @Inject World world;

    private Person alice;

    @BeforeEach
    void alice_has_a_workspace() {
        alice = world.alice();
    }

    @Test
    void a_message_arrives_in_the_mailbox_with_all_its_parts() {
        Buffer calendar = Buffer.buffer("BEGIN:VCALENDAR");
        Message message =
                message("Your place")
                        .named("Carol", "Alice's webinars")
                        .replyTo("alice@example.org")
                        .unsubscribable()
                        .with(List.of(new Attachment("a.ics", "text/calendar", calendar)));

        UUID id = inTransaction(() -> outbox.send(message));

        awaitMails(1);
        alice.api()
                .get("/api/v1/mailbox/" + id)
                .then()
                .statusCode(200)
                .body("to", equalTo("carol@example.org"))
                .body("subject", equalTo("Your place"))
                .body("text", startsWith("Hello http"))
                .body("html", startsWith("<p>Hello"))
                .body("headers.From", startsWith("\"Alice's webinars\" <no-reply@"))
                .body("headers.To", equalTo("\"Carol\" <carol@example.org>"))
                .body("headers.'Reply-To'", equalTo("alice@example.org"))
                .body("headers.'Message-ID'", startsWith("<" + id + "@"))
                .body("headers.'List-Unsubscribe-Post'", equalTo("List-Unsubscribe=One-Click"))
                .body("attachments[0].name", equalTo("a.ics"))
                .body("attachments[0].type", equalTo("text/calendar"))
                .body(
                        "attachments[0].content",
                        equalTo(Base64.getEncoder().encodeToString(calendar.getBytes())));
    }

    @Test
    void the_list_is_newest_first_in_pages_and_searched() {
        for (String subject : List.of("One", "Two", "Three")) {
            inTransaction(() -> outbox.send(message(subject)));
            awaitMails(List.of("One", "Two", "Three").indexOf(subject) + 1);
        }

        String next =
                alice.api()
                        .get("/api/v1/mailbox?limit=2")
                        .then()
                        .body("items.subject", contains("Three", "Two"))
                        .body("total", equalTo(3))
                        .extract()
                        .path("next");
        alice.api()
                .get("/api/v1/mailbox?limit=2&cursor=" + next)
                .then()
                .body("items.subject", contains("One"))
                .body("next", equalTo(null));
        alice.api().get("/api/v1/mailbox?q=tWo").then().body("items.subject", contains("Two"));
    }

    @Test
    void a_letter_is_written_when_it_is_sent_and_a_moot_one_is_not_sent() {
        JsonObject moot = new JsonObject();
        String key = UUID.randomUUID().toString();

        inTransaction(() -> outbox.post(posting("A letter").once(key)));
        inTransaction(() -> outbox.post(posting("A letter").once(key)));
        inTransaction(
                () ->
                        outbox.post(
                                Posting.of("test-letter", moot)
                                        .concerning("moot:" + key, alice.workspace())));

        awaitMails(1);
        await().until(() -> state("moot:" + key).equals("moot"));
        alice.api().get("/api/v1/mailbox").then().body("items.subject", contains("A letter"));
    }

    @Test
    void a_letter_goes_to_all_that_a_query_chooses_but_never_twice() {
        String query =
                """
                select jsonb_build_object('to', 'p' || n || '@example.org', 'subject', 'Live',
                           'workspace', $1::text) as about,
                       'person:' || n as reference, $1 || ':live:' || n as once_key
                from generate_series(1, $2::int) n
                """;
        Supplier<Uni<Integer>> post =
                () ->
                        pool.withTransaction(
                                connection ->
                                        outbox.postAll(
                                                connection,
                                                new Crowd(
                                                        "test-letter",
                                                        alice.workspace(),
                                                        alice.workspace()),
                                                query,
                                                Tuple.of(alice.workspace().toString(), 50)));

        int first = post.get().await().indefinitely();
        int second = post.get().await().indefinitely();

        assertThat(first).isEqualTo(50);
        assertThat(second).isZero();
        awaitMails(50);
    }

    @Test
    void what_is_withdrawn_before_it_is_due_is_not_sent() {
        Posting later =
                posting("Reminder")
                        .concerning("registration:" + alice.account(), alice.workspace())
                        .at(java.time.Instant.now().plusSeconds(3600));
        inTransaction(() -> outbox.post(later));

        int withdrawn =
                inTransaction(
                        () ->
                                outbox.withdraw(
                                        "registration:" + alice.account(),
                                        List.of("test-letter", "other")));

        assertThat(withdrawn).isEqualTo(1);
        assertThat(state("registration:" + alice.account())).isEqualTo("moot");
    }

    @Test
    void mail_of_another_workspace_is_not_there() {
        UUID id = inTransaction(() -> outbox.send(message("Secret")));
        awaitMails(1);
        Person mallory = world.mallory();

        mallory.api().get("/api/v1/mailbox/" + id).then().statusCode(404);
        mallory.api().get("/api/v1/mailbox").then().body("items", hasSize(0));
    }

    @Test
    void account_mail_is_read_by_the_admins_of_its_owner_only() {
        Message link = Message.to(alice.email(), "Your sign-in link", "Text", "");
        UUID id = inTransaction(() -> outbox.send(link));
        await().untilAsserted(
                        () -> alice.api().get("/api/v1/mailbox/" + id).then().statusCode(200));

        world.mallory().api().get("/api/v1/mailbox/" + id).then().statusCode(404);
        alice.api().get("/api/v1/mailbox").then().body("items.id", hasItem(id.toString()));
        world.mallory()
                .api()
                .get("/api/v1/mailbox")
                .then()
                .body("items.id", not(hasItem(id.toString())));
    }

    @Test
    void members_read_it_in_the_browser_with_the_mails_own_page_locked_in_a_frame() {
        Buffer file = Buffer.buffer("BEGIN:VCALENDAR");
        Message message =
                message("Look <b>here</b>")
                        .with(List.of(new Attachment("a b.ics", "text/calendar", file)));
        UUID id = inTransaction(() -> outbox.send(message));
        awaitMails(1);
        Person henry = world.host(alice);

        henry.browser()
                .get("/mailbox?q=look")
                .then()
                .statusCode(200)
                .body(containsString("Nothing here has left this machine"))
                .body(containsString("Look &lt;b&gt;here&lt;/b&gt;"));
        henry.browser()
                .get("/mailbox/" + id)
                .then()
                .body(containsString("/mailbox/" + id + "/html"))
                .body(containsString("sandbox="));
        henry.browser()
                .get("/mailbox/" + id + "?view=text")
                .then()
                .body(containsString("Hello http"));
        henry.browser()
                .get("/mailbox/" + id + "/html")
                .then()
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .header("Content-Security-Policy", containsString("sandbox"))
                .body(startsWith("<p>Hello"));
        henry.browser()
                .get("/mailbox/" + id + "/files/0")
                .then()
                .header("Content-Disposition", containsString("a%20b.ics"))
                .body(equalTo(file.toString()));
    }

    @Test
    void the_mailbox_page_needs_a_sign_in_and_keeps_workspaces_apart() {
        UUID id = inTransaction(() -> outbox.send(message("Secret")));
        awaitMails(1);

        given().redirects().follow(false).get("/mailbox").then().statusCode(303);
        for (String path : List.of("", "/html", "/files/0")) {
            world.mallory().browser().get("/mailbox/" + id + path).then().statusCode(404);
        }
    }

    @Test
    void the_mailbox_needs_an_admin_and_a_sensible_question() {
        given().get("/api/v1/mailbox").then().statusCode(401);
        world.host(alice).api().get("/api/v1/mailbox").then().statusCode(403);
        alice.api().get("/api/v1/mailbox/nonsense").then().statusCode(404);
    }

    @Test
    void an_address_that_is_none_is_refused_when_it_is_sent() {
        assertThatThrownBy(
                        () ->
                                inTransaction(
                                        () ->
                                                outbox.send(
                                                        Message.to(
                                                                "a@b.c\r\nBcc: d@e.f",
                                                                "S",
                                                                "",
                                                                ""))))
                .isInstanceOf(Refused.class);
    }

    private Message message(String subject) {
        return Message.to(
                        "carol@example.org",
                        subject,
                        "Hello " + Message.UNSUBSCRIBE,
                        "<p>Hello " + Message.UNSUBSCRIBE)
                .about("test", "person:" + alice.account(), alice.workspace());
    }

    private Posting posting(String subject) {
        JsonObject about =
                new JsonObject()
                        .put("to", "carol@example.org")
                        .put("subject", subject)
                        .put("workspace", alice.workspace().toString());
        return Posting.of("test-letter", about).concerning("x:" + subject, alice.workspace());
    }

    private void awaitMails(int count) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () ->
                                alice.api()
                                        .get("/api/v1/mailbox")
                                        .then()
                                        .statusCode(200)
                                        .body("total", equalTo(count)));
    }

    private String state(String reference) {
        return pool.preparedQuery("select state from mail where reference = $1")
                .execute(Tuple.of(reference))
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getString(0);
    }

    private static <T> T inTransaction(Supplier<Uni<T>> what) {
        try {
            return VertxContextSupport.subscribeAndAwait(() -> Panache.withTransaction(what));
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
