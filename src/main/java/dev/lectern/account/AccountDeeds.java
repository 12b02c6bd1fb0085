package dev.lectern.account;

import dev.lectern.kit.audit.NamedDeeds;
import dev.lectern.kit.web.fault.Sentence;
import jakarta.inject.Singleton;
import java.util.Map;

/** What people do to their own accounts, in words. */
@Singleton
class AccountDeeds implements NamedDeeds {
    @Override
    public Map<String, Sentence> names() {
        return Map.of(
                "account.signed-in",
                Sentence.of("signed in", "hat sich angemeldet"),
                "account.linked",
                Sentence.of(
                        "linked their account with the organisation",
                        "hat das Konto mit der Organisation verbunden"),
                "account.sign-in-failed",
                Sentence.of(
                        "tried to sign in and failed:",
                        "hat vergeblich versucht, sich anzumelden:"),
                "account.locked-out",
                Sentence.of("tried too often to sign in:", "hat zu oft versucht, sich anzumelden:"),
                "account.password-changed",
                Sentence.of("changed their password", "hat das eigene Passwort geändert"),
                "account.signed-out-elsewhere",
                Sentence.of(
                        "signed out their other browsers",
                        "hat die eigenen anderen Browser abgemeldet"),
                "account.signed-out-browser",
                Sentence.of("signed out another browser", "hat einen anderen Browser abgemeldet"),
                "account.profile-changed",
                Sentence.of("changed their profile", "hat das eigene Profil geändert"));
    }
}
