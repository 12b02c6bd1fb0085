package dev.lectern.registration.file;

import dev.lectern.kit.web.fault.Refused;
import dev.lectern.kit.web.fault.Sentence;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * How somebody stands by the "status" of their row: what was exported is brought in as it was. Who
 * comes stands before who is not decided about and who waits, so that nobody takes their seat.
 */
public enum Standing {
    /** Of a row that says nothing of it, too. */
    COMES,
    UNDECIDED,
    WAITS;

    static final String COLUMN = "status";

    private static final Map<String, Standing> WORDS =
            Map.of("pending", UNDECIDED, "waitlisted", WAITS, "offered", WAITS);
    private static final Map<String, Sentence> GONE =
            Map.of(
                    "cancelled",
                    Sentence.of(
                            "This person is cancelled, so the list does not bring them back. If"
                                    + " they are to come, empty this cell.",
                            "Diese Person ist abgemeldet; die Liste holt sie nicht zurück. Soll"
                                    + " sie kommen, leeren Sie dieses Feld."),
                    "declined",
                    Sentence.of(
                            "This person was declined, so the list does not bring them in. If"
                                    + " they are to come, empty this cell.",
                            "Diese Person wurde abgelehnt; die Liste nimmt sie nicht auf. Soll sie"
                                    + " kommen, leeren Sie dieses Feld."));
    private static final Sentence NO_LINE =
            Sentence.of(
                    "This person waits for a seat, and this webinar has no waiting list. If they"
                            + " are to come, empty this cell.",
                    "Diese Person wartet auf einen Platz, und dieses Webinar hat keine Warteliste."
                            + " Soll sie kommen, leeren Sie dieses Feld.");

    /** Whoever does not come, or cannot stand so here, is refused: no cell lets them in. */
    static Standing read(String cell, Set<Standing> possible) {
        String word = cell.strip().toLowerCase(Locale.ROOT);
        Sentence gone = GONE.get(word);
        if (gone != null) {
            throw new Refused(COLUMN, gone);
        }
        Standing standing = WORDS.getOrDefault(word, COMES);
        if (!possible.contains(standing)) {
            throw new Refused(COLUMN, NO_LINE);
        }
        return standing;
    }
}
