package dev.lectern.recording;

import dev.lectern.kit.audit.NamedDeeds;
import dev.lectern.kit.web.fault.Sentence;
import jakarta.inject.Singleton;
import java.util.Map;

/** What people do about recordings, here and in the room, in words. */
@Singleton
class RecordingDeeds implements NamedDeeds {
    @Override
    public Map<String, Sentence> names() {
        return Map.of(
                "recording.started",
                Sentence.of("began to record", "hat die Aufzeichnung begonnen von"),
                "recording.stopped",
                Sentence.of("ended the recording of", "hat die Aufzeichnung beendet von"),
                "recording.paused",
                Sentence.of("paused the recording of", "hat die Aufzeichnung angehalten von"),
                "recording.resumed",
                Sentence.of(
                        "went on with the recording of", "hat die Aufzeichnung fortgesetzt von"));
    }
}
