package dev.lectern.reminder;

import dev.lectern.kit.audit.NamedDeeds;
import dev.lectern.kit.web.Words;
import dev.lectern.kit.web.fault.Sentence;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What people do with the words of mails, in words. */
@Singleton
class MailDeeds implements NamedDeeds {
    @Override
    public Map<String, Sentence> names() {
        Map<String, Sentence> names = new HashMap<>();
        names.put("mail.changed", Sentence.of("changed a mail of", "hat eine Mail geändert von"));
        names.put(
                "mail.restored",
                Sentence.of(
                        "set a mail back to its usual words, of",
                        "hat eine Mail auf die üblichen Worte zurückgesetzt, von"));
        names.put("detail.mail", Sentence.of("mail", "Mail"));
        for (MailKind kind : MailKind.values()) {
            names.put("mail." + kind.word(), title(kind));
        }
        return names;
    }

    private static Sentence title(MailKind kind) {
        return Sentence.of(
                Words.in(Locale.ENGLISH, LetterWords.class).kind(kind.word()),
                Words.in(Locale.GERMAN, LetterWords.class).kind(kind.word()));
    }
}
