package dev.lectern.webhook;

import dev.lectern.kit.web.fault.Refused;
import dev.lectern.kit.web.fault.Sentence;
import dev.lectern.registration.PersonChanged;
import io.vertx.core.json.JsonArray;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a webhook can be told of; the word stands in each event's {@code type}. */
enum EventKind {
    WEBINAR_PUBLISHED("webinar.published"),
    WEBINAR_CHANGED("webinar.changed"),
    WEBINAR_CANCELLED("webinar.cancelled"),
    WEBINAR_FINISHED("webinar.finished"),
    WEBINAR_DELETED("webinar.deleted"),
    OCCURRENCE_ADDED("occurrence.added"),
    OCCURRENCE_MOVED("occurrence.moved"),
    OCCURRENCE_CANCELLED("occurrence.cancelled"),
    OCCURRENCE_LIVE("occurrence.live"),
    OCCURRENCE_REOPENED("occurrence.reopened"),
    OCCURRENCE_ENDED("occurrence.ended"),
    OCCURRENCE_MISSED("occurrence.missed"),
    REGISTRATION_REGISTERED("registration.registered"),
    REGISTRATION_APPROVED("registration.approved"),
    REGISTRATION_DECLINED("registration.declined"),
    REGISTRATION_CANCELLED("registration.cancelled"),
    REGISTRATION_OFFERED("registration.offered"),
    REGISTRATION_OFFER_ACCEPTED("registration.offer-accepted"),
    REGISTRATION_OFFER_EXPIRED("registration.offer-expired"),
    REGISTRATION_LINK_RENEWED("registration.link-renewed"),
    REGISTRATION_ANSWERS_EDITED("registration.answers-edited"),
    ATTENDANCE_READY("attendance.ready"),
    RECORDING_READY("recording.ready"),
    RECORDING_FAILED("recording.failed");

    private static final int MOST = 50;

    private final String word;

    EventKind(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    String subject() {
        return word().replaceFirst("\\..*", "");
    }

    static EventKind of(PersonChanged.What what) {
        return switch (what) {
            case REGISTERED, ASKED_AGAIN, ASKED_FOR_ALL, QUEUED -> REGISTRATION_REGISTERED;
            case APPROVED -> REGISTRATION_APPROVED;
            case DECLINED -> REGISTRATION_DECLINED;
            case CANCELLED, MERGED -> REGISTRATION_CANCELLED;
            case OFFERED -> REGISTRATION_OFFERED;
            case OFFER_ACCEPTED -> REGISTRATION_OFFER_ACCEPTED;
            case OFFER_EXPIRED -> REGISTRATION_OFFER_EXPIRED;
            case LINK_RENEWED -> REGISTRATION_LINK_RENEWED;
            case ANSWERS_EDITED -> REGISTRATION_ANSWERS_EDITED;
        };
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
                            throw new Refused(
                                    "events",
                                    Sentence.of(
                                                    "There is no such kind. Choose among %s.",
                                                    "Diese Art gibt es nicht. Wählen Sie unter %s.")
                                            .about(choice()));
                        });
        return words;
    }

    private static String choice() {
        return String.join(", ", Stream.of(values()).map(EventKind::word).toList());
    }
}
