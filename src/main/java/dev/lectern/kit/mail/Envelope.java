package dev.lectern.kit.mail;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message dressed for its journey: cleaned, with its sender, and with headers that are the same
 * on every attempt.
 *
 * @param unsubscribe where one click ends mails of this sort; absent for what must always arrive
 */
record Envelope(
        UUID id, Message message, Sender sender, @Nullable String unsubscribe, Instant now) {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH);

    /** Who sends, and in whose name ids are given out. */
    record Sender(String address, @Nullable String name, String host) {}

    /** Same id, same Message-ID: a receiver can drop what comes twice. */
    String messageId() {
        return "<" + id + "@" + sender.host() + ">";
    }

    @Nullable String senderName() {
        return message.fromName() == null ? sender.name() : message.fromName();
    }

    String date() {
        return DATE.format(now.atOffset(ZoneOffset.UTC));
    }

    /** Headers beside those that say from whom, to whom, about what and when. */
    Map<String, String> extraHeaders() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Message-ID", messageId());
        if (message.replyTo() != null) {
            headers.put("Reply-To", MimeText.address(message.replyTo()));
        }
        if (unsubscribe != null) {
            headers.put("List-Unsubscribe", "<" + unsubscribe + ">");
            headers.put("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        headers.put("Auto-Submitted", "auto-generated");
        return headers;
    }

    /** All headers, as the mailbox shows them: in plain words. */
    Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("From", readable(senderName(), sender.address()));
        headers.put("To", readable(message.toName(), message.to()));
        headers.put("Subject", message.subject());
        headers.put("Date", date());
        headers.putAll(extraHeaders());
        return headers;
    }

    private static String readable(@Nullable String name, String address) {
        return name == null ? address : '"' + name + "\" <" + address + '>';
    }
}
