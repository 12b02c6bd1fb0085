package dev.lectern.kit.mail.suppression;

import static java.util.Map.entry;

import dev.lectern.kit.audit.NamedDeeds;
import dev.lectern.kit.web.Sentence;
import jakarta.inject.Singleton;
import java.util.Map;

/** What admins do about mail that is held back, in words. */
@Singleton
class SuppressionDeeds implements NamedDeeds {
    @Override
    public Map<String, Sentence> names() {
        return Map.ofEntries(
                entry(
                        "mail.let-through",
                        Sentence.of(
                                "let mail through again that was",
                                "hat Mails wieder zugelassen, vorher")));
    }
}
