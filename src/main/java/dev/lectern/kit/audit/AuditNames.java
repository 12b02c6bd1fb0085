package dev.lectern.kit.audit;

import dev.lectern.kit.web.fault.Sentence;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What all features call their deeds and what stands in them. */
@ApplicationScoped
class AuditNames {
    private static final String ACTOR = "actor.";

    private final Map<String, Sentence> names = new HashMap<>();

    AuditNames(@All List<NamedDeeds> features) {
        features.forEach(feature -> names.putAll(feature.names()));
    }

    Optional<String> find(String name, Locale language) {
        @Nullable Sentence words = names.get(name);
        return words == null ? Optional.empty() : Optional.of(words.in(language));
    }

    /** The actions in whose words these stand, however they are written. */
    List<String> called(String words, Locale language) {
        String sought = words.toLowerCase(language);
        return names.entrySet().stream()
                .filter(name -> name.getValue().in(language).toLowerCase(language).contains(sought))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** People go by their addresses; who is none is called what a feature calls them. */
    String actor(String actor, Locale language) {
        return names.entrySet().stream()
                .filter(name -> name.getKey().startsWith(ACTOR))
                .filter(name -> (actor + " ").startsWith(word(name.getKey()) + " "))
                .findFirst()
                .map(name -> name.getValue().in(language) + rest(actor, word(name.getKey())))
                .orElse(actor);
    }

    private static String word(String name) {
        return name.substring(ACTOR.length());
    }

    private static String rest(String actor, String word) {
        return actor.substring(word.length());
    }
}
