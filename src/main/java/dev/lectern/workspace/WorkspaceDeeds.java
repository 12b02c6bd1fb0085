package dev.lectern.workspace;

import dev.lectern.kit.audit.NamedDeeds;
import dev.lectern.kit.web.fault.Sentence;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;

/** What people do in a workspace, and to its members, in words. */
@Singleton
class WorkspaceDeeds implements NamedDeeds {
    @Override
    public Map<String, Sentence> names() {
        Map<String, Sentence> names = new HashMap<>();
        names.put(
                "workspace.founded",
                Sentence.of("founded the workspace", "hat den Arbeitsbereich gegründet:"));
        names.put(
                "workspace.changed",
                Sentence.of("changed the workspace", "hat den Arbeitsbereich geändert:"));
        names.put("member.invited", Sentence.of("invited", "hat eingeladen:"));
        names.put(
                "member.invitation-withdrawn",
                Sentence.of("took back the invitation of", "hat die Einladung zurückgezogen von"));
        names.put("member.joined", Sentence.of("joined", "ist beigetreten:"));
        names.put(
                "member.changed", Sentence.of("changed the role of", "hat die Rolle geändert von"));
        names.put("member.removed", Sentence.of("removed", "hat entfernt:"));
        names.put(
                "actor." + AccountAudit.STRANGER, Sentence.of("not signed in", "nicht angemeldet"));
        names.put(
                "actor.identity server",
                Sentence.of("identity server", "Anmeldedienst der Organisation"));
        names.put("actor." + Credentials.KEY_LABEL, Sentence.of("API key", "API-Schlüssel"));
        names.put("detail.accent", Sentence.of("colour", "Farbe"));
        names.put("detail.language", Sentence.of("language", "Sprache"));
        names.put("language.en", Sentence.of("English", "Englisch"));
        names.put("language.de", Sentence.of("German", "Deutsch"));
        names.put("detail.timezone", Sentence.of("time zone", "Zeitzone"));
        names.put("detail.role", Sentence.of("role", "Rolle"));
        for (Role role : Role.values()) {
            names.put("role." + role.word(), role.title());
        }
        return names;
    }
}
