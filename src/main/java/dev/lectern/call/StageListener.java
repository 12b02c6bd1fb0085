package dev.lectern.call;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Hears from an engine of our own what happens on the stage of a live room. Called often and on any
 * thread, the packet path's included: implementations hand on and return at once.
 */
public interface StageListener {

    /** What of this person arrives from now on; empty when nothing does any more. */
    default void sends(UUID occurrence, String identity, Set<Track> tracks) {}

    /** Who is talking now, loudest first; empty when nobody has for a while. */
    default void speaking(UUID occurrence, List<String> identities) {}

    /**
     * What the slots of one viewer's connection show from now on; empty slots are left out.
     *
     * @param session names the connection, as the last part of its address does
     */
    default void slots(UUID occurrence, String identity, String session, List<SlotUse> slots) {}

    /** Media has come to flow to this viewer, or no longer does. */
    default void watches(UUID occurrence, String identity, String session, boolean flows) {}

    /** Whether it is being recorded; said again every few seconds while it is. */
    default void tape(UUID occurrence, Tape tape) {}

    /** So little is left on the disk that the recording under way will have to end soon. */
    default void spaceIsShort(UUID occurrence, long bytesLeft) {}

    /**
     * A recording that was wished for has not begun yet, and does once it can; said again every few
     * seconds until then.
     */
    default void recordingLate(UUID occurrence) {}

    /** What was late is wished for no more. */
    default void recordingCalledOff(UUID occurrence) {}

    /** A recording ended before anybody ended it; what was recorded is kept. */
    default void recordingBroke(UUID occurrence) {}

    /**
     * Whose picture or sound is in a slot.
     *
     * @param slot its number among the m-lines of its kind
     * @param source {@link Track#MICROPHONE} for a sound, else which picture
     * @param waitMillis how long a sound is to be held back to come with its person's pictures
     */
    record SlotUse(int slot, String identity, Track source, int waitMillis) {

        /** As the room's protocol shows it. */
        public JsonObject json() {
            JsonObject json =
                    new JsonObject()
                            .put("slot", slot)
                            .put("id", identity)
                            .put("source", source.word());
            return waitMillis == 0 ? json : json.put("wait", waitMillis);
        }
    }
}
