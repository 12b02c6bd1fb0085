package dev.lectern.webinar;

import dev.lectern.kit.web.fault.Refused;
import dev.lectern.kit.web.fault.Sentence;
import org.jspecify.annotations.Nullable;

/** How much of a series a change of one of its dates is meant for. */
enum Scope {
    THIS,
    FOLLOWING,
    ALL;

    static Scope read(@Nullable String word) {
        if (word == null || word.isEmpty() || word.equals("this")) {
            return THIS;
        }
        return switch (word) {
            case "following" -> FOLLOWING;
            case "all" -> ALL;
            default ->
                    throw new Refused(
                            "scope",
                            Sentence.of(
                                    "Choose one of this, following, all.",
                                    "Wählen Sie this, following oder all."));
        };
    }
}
