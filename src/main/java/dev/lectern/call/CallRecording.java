package dev.lectern.call;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A recording as its provider keeps it; its download is asked for when needed, links expire. */
public record CallRecording(
        String id,
        State state,
        @Nullable Instant startedAt,
        @Nullable Duration length,
        @Nullable Long bytes,
        @Nullable String fileName) {

    public boolean isUnderWay() {
        return state == State.RECORDING || state == State.PAUSED;
    }

    public CallRecording in(State now) {
        return new CallRecording(id, now, startedAt, length, bytes, fileName);
    }

    /** How far it is. */
    public enum State {
        RECORDING("recording"),
        /** Under way, and keeping nothing for now. */
        PAUSED("recording"),
        PROCESSING("processing"),
        READY("ready"),
        FAILED("failed");

        private final String word;

        State(String word) {
            this.word = word;
        }

        @JsonValue
        public String word() {
            return word;
        }
    }
}
