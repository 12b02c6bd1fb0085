package dev.lectern.account;

import dev.lectern.kit.mail.Message;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;

/**
 * A short mail with one thing to do: a sentence, a link, and a line for who did not expect it.
 *
 * @param heading who or what it is about, above the sentence
 */
public record PlainMail(
        String to,
        String subject,
        String heading,
        String sentence,
        String button,
        String link,
        String foot) {

    @CheckedTemplate(basePath = "mail")
    static class Templates {
        static native TemplateInstance plain(PlainMail mail);
    }

    public Uni<Message> write() {
        return Templates.plain(this).createUni().map(html -> Message.to(to, subject, text(), html));
    }

    private String text() {
        return sentence + "\n\n" + link + "\n\n" + foot + "\n";
    }
}
