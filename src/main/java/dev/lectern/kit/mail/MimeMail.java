package dev.lectern.kit.mail;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A mail as it travels (RFC 5322, RFC 2045): headers, text and HTML as alternatives, attachments
 * beside them. The same envelope gives the same bytes.
 */
final class MimeMail {
    private static final String BREAK = "\r\n";

    private final Envelope envelope;
    private final StringBuilder mail = new StringBuilder(4096);

    private MimeMail(Envelope envelope) {
        this.envelope = envelope;
    }

    static String of(Envelope envelope) {
        return new MimeMail(envelope).write();
    }

    private String write() {
        Message message = envelope.message();
        header("From", MimeText.mailbox(envelope.senderName(), envelope.sender().address()));
        header("To", MimeText.mailbox(message.toName(), MimeText.address(message.to())));
        header("Subject", MimeText.words(message.subject()));
        header("Date", envelope.date());
        envelope.extraHeaders().forEach(this::header);
        header("MIME-Version", "1.0");
        if (message.attachments().isEmpty()) {
            alternatives(message);
        } else {
            mixed(message);
        }
        return mail.append(BREAK).toString();
    }

    private void mixed(Message message) {
        String boundary = "mixed-" + envelope.id();
        header("Content-Type", "multipart/mixed; boundary=\"" + boundary + '"');
        begin(boundary);
        alternatives(message);
        for (Attachment one : message.attachments()) {
            begin(boundary);
            attachment(one);
        }
        end(boundary);
    }

    private void alternatives(Message message) {
        if (message.html().isBlank()) {
            text("plain", message.text());
            return;
        }
        String boundary = "alternative-" + envelope.id();
        header("Content-Type", "multipart/alternative; boundary=\"" + boundary + '"');
        begin(boundary);
        text("plain", message.text());
        begin(boundary);
        text("html", message.html());
        end(boundary);
    }

    private void text(String subtype, String text) {
        header("Content-Type", "text/" + subtype + "; charset=UTF-8");
        boolean plain = MimeText.isPlain(text);
        header("Content-Transfer-Encoding", plain ? "7bit" : "quoted-printable");
        mail.append(BREAK).append(plain ? MimeText.lines(text) : MimeText.quotedPrintable(text));
    }

    private void attachment(Attachment one) {
        header(
                "Content-Type",
                MimeText.isAscii(one.type()) ? one.type() : "application/octet-stream");
        header("Content-Transfer-Encoding", "base64");
        header("Content-Disposition", "attachment; " + fileName(one.name()));
        mail.append(BREAK).append(Base64.getMimeEncoder().encodeToString(one.content().getBytes()));
    }

    /** RFC 2231 where the name is not ASCII. */
    private static String fileName(String name) {
        if (MimeText.isAscii(name)) {
            return "filename=\"" + name + '"';
        }
        StringBuilder encoded = new StringBuilder("filename*=UTF-8''");
        for (byte octet : name.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = Character.isLetterOrDigit(octet) && octet > 0 || octet == '.';
            encoded.append(plain ? String.valueOf((char) octet) : "%%%02X".formatted(octet));
        }
        return encoded.toString();
    }

    private void header(String name, String value) {
        mail.append(name).append(": ").append(value).append(BREAK);
    }

    private void begin(String boundary) {
        mail.append(BREAK).append("--").append(boundary).append(BREAK);
    }

    private void end(String boundary) {
        mail.append(BREAK).append("--").append(boundary).append("--");
    }
}
