package dev.lectern.kit.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetupTest;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A mail server of somebody else, which asks who we are. */
class GreenMailTest {
    @RegisterExtension
    static final GreenMailExtension SERVER =
            new GreenMailExtension(ServerSetupTest.SMTP.dynamicPort())
                    .withConfiguration(
                            GreenMailConfiguration.aConfig()
                                    .withUser("lectern@example.org", "lectern", "p@ss:word"));

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void mails_arrive_after_a_sign_in_and_one_line_carries_many() throws Exception {
        SmtpDelivery delivery = delivery("lectern:p%40ss%3Aword");

        for (int i = 0; i < 10; i++) {
            String words = deliver(delivery, "Mail " + i);
            assertThat(words).startsWith("250 ");
        }

        assertThat(SERVER.getReceivedMessages()).hasSize(10);
        assertThat(SERVER.getReceivedMessages()[9].getSubject()).isEqualTo("Mail 9");
        assertThat(GreenMailUtil.getBody(SERVER.getReceivedMessages()[0])).contains("Text");
    }

    @Test
    void a_wrong_password_loses_no_mail() {
        SmtpDelivery delivery = delivery("lectern:wrong");

        assertThatThrownBy(() -> deliver(delivery, "Mail"))
                .isInstanceOfSatisfying(
                        Undelivered.class,
                        failure ->
                                assertThat(failure.why()).isEqualTo(Undelivered.Cause.SERVER_AWAY));
    }

    private SmtpDelivery delivery(String login) {
        String url = "smtp://" + login + "@127.0.0.1:" + SERVER.getSmtp().getPort();
        return new SmtpDelivery(
                vertx, SmtpAddress.parse(url), 2, "lectern.example", Clock.systemUTC());
    }

    private static String deliver(SmtpDelivery delivery, String subject) {
        Message message = Message.to("carol@example.org", subject, "Text", "<p>HTML</p>");
        Envelope.Sender sender =
                new Envelope.Sender("no-reply@lectern.example", null, "lectern.example");
        return delivery.deliver(
                        new Envelope(UUID.randomUUID(), message, sender, null, Instant.now()))
                .await()
                .atMost(Duration.ofSeconds(30));
    }
}
