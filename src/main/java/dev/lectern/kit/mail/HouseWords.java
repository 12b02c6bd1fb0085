package dev.lectern.kit.mail;

import java.util.Set;

/** What is noted about a mail by us and not by a mail server: its state says the same. */
final class HouseWords {
    static final String KEPT = "Kept in the mailbox of this installation.";
    static final String MOOT = "No longer needed when it was due.";
    static final String UNWANTED = "They do not want this mail.";

    static final String DROPPED = "An admin took it from the list of tasks.";

    private static final Set<String> ALL = Set.of(KEPT, MOOT, UNWANTED, DROPPED);

    private HouseWords() {}

    static boolean are(String words) {
        return ALL.contains(words);
    }
}
