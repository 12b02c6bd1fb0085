package dev.lectern.call;

import dev.lectern.kit.audit.NamedDeeds;
import dev.lectern.kit.web.fault.Sentence;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What people do to the providers of their workspace, in words. */
@Singleton
class ProviderDeeds implements NamedDeeds {
    private final List<Connector> connectors;

    ProviderDeeds(@All List<Connector> connectors) {
        this.connectors = connectors;
    }

    @Override
    public Map<String, Sentence> names() {
        Map<String, Sentence> names = new HashMap<>();
        names.put(
                "provider.set",
                Sentence.of("set up the provider", "hat den Anbieter eingerichtet:"));
        names.put(
                "provider.removed",
                Sentence.of("removed the provider", "hat den Anbieter entfernt:"));
        connectors.forEach(one -> names.put("provider:" + one.name(), Sentence.said(one.title())));
        return names;
    }
}
