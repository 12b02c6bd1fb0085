package dev.lectern.kit.mail;

import dev.lectern.kit.web.fault.Refused;
import dev.lectern.kit.web.fault.Sentence;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What may stand in a header. A line break in a value would begin a new header, or end them all
 * (CVE-2026-102471 is that, in a mail library): in words a break becomes a space, an address or a
 * link with one is refused.
 */
final class HeaderText {
    /** C0 and C1 controls, and the separators that some mail servers take for line breaks. */
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\u2028\\u2029]+");

    private static final Pattern INVISIBLE = Pattern.compile("[\\u202A-\\u202E\\u2066-\\u2069]");
    private static final Pattern ADDRESS =
            Pattern.compile(
                    "[^\\s\\p{Cc}<>()\\[\\]\\\\,;:\"@]{1,64}@[^\\s\\p{Cc}<>()\\\\,;\"@]{1,253}");
    private static final int LONGEST = 900;

    private HeaderText() {}

    /** Words fit for one header line. */
    static String words(String text) {
        String line = CONTROL.matcher(text).replaceAll(" ");
        String plain = INVISIBLE.matcher(line).replaceAll("").strip();
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST);
    }

    static @Nullable String wordsOrNothing(@Nullable String text) {
        return text == null || text.isBlank() ? null : words(text);
    }

    static String address(String text) {
        String address = text.strip();
        if (text.length() > 320 || !ADDRESS.matcher(address).matches()) {
            throw new Refused(
                    "email",
                    Sentence.of(
                            "This is no email address: check it for spaces and signs.",
                            "Das ist keine E-Mail-Adresse: Prüfen Sie sie auf Leer- und"
                                    + " Sonderzeichen."));
        }
        return address;
    }

    private static String link(String text) {
        if (CONTROL.matcher(text).find() || text.contains(">") || text.contains(" ")) {
            throw new Refused(
                    "unsubscribe",
                    Sentence.of(
                            "This is no address of a page.", "Das ist keine Adresse einer Seite."));
        }
        return text;
    }

    /** The message with nothing in it that could end a header line. */
    static Message clean(Message message) {
        String replyTo = message.replyTo();
        String unsubscribe = message.unsubscribe();
        List<Attachment> attachments =
                message.attachments().stream().map(HeaderText::cleanAttachment).toList();
        return new Message(
                address(message.to()),
                wordsOrNothing(message.toName()),
                wordsOrNothing(message.fromName()),
                replyTo == null ? null : address(replyTo),
                words(message.subject()),
                message.text(),
                message.html(),
                attachments,
                message.kind(),
                message.about(),
                unsubscribe == null ? null : link(unsubscribe),
                message.workspace(),
                message.readBy());
    }

    private static Attachment cleanAttachment(Attachment one) {
        String name = words(one.name()).replace('"', '\'').replace('\\', '-').replace('/', '-');
        return new Attachment(name, words(one.type()), one.content());
    }
}
