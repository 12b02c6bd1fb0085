package dev.lectern.kit.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetupTest;
import io.vertx.core.Vertx;
import io.vertx.core.net.SelfSignedCertificate;
import io.vertx.core.net.TrustOptions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How a mail server proves who it is, and what is never said to one that cannot. */
class TlsTest {
    private static final String LOGIN = "lectern:secret@";

    @RegisterExtension
    static final GreenMailExtension SERVER =
            new GreenMailExtension(ServerSetupTest.SMTP.dynamicPort())
                    .withConfiguration(
                            GreenMailConfiguration.aConfig()
                                    .withUser("lectern@example.org", "lectern", "secret"));

    private final Vertx vertx = Vertx.vertx();
    private final SelfSignedCertificate localhost = SelfSignedCertificate.create("localhost");

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void smtps_carries_mail_to_a_server_that_proves_its_name() {
        String url = "smtps://" + LOGIN + "localhost:" + always(localhost).port();

        deliver(url, localhost.trustOptions());

        assertThat(SERVER.getReceivedMessages()).hasSize(1);
    }

    @Test
    void starttls_is_taken_up_before_the_password_is_said() {
        String url = "smtp://" + LOGIN + "localhost:" + whenAsked(localhost).port();

        deliver(url, localhost.trustOptions());

        assertThat(SERVER.getReceivedMessages()).hasSize(1);
    }

    @Test
    void a_certificate_that_nobody_vouches_for_gets_neither_password_nor_mail() {
        refused("smtps://" + LOGIN + "localhost:" + always(localhost).port(), null);
        refused("smtps://localhost:" + always(localhost).port(), null);
        refused("smtp://" + LOGIN + "localhost:" + whenAsked(localhost).port(), null);
    }

    @Test
    void a_certificate_of_another_name_gets_neither_password_nor_mail() {
        SelfSignedCertificate other = SelfSignedCertificate.create("mail.example.org");

        refused("smtps://" + LOGIN + "localhost:" + always(other).port(), other.trustOptions());
        refused("smtp://" + LOGIN + "localhost:" + whenAsked(other).port(), other.trustOptions());
    }

    @Test
    void without_a_password_any_encryption_is_better_than_none() {
        deliver("smtp://localhost:" + whenAsked(localhost).port(), null);

        assertThat(SERVER.getReceivedMessages()).hasSize(1);
    }

    private TlsFront always(SelfSignedCertificate proof) {
        return TlsFront.always(vertx, proof, SERVER.getSmtp().getPort());
    }

    private TlsFront whenAsked(SelfSignedCertificate proof) {
        return TlsFront.whenAsked(vertx, proof, SERVER.getSmtp().getPort());
    }

    private void refused(String url, @Nullable TrustOptions trusted) {
        assertThatThrownBy(() -> deliver(url, trusted))
                .isInstanceOfSatisfying(
                        Undelivered.class,
                        failure ->
                                assertThat(failure.why()).isEqualTo(Undelivered.Cause.SERVER_AWAY));
        assertThat(SERVER.getReceivedMessages()).isEmpty();
    }

    private void deliver(String url, @Nullable TrustOptions trusted) {
        Clock clock = Clock.systemUTC();
        SmtpAddress address = SmtpAddress.parse(url);
        SmtpDelivery delivery =
                new SmtpDelivery(
                        vertx,
                        address,
                        1,
                        "lectern.example",
                        clock,
                        trusted,
                        SmtpLine.Patience.USUAL);
        Message message = Message.to("carol@example.org", "Hello", "Text", "<p>HTML</p>");
        Envelope.Sender sender =
                new Envelope.Sender("no-reply@lectern.example", null, "lectern.example");
        Envelope envelope = new Envelope(UUID.randomUUID(), message, sender, null, Instant.now());
        delivery.deliver(envelope).await().atMost(Duration.ofSeconds(30));
    }
}
