package dev.lectern.webinar;

import static java.util.Map.entry;

import dev.lectern.kit.audit.NamedDeeds;
import dev.lectern.kit.web.fault.Sentence;
import jakarta.inject.Singleton;
import java.util.Map;

/** What people do to webinars, their dates, stages and templates, in words. */
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
                named("deleted", "deleted a webinar:", "hat ein Webinar gelöscht:"),
                named(
                        "stage-added",
                        "put somebody on the stage of",
                        "hat jemanden auf die Bühne geholt von"),
                named(
                        "stage-changed",
                        "changed somebody on the stage of",
                        "hat jemanden auf der Bühne geändert von"),
                named(
                        "stage-asked-again",
                        "sent somebody their link again to the stage of",
                        "hat jemandem erneut den Link gesendet zur Bühne von"),
                named(
                        "stage-link-renewed",
                        "gave somebody a new link to the stage of",
                        "hat jemandem einen neuen Link gegeben zur Bühne von"),
                named(
                        "stage-removed",
                        "took somebody off the stage of",
                        "hat jemanden von der Bühne genommen von"),
                entry("detail.startsAt", Sentence.of("date", "Termin")),
                entry("detail.part", Sentence.of("part", "Aufgabe")),
                entry("part.host", Sentence.of("standing in for the host", "Vertretung")),
                entry("part.cohost", Sentence.of("co-host", "Co-Host")),
                entry("part.panelist", Sentence.of("panelist", "auf dem Podium")),
                entry(
                        "template.made",
                        Sentence.of("made a template:", "hat eine Vorlage angelegt:")),
                entry(
                        "template.deleted",
                        Sentence.of("deleted a template:", "hat eine Vorlage gelöscht:")));
    }

    private static Map.Entry<String, Sentence> named(String verb, String english, String german) {
        return entry("webinar." + verb, Sentence.of(english, german));
    }
}
