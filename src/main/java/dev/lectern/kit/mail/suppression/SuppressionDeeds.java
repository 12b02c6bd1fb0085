package dev.lectern.kit.mail.suppression;

import dev.lectern.kit.audit.NamedDeeds;
import dev.lectern.kit.web.fault.Sentence;
import jakarta.inject.Singleton;
import java.util.Map;

/** What admins do about addresses that mail leaves out, in words. */
@Singleton
class SuppressionDeeds implements NamedDeeds {
    @Override
    public Map<String, Sentence> names() {
        return Map.of(
                "mail.let-through",
                Sentence.of(
                        "let mail through again", "hat wieder Post an eine Adresse zugelassen"));
    }
}
