package dev.lectern.kit.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import jakarta.mail.BodyPart;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What we write is what a mail library of somebody else reads. */
class MimeMailTest {
    private static final String UMLAUTS =
            "Schöne Grüße aus Köln — ein sehr langer Betreff, der über mehrere Zeilen geht 🎤 und weiter";

    @Test
    void all_parts_come_out_as_they_went_in() throws Exception {
        String text = UMLAUTS + " \n.\n..two dots\n" + "x".repeat(2000) + "\ntrailing space \nEnd=";
        byte[] file = new byte[10_000];
        new java.util.Random(1).nextBytes(file);
        Message message =
                Message.to("carol@example.org", UMLAUTS, text, "<p>" + UMLAUTS + "</p>")
                        .named("Zoë \"Z\" Müller", "Alice, Inc. <x>")
                        .with(
                                List.of(
                                        new Attachment(
                                                "Übersicht.ics",
                                                "text/calendar",
                                                Buffer.buffer(file))));

        String mail = mail(message);
        MimeMessage read = read(mail);

        assertThat(mail.lines()).allMatch(line -> line.length() <= 998 && MimeText.isAscii(line));
        assertThat(read.getSubject()).isEqualTo(UMLAUTS);
        assertThat(((InternetAddress) read.getFrom()[0]).getPersonal())
                .isEqualTo("Alice, Inc. <x>");
        InternetAddress to = (InternetAddress) read.getAllRecipients()[0];
        assertThat(to.getPersonal()).isEqualTo("Zoë \"Z\" Müller");
        assertThat(to.getAddress()).isEqualTo("carol@example.org");
        MimeMultipart mixed = (MimeMultipart) read.getContent();
        MimeMultipart both = (MimeMultipart) mixed.getBodyPart(0).getContent();
        assertThat(lines(both.getBodyPart(0))).isEqualTo(text);
        assertThat(lines(both.getBodyPart(1))).isEqualTo("<p>" + UMLAUTS + "</p>");
        assertThat(mixed.getBodyPart(1).getFileName()).contains("bersicht.ics");
        assertThat(mixed.getBodyPart(1).getInputStream().readAllBytes()).isEqualTo(file);
    }

    @Test
    void a_domain_beyond_ascii_is_spelled_as_servers_take_it() throws Exception {
        String mail = mail(Message.to("dan@bücher.example", "Hello", "One", ""));

        assertThat(mail).contains("To: dan@xn--bcher-kva.example");
        assertThat(mail.lines()).allMatch(MimeText::isAscii);
    }

    @Test
    void a_plain_mail_is_readable_as_it_is() throws Exception {
        String mail = mail(Message.to("carol@example.org", "Hello", "One\nTwo", ""));

        assertThat(mail).contains("\r\nSubject: Hello\r\n").contains("\r\n\r\nOne\r\nTwo\r\n");
        assertThat(read(mail).getContentType()).isEqualTo("text/plain; charset=UTF-8");
    }

    private static String lines(BodyPart part) throws Exception {
        return part.getContent().toString().replace("\r\n", "\n");
    }

    private static String mail(Message message) {
        Envelope.Sender sender = new Envelope.Sender("a@example.org", "Lectern", "example.org");
        return MimeMail.of(
                new Envelope(
                        UUID.randomUUID(), HeaderText.clean(message), sender, null, Instant.EPOCH));
    }

    private static MimeMessage read(String mail) throws Exception {
        Properties properties = new Properties();
        properties.put("mail.mime.decodefilename", "true");
        return new MimeMessage(
                Session.getInstance(properties),
                new ByteArrayInputStream(mail.getBytes(StandardCharsets.US_ASCII)));
    }
}
