package dev.lectern.workspace.key;

import dev.lectern.kit.audit.NamedDeeds;
import dev.lectern.kit.web.fault.Sentence;
import jakarta.inject.Singleton;
import java.util.Map;

/** What people do with API keys, in words. */
@Singleton
class KeyDeeds implements NamedDeeds {
    @Override
    public Map<String, Sentence> names() {
        return Map.of(
                "key.made", Sentence.of("made the key", "hat den Schlüssel angelegt:"),
                "key.revoked", Sentence.of("revoked the key", "hat den Schlüssel widerrufen:"),
                "detail.prefix", Sentence.of("begins with", "beginnt mit"),
                "detail.scope", Sentence.of("may", "darf"),
                "scope.read", Sentence.of("read", "lesen"),
                "scope.write", Sentence.of("read and write", "lesen und schreiben"),
                "scope.admin", Sentence.of("everything", "alles"));
    }
}
