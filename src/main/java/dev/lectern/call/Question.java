package dev.lectern.call;

import dev.lectern.kit.web.fault.Sentence;
import java.util.Arrays;

/** What a provider is asked, as the record keeps it and as people read it. */
enum Question {
    ENSURE("ensure", "Make the room", "Raum anlegen"),
    UPDATE("update", "Change the room", "Raum ändern"),
    FIND("find", "Look at the room", "Raum ansehen"),
    START("start", "Open the room", "Raum öffnen"),
    STOP("stop", "End the room", "Raum beenden"),
    RELEASE("release", "Give the room back", "Raum zurückgeben"),
    LIST("list", "Look through all rooms", "Alle Räume durchsehen"),
    CHECK("check", "Check the connection", "Verbindung prüfen"),
    GRANT("grant", "Let somebody in", "Jemanden einlassen"),
    PARTICIPANTS("participants", "Who is in", "Wer im Raum ist"),
    CHANGE_ROLE("change role", "Change what somebody may do", "Rechte einer Person ändern"),
    MUTE("mute", "Mute somebody", "Jemanden stumm schalten"),
    REMOVE("remove", "Remove somebody", "Jemanden aus dem Raum entfernen"),
    START_RECORDING("start recording", "Start the recording", "Aufzeichnung beginnen"),
    STOP_RECORDING("stop recording", "End the recording", "Aufzeichnung beenden"),
    PAUSE_RECORDING("pause recording", "Pause the recording", "Aufzeichnung anhalten"),
    RESUME_RECORDING("resume recording", "Go on recording", "Aufzeichnung fortsetzen"),
    RECORDINGS("recordings", "Look for recordings", "Aufzeichnungen suchen"),
    DOWNLOAD("download", "Fetch a recording", "Aufzeichnung holen"),
    SET_LAYOUT("set layout", "Change the layout", "Anordnung ändern");

    private final String word;
    private final Sentence spoken;

    Question(String word, String english, String german) {
        this.word = word;
        this.spoken = Sentence.of(english, german);
    }

    String word() {
        return word;
    }

    /** Of what the record says; a question that is asked no more stays as it was written. */
    static Sentence spoken(String word) {
        return Arrays.stream(values())
                .filter(one -> one.word.equals(word))
                .map(one -> one.spoken)
                .findFirst()
                .orElseGet(() -> Sentence.said(word));
    }
}
