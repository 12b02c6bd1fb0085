package dev.lectern.kit.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.lectern.kit.limit.ClientAddress;
import dev.lectern.kit.mail.Undelivered.Cause;
import dev.lectern.kit.web.fault.Refused;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpDeliveryTest {
    private static final Envelope.Sender SENDER =
            new Envelope.Sender("no-reply@lectern.example", "Lectern", "lectern.example");

    private final Vertx vertx = Vertx.vertx();
    private HostileSmtpServer server;
    private SmtpDelivery delivery;

    @BeforeEach
    void start() throws IOException {
        server = new HostileSmtpServer();
        delivery = delivery(server.port());
    }

    @AfterEach
    void stop() throws IOException {
        delivery.close();
        server.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void a_mail_arrives_with_the_headers_that_are_its_own() {
        UUID id = UUID.randomUUID();
        Message message =
                Message.to("carol@example.org", "Grüße", "Hello", "<p>Hello</p>")
                        .named("Carol \"C\" Doe", "Alice, Inc.")
                        .replyTo("alice@example.org");

        deliver(new Envelope(id, message, SENDER, "https://l.example/u/1", Instant.now()));

        String mail = server.mails.get(0);
        assertThat(mail)
                .containsOnlyOnce("Message-ID: <" + id + "@lectern.example>")
                .containsOnlyOnce("Reply-To: alice@example.org")
                .containsOnlyOnce("List-Unsubscribe: <https://l.example/u/1>")
                .containsOnlyOnce("List-Unsubscribe-Post: List-Unsubscribe=One-Click")
                .contains("\"Alice, Inc.\" <no-reply@lectern.example>")
                .contains("To: \"Carol \\\"C\\\" Doe\" <carol@example.org>")
                .contains("multipart/alternative");
        assertThat(server.commands).anyMatch(c -> c.startsWith("MAIL FROM:<no-reply@lectern."));
    }

    @ParameterizedTest
    @CsvSource({
        "GREETING, 421 closing, SERVER_AWAY",
        "GREETING, 554 no service, SERVER_AWAY",
        "EHLO, 421 closing, SERVER_AWAY",
        "MAIL, 421 closing, LATER",
        "MAIL, 451 later, LATER",
        "MAIL, 550 who are you, LATER",
        "RCPT, 421 closing, LATER",
        "RCPT, 451 greylisted, LATER",
        "RCPT, 452 mailbox full, LATER",
        "RCPT, 550 no such user, REFUSED",
        "DATA, 421 closing, LATER",
        "DATA, 451 later, LATER",
        "DATA, 550 never, REFUSED",
        "END, 421 closing, LATER",
        "END, 451 later, LATER",
        "END, 550 spam, REFUSED",
        "END, 552 too large, REFUSED"
    })
    void what_the_server_says_decides_what_happens_next(String step, String reply, Cause cause) {
        server.at(step, reply);

        Undelivered failure = failure();

        assertThat(failure.why()).isEqualTo(cause);
        assertThat(failure).hasMessageContaining(reply.split(" ", 2)[1]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GREETING", "EHLO", "MAIL", "RCPT", "DATA", "END"})
    void a_line_that_breaks_is_never_the_mails_end(String step) {
        server.hangUpAt(step);

        assertThat(failure().why()).isNotEqualTo(Cause.REFUSED);

        server.behave();
        waitForTheGate();
        deliver(envelope("Again"));
        assertThat(server.mails).last().asString().contains("Subject: Again");
    }

    @Test
    void one_mail_that_the_server_hangs_up_on_keeps_no_other_waiting() {
        server.at("RCPT", "421 too many for this one");

        assertThat(failure().why()).isEqualTo(Cause.LATER);

        assertThat(delivery.serverAway()).isFalse();
        assertThat(delivery.appetite()).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void a_line_that_the_server_had_enough_of_is_replaced_at_once() {
        deliver(envelope("First"));
        server.once("MAIL", "421 enough on this line");

        deliver(envelope("Second"));

        assertThat(server.mails).last().asString().contains("Subject: Second");
    }

    @Test
    void while_the_server_is_away_nobody_knocks_but_one() throws IOException {
        int port = server.port();
        server.close();

        assertThat(failure().why()).isEqualTo(Cause.SERVER_AWAY);
        assertThat(delivery.appetite()).isZero();
        assertThat(delivery.serverAway()).isTrue();

        waitForTheGate();
        assertThat(delivery.appetite()).isEqualTo(1);
        server = new HostileSmtpServer(port);
        deliver(envelope("Back"));
        assertThat(delivery.appetite()).isEqualTo(Integer.MAX_VALUE);
        assertThat(delivery.serverAway()).isFalse();
    }

    /** CVE-2026-102471: the library writes line breaks in header values as they are. */
    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\n", "\r", "\u0000", "\u0085", "\u2028", "\u000b", "\r\n "})
    void no_value_begins_a_header_of_its_own(String cut) {
        String evil = "A" + cut + "Bcc: mallory@example.org" + cut + cut + "body";
        Message dirty =
                Message.to("carol@example.org", evil, "Text", "")
                        .named(evil, evil)
                        .with(
                                List.of(
                                        new Attachment(
                                                evil + ".ics",
                                                "text/calendar" + cut + "X-Evil: 1",
                                                Buffer.buffer("x"))));

        deliver(envelope(HeaderText.clean(dirty)));

        String[] headers = server.mails.get(0).split("\n\n")[0].split("\n");
        assertThat(headers)
                .noneMatch(line -> line.startsWith("Bcc:"))
                .noneMatch(line -> line.startsWith("body"));
        assertThat(server.mails.get(0).lines()).noneMatch(line -> line.startsWith("X-Evil:"));
        assertThat(server.commands).filteredOn(c -> c.startsWith("RCPT")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@b.c\r\nRCPT TO:<mallory@example.org>",
                "a@b.c\nBcc: m@example.org",
                "<a@b.c>",
                "a@b.c, d@e.f",
                "a b@c.d",
                "a@b@c.d",
                "@c.d",
                "a@",
                "nobody"
            })
    void an_address_that_is_more_or_less_than_one_is_refused(String address) {
        Message message = Message.to(address, "S", "T", "");

        assertThatThrownBy(() -> HeaderText.clean(message)).isInstanceOf(Refused.class);
        assertThatThrownBy(
                        () -> HeaderText.clean(Message.to("a@b.c", "S", "T", "").replyTo(address)))
                .isInstanceOf(Refused.class);
    }

    @Test
    void a_link_to_unsubscribe_ends_no_header() {
        Message message =
                Message.to("a@b.c", "S", "T", "").unsubscribe("https://x/>\r\nBcc: m@example.org");

        assertThatThrownBy(() -> HeaderText.clean(message)).isInstanceOf(Refused.class);
    }

    private void waitForTheGate() {
        await().atMost(Duration.ofSeconds(30)).until(() -> delivery.appetite() > 0);
    }

    private Undelivered failure() {
        try {
            deliver(envelope("Subject"));
        } catch (Undelivered failure) {
            return failure;
        }
        throw new AssertionError("The mail went through");
    }

    @Test
    void a_server_that_takes_its_time_with_a_mail_is_waited_for() {
        server.at("END", "250 queued").slowAt("END", Duration.ofSeconds(2));
        delivery = impatient(Duration.ofSeconds(1), Duration.ofSeconds(8));

        String words = deliver(envelope("Scanned"));

        assertThat(words).contains("queued");
        assertThat(server.copies()).hasSize(1);
    }

    @Test
    void a_server_that_falls_silent_is_hung_up_on() {
        server.slowAt("RCPT", Duration.ofSeconds(30));
        delivery = impatient(Duration.ofMillis(300), Duration.ofSeconds(8));

        assertThatThrownBy(() -> deliver(envelope("Silence")))
                .isInstanceOfSatisfying(
                        Undelivered.class,
                        failure -> assertThat(failure.why()).isEqualTo(Cause.LATER));
    }

    private SmtpDelivery impatient(Duration anyReply, Duration afterText) {
        SmtpAddress address = SmtpAddress.parse("smtp://127.0.0.1:" + server.port());
        var patience = new SmtpLine.Patience(anyReply, afterText);
        return new SmtpDelivery(
                vertx, address, 2, "lectern.example", Clock.systemUTC(), null, patience);
    }

    @Test
    void a_password_is_said_in_clear_on_this_machine_only() {
        assertThat(ClientAddress.isLoopback("0:0:0:0:0:0:0:1")).isTrue();
        assertThat(ClientAddress.isLoopback("127.3.2.1")).isTrue();
        assertThat(ClientAddress.isLoopback("192.0.2.1")).isFalse();
    }

    private String deliver(Envelope envelope) {
        return delivery.deliver(envelope).await().atMost(Duration.ofSeconds(30));
    }

    private Envelope envelope(String subject) {
        return envelope(Message.to("carol@example.org", subject, "Text", ""));
    }

    private static Envelope envelope(Message message) {
        return new Envelope(UUID.randomUUID(), message, SENDER, null, Instant.now());
    }

    private SmtpDelivery delivery(int port) {
        SmtpAddress address = SmtpAddress.parse("smtp://127.0.0.1:" + port);
        return new SmtpDelivery(vertx, address, 2, "lectern.example", Clock.systemUTC());
    }
}
