package dev.lectern.kit.mail;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookSigningException;
import dev.lectern.world.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From the outbox to a mail server that has its moods. */
@QuarkusTest
@QuarkusTestResource(Database.class)
@QuarkusTestResource(value = MailServer.class, restrictToAnnotatedClass = true)
class SendingTest {
    private static final Pattern LINK =
            Pattern.compile("List-Unsubscribe: <https://lectern.example([^>]+)>");

    @Inject Outbox outbox;
    @Inject Post post;
    @Inject Pool pool;

    private final UUID workspace = UUID.randomUUID();
    private final String carol = "carol-" + UUID.randomUUID() + "@example.org";

    @BeforeEach
    void the_server_behaves() {
        MailServer.server.behave();
        awaitAtMost(70).until(() -> post.delivery().appetite() > 0);
    }

    @Test
    void a_mail_is_sent_and_its_text_is_not_kept() {
        send(message("Hello"));

        await().until(() -> mail("Hello").getString("state").equals("sent"));
        assertThat(mail("Hello").getString("words")).isEqualTo("250 queued");
        assertThat(mail("Hello").getValue("message")).isNull();
        assertThat(mailsTo(carol)).hasSize(1);
    }

    @Test
    void what_the_server_refuses_for_good_is_failed_with_its_words_and_not_tried_again() {
        MailServer.server.at("RCPT", "550 5.1.1 no such user");

        send(message("Refused"));

        await().until(() -> mail("Refused").getString("state").equals("failed"));
        assertThat(mail("Refused").getString("words")).isEqualTo("550 5.1.1 no such user");
        await().until(() -> waiting() == 0);
        assertThat(MailServer.server.asked("RCPT", carol)).isEqualTo(1);
    }

    @Test
    void what_no_server_would_take_is_failed_with_the_reason_and_not_tried_again() {
        String nobody = "\u00fc-" + carol;

        send(Message.to(nobody, "Umlaut", "Text", "<p>HTML</p>").about("test", "x", workspace));

        await().until(() -> mail("Umlaut").getString("state").equals("failed"));
        assertThat(mail("Umlaut").getString("words")).startsWith("Letters beyond ASCII");
        await().until(() -> waiting() == 0);
        assertThat(MailServer.server.asked("RCPT", nobody)).isZero();
    }

    @Test
    void what_the_server_refuses_for_now_goes_again() {
        MailServer.server.at("RCPT", "451 greylisted");

        send(message("Greylisted"));
        await().until(() -> "451 greylisted".equals(mail("Greylisted").getString("words")));
        MailServer.server.behave();

        await().until(() -> mail("Greylisted").getString("state").equals("sent"));
    }

    @Test
    void a_line_that_breaks_after_the_text_brings_it_again_with_the_same_id() {
        MailServer.server.hangUpAt("END");

        send(message("Broken"));
        await().until(() -> mailsTo(carol).size() == 1);
        MailServer.server.behave();

        await().until(() -> mail("Broken").getString("state").equals("sent"));
        assertThat(mailsTo(carol)).hasSize(2);
        assertThat(mailsTo(carol).stream().map(SendingTest::messageId).distinct()).hasSize(1);
    }

    @Test
    void a_server_that_is_down_for_a_while_loses_and_doubles_nothing() throws IOException {
        int port = MailServer.server.port();
        MailServer.server.close();
        for (int i = 0; i < 10; i++) {
            send(Message.to(i + carol, "Down", "Text", "").about("test", "x", workspace));
        }
        await().until(post::serverAway);

        MailServer.server = new HostileSmtpServer(port);

        awaitAtMost(30).until(() -> MailServer.server.received() >= 10);
        await().until(() -> waiting() == 0);
        assertThat(MailServer.server.copies().stream().map(SendingTest::messageId).distinct())
                .hasSize(10);
        assertThat(attempts()).as("nothing is parked or counted").isZero();
    }

    @Test
    void one_address_gets_no_more_than_its_limit_within_an_hour() {
        for (int i = 0; i < 4; i++) {
            String subject = "Limit " + i;
            send(message(subject));
            if (i < 3) {
                await().until(() -> mail(subject).getString("state").equals("sent"));
            }
        }

        await().until(() -> waiting() == 1 && lastError() != null);
        assertThat(lastError()).contains("as many mails as it may");
        assertThat(mailsTo(carol)).hasSize(3);
    }

