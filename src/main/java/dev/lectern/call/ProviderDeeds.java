package dev.lectern.call;

import dev.lectern.kit.audit.NamedDeeds;
import dev.lectern.kit.web.Sentence;
import jakarta.inject.Singleton;
import java.util.Map;

/** What people do to the providers of their workspace, in words. */
@Singleton
class ProviderDeeds implements NamedDeeds {
    @Override
    public Map<String, Sentence> names() {
        return Map.of(
                "provider.set",
                Sentence.of("set up the provider", "hat den Anbieter eingerichtet:"),
                "provider.removed",
                Sentence.of("removed the provider", "hat den Anbieter entfernt:"));
    }
}
