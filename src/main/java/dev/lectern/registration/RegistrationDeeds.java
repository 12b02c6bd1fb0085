package dev.lectern.registration;

import static java.util.Map.entry;

import dev.lectern.kit.audit.NamedDeeds;
import dev.lectern.kit.web.fault.Sentence;
import jakarta.inject.Singleton;
import java.util.Map;

/** What members do with the people of a webinar, in words. */
@Singleton
class RegistrationDeeds implements NamedDeeds {
    @Override
    public Map<String, Sentence> names() {
        return Map.ofEntries(
                named("approved", "approved people for", "hat Personen zugelassen zu"),
                named("declined", "declined people for", "hat Personen abgelehnt für"),
                named("cancelled", "took people off the list of", "hat Personen abgemeldet von"),
                named(
                        "offer-accepted",
                        "took up an offered seat in",
                        "hat einen angebotenen Platz angenommen in"),
                named(
                        "link-renewed",
                        "gave people new links to",
                        "hat Personen neue Links gegeben zu"),
                named(
                        "asked-again",
                        "sent people their links again to",
                        "hat Personen erneut ihre Links gesendet zu"),
                named("added", "registered people for", "hat Personen angemeldet für"),
                named(
                        "retention",
                        "set how long is kept what people wrote, in",
                        "hat festgelegt, wie lange Angaben von Personen bleiben, in"),
                entry("detail.days", Sentence.of("days", "Tage")),
                named("imported", "brought people in to", "hat Personen hinzugefügt zu"),
                named("invited", "invited people to", "hat Personen eingeladen zu"),
                named(
                        "invited-again",
                        "sent people their invitation again to",
                        "hat Personen erneut eingeladen zu"),
                named(
                        "invitation-withdrawn",
                        "took back invitations to",
                        "hat Einladungen zurückgezogen zu"),
                entry("detail.count", Sentence.of("people", "Personen")),
                entry("registration:workspace", Sentence.of("the workspace", "dem Arbeitsbereich")),
                named("erased", "erased people of", "hat Personen gelöscht aus"));
    }

    private static Map.Entry<String, Sentence> named(String verb, String english, String german) {
        return entry("registration." + verb, Sentence.of(english, german));
    }
}
