package dev.lectern.webinar;

import static java.util.Map.entry;

import dev.lectern.kit.audit.NamedDeeds;
import dev.lectern.kit.web.Sentence;
import jakarta.inject.Singleton;
import java.util.Map;

/** What people do to webinars and their dates, in words. */
@Singleton
class WebinarDeeds implements NamedDeeds {
    @Override
    public Map<String, Sentence> names() {
        return Map.ofEntries(
                named("made", "made a webinar:", "hat ein Webinar angelegt:"),
                named("changed", "changed a webinar:", "hat ein Webinar geändert:"),
                named("published", "published a webinar:", "hat ein Webinar veröffentlicht:"),
                named("started", "started a webinar:", "hat ein Webinar gestartet:"),
                named("stopped", "ended a webinar:", "hat ein Webinar beendet:"),
                named("reopened", "went on with a webinar:", "hat ein Webinar fortgesetzt:"),
                named("locked", "locked the room of", "hat den Raum abgeschlossen von"),
                named("unlocked", "unlocked the room of", "hat den Raum aufgeschlossen von"),
                named("cancelled", "cancelled a webinar:", "hat ein Webinar abgesagt:"),
                named("date-changed", "changed a date of", "hat einen Termin geändert von"),
                named("date-cancelled", "cancelled a date of", "hat einen Termin abgesagt von"),
                named("deleted", "deleted a webinar:", "hat ein Webinar gelöscht:"));
    }

    private static Map.Entry<String, Sentence> named(String verb, String english, String german) {
        return entry("webinar." + verb, Sentence.of(english, german));
    }
}
