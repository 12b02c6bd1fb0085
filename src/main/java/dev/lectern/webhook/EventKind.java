package dev.lectern.webhook;

import dev.lectern.kit.web.Refused;
import dev.lectern.kit.web.Sentence;
import dev.lectern.registration.PersonChanged;
import io.vertx.core.json.JsonArray;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a webhook can be told of; the word stands in each event's {@code type}. */
enum EventKind {
    WEBINAR_PUBLISHED,
    WEBINAR_CHANGED,
    WEBINAR_DELETED,
    OCCURRENCE_ADDED,
    OCCURRENCE_MOVED,
    OCCURRENCE_CANCELLED,
    OCCURRENCE_LIVE,
    OCCURRENCE_REOPENED,
    OCCURRENCE_ENDED,
    OCCURRENCE_MISSED,
    REGISTRATION_REGISTERED,
    REGISTRATION_APPROVED,
    REGISTRATION_DECLINED,
    REGISTRATION_CANCELLED,
    REGISTRATION_OFFERED,
    REGISTRATION_OFFERACCEPTED,
    REGISTRATION_OFFEREXPIRED,
    REGISTRATION_LINKRENEWED,
    REGISTRATION_ANSWERSEDITED,
    ATTENDANCE_READY,
    RECORDING_READY,
    RECORDING_FAILED;

    private static final int MOST = 50;

    /** As {@code occurrence.live}. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '.');
    }

    String subject() {
        return word().replaceFirst("\\..*", "");
    }

    static EventKind of(PersonChanged.What what) {
        return valueOf("REGISTRATION_" + what.name().replace("_", ""));
    }

    static Optional<EventKind> named(String word) {
        return Stream.of(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    /** The kinds that a request lists; none means every kind. */
    static List<String> read(@Nullable Object said) {
        if (said == null) {
            return List.of();
        }
        if (!(said instanceof JsonArray array) || array.size() > MOST) {
            throw new Refused(
                    "events",
                    Sentence.of(
                            "List kinds of events, as [\"occurrence.live\"].",
                            "Nennen Sie Arten von Ereignissen, etwa [\"occurrence.live\"]."));
        }
        List<String> words = array.stream().map(String::valueOf).distinct().toList();
        words.stream()
                .filter(word -> named(word).isEmpty())
                .findFirst()
                .ifPresent(
                        word -> {
                            throw new Refused("events", "There is no such kind. " + choice());
                        });
        return words;
    }

    private static String choice() {
        return "Choose among "
                + String.join(", ", Stream.of(values()).map(EventKind::word).toList())
                + ".";
    }
}
