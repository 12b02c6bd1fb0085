package dev.lectern.workspace.key;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the page about API keys says. */
@MessageBundle("key")
interface KeyWords {
    @Message("API keys")
    String title();

    @Message("With a key your programs plan webinars and read reports over the REST API.")
    String lead();

    @Message("Your new key")
    String made();

    @Message("Copy it now: it is stored so that nobody, not even we, can show it again.")
    String madeHelp();

    @Message("Name")
    String name();

    @Message("For you to know it by, as the program that uses it.")
    String nameHelp();

    @Message("Begins with")
    String prefix();

    @Message("May")
    String scope();

    @Message("Read")
    String read();

    @Message("Read and write")
    String write();

    @Message("Administer")
    String admin();

    @Message("Good for")
    String expiry();

    @Message("No end")
    String never();

    @Message("{days} days")
    String days(int days);

    @Message("Last used")
    String lastUsed();

    @Message("never")
    String unused();

    @Message("until")
    String until();

    @Message("Make a key")
    String make();

    @Message("Revoke")
    String revoke();

    @Message("Revoke {name}?")
    String revokeTitle(String name);

    @Message("Programs that use this key are refused from their next request on.")
    String revokeText();

    @Message("The key is revoked.")
    String revoked();

    @Message("No keys yet")
    String none();

    @Message("Give the key a name.")
    String noName();

    @Message("Use at most 100 characters.")
    String tooLong();

    @Message("Write the name on one line, without control characters.")
    String oneLine();

    @Message("There is no such field. A key has name, scopes and expiresAt.")
    String unknownField();

    @Message("Choose from read, write and admin.")
    String noScope();

    @Message("Choose a time after now and within a hundred years, as 2031-11-26T18:00:00Z.")
    String past();

    @Message("Choose how long the key is valid.")
    String noDays();
}