    @Test
    void what_comes_at_once_keeps_the_limit_too() {
        for (int i = 0; i < 8; i++) {
            send(message("At once " + i));
        }

        await().until(() -> mailsTo(carol).size() == 3);
        await().during(Duration.ofSeconds(2)).until(() -> mailsTo(carol).size() == 3);
        assertThat(waiting()).isEqualTo(5);
    }

    @Test
    void who_waits_for_a_link_to_sign_in_gets_it_all_the_same() {
        for (int i = 0; i < 3; i++) {
            send(message("Limit " + i));
        }
        await().until(() -> mailsTo(carol).size() == 3);

        send(Message.to(carol, "Your link", "Text", "").about("test", "x", null));

        await().until(() -> mailsTo(carol).size() == 4);
    }

    @Test
    void one_click_ends_what_may_be_ended_and_nothing_else() {
        send(message("News").unsubscribable());
        await().until(() -> mailsTo(carol).size() == 1);
        Matcher link = LINK.matcher(mailsTo(carol).get(0));
        assertThat(link.find()).isTrue();

        given().formParam("List-Unsubscribe", "One-Click")
                .post(link.group(1))
                .then()
                .statusCode(200);
        send(message("More news").unsubscribable());
        send(message("Your ticket"));

        await().until(() -> mail("More news").getString("state").equals("suppressed"));
        await().until(() -> mail("Your ticket").getString("state").equals("sent"));
    }

    @Test
    void a_late_bounce_is_shown_and_ends_what_may_be_ended() {
        send(message("Comes back"));
        await().until(() -> mail("Comes back").getString("state").equals("sent"));
        String id = mail("Comes back").getUUID("id").toString();

        hook(MailServer.HOOK_SECRET, bounce(id)).then().statusCode(204);
        send(message("Afterwards").unsubscribable());

        assertThat(mail("Comes back").getString("state")).isEqualTo("bounced");
        assertThat(mail("Comes back").getString("words")).isEqualTo("550 gone");
        await().until(() -> mail("Afterwards").getString("state").equals("suppressed"));
    }

    @Test
    void a_bounce_without_our_signature_or_sense_is_refused() {
        String id = UUID.randomUUID().toString();

        hook("c29tZWJvZHkgZWxzZSdzIHNlY3JldA==", bounce(id)).then().statusCode(403);
        hook(MailServer.HOOK_SECRET, "{\"type\":\"bounce\"}").then().statusCode(422);
        hook(MailServer.HOOK_SECRET, "nonsense").then().statusCode(422);
    }

    private static String bounce(String id) {
        return """
                {"type":"bounce","messageId":"<%s@lectern.example>","permanent":true,"words":"550 gone"}
                """
                .formatted(id)
                .strip();
    }

    private static Response hook(String secret, String body) {
        try {
            long now = Instant.now().getEpochSecond();
            return given().contentType("application/json")
                    .header("webhook-id", "msg_1")
                    .header("webhook-timestamp", now)
                    .header("webhook-signature", new Webhook(secret).sign("msg_1", now, body))
                    .body(body)
                    .post("/hooks/mail");
        } catch (WebhookSigningException e) {
            throw new IllegalStateException(e);
        }
    }

    private Message message(String subject) {
        return Message.to(carol, subject, "Text", "<p>HTML</p>").about("test", "x", workspace);
    }

    private void send(Message message) {
        outbox.send(pool, List.of(message)).await().indefinitely();
    }

    private List<String> mailsTo(String address) {
        return MailServer.server.copies().stream().filter(mail -> mail.contains(address)).toList();
    }

    private static String messageId(String mail) {
        return mail.lines()
                .filter(line -> line.startsWith("Message-ID:"))
                .findFirst()
                .orElseThrow();
    }

    private Row mail(String subject) {
        return one("select * from mail where workspace_id = $1 and subject = '" + subject + "'");
    }

    private long waiting() {
        return one("select count(*) from work where workspace_id = $1").getLong(0);
    }

    private int attempts() {
        return one("select coalesce(max(attempts), 0) from work where workspace_id = $1")
                .getInteger(0);
    }

    private String lastError() {
        return one("select max(last_error) from work where workspace_id = $1").getString(0);
    }

    private Row one(String sql) {
        return pool.preparedQuery(sql)
                .execute(Tuple.of(workspace))
                .await()
                .indefinitely()
                .iterator()
                .next();
    }

    private static ConditionFactory await() {
        return awaitAtMost(15);
    }

    private static ConditionFactory awaitAtMost(int seconds) {
        return Awaitility.await().atMost(Duration.ofSeconds(seconds));
    }
}
