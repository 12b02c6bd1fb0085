package dev.lectern.registration;

import dev.lectern.kit.web.fault.Sentence;
import dev.lectern.registration.file.Invitees.Invitee;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who of a list was not invited, and why: nobody in it is left out without a word. */
final class PassedOver {
    private static final Sentence INVITED =
            Sentence.of(
                    "Invited already. “resend” mails the invitation once more.",
                    "Schon eingeladen. „resend“ sendet die Einladung noch einmal.");
    private static final Sentence PENDING =
            Sentence.of(
                    "Registered already, and waits for your decision: approve them instead.",
                    "Schon angemeldet und wartet auf Ihre Entscheidung: Lassen Sie die Person zu.");
    private static final Sentence WAITS =
            Sentence.of(
                    "Registered already, and waits for a seat.",
                    "Schon angemeldet und wartet auf einen Platz.");
    private static final Sentence HAS_A_PLACE =
            Sentence.of("Has a place already.", "Hat schon einen Platz.");

    private PassedOver() {}

    static List<String> addresses(List<Invitee> people, List<InvitationView> invited) {
        Set<String> fresh =
                invited.stream()
                        .map(one -> one.email().toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet());
        return people.stream()
                .map(one -> one.address().key())
                .filter(key -> !fresh.contains(key))
                .distinct()
                .toList();
    }

    /**
     * @param known what they have in the webinar
     */
    static JsonArray json(
            List<Invitee> people, List<InvitationView> invited, List<PersonView> known) {
        Map<String, Status> standing = new HashMap<>();
        for (PersonView one : known) {
            String email = one.email();
            if (email != null && PlacePage.coming(one)) {
                standing.putIfAbsent(email.toLowerCase(Locale.ROOT), one.status());
            }
        }
        JsonArray passed = new JsonArray();
        addresses(people, invited).forEach(key -> passed.add(json(key, standing.get(key))));
        return passed;
    }

    private static JsonObject json(String email, @Nullable Status status) {
        return new JsonObject()
                .put("email", email)
                .put("status", status == null ? "invited" : status.word())
                .put("message", why(status).in(Locale.ENGLISH));
    }

    private static Sentence why(@Nullable Status status) {
        if (status == null) {
            return INVITED;
        }
        return switch (status) {
            case PENDING -> PENDING;
            case WAITLISTED, OFFERED -> WAITS;
            default -> HAS_A_PLACE;
        };
    }
}
