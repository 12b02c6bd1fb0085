package dev.lectern.call;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.lectern.kit.web.fault.Sentence;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A recording as its provider keeps it; its download is asked for when needed, links expire.
 *
 * @param why it failed, where that is known
 */
public record CallRecording(
        String id,
        State state,
        @Nullable Instant startedAt,
        @Nullable Duration length,
        @Nullable Long bytes,
        @Nullable String fileName,
        @Nullable Sentence why) {

    public CallRecording(
            String id,
            State state,
            @Nullable Instant startedAt,
            @Nullable Duration length,
            @Nullable Long bytes,
            @Nullable String fileName) {
        this(id, state, startedAt, length, bytes, fileName, null);
    }

    public boolean isUnderWay() {
        return state == State.RECORDING || state == State.PAUSED;
    }

    public CallRecording in(State now) {
        return new CallRecording(id, now, startedAt, length, bytes, fileName, why);
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
