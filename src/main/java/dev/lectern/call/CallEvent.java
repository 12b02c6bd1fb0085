package dev.lectern.call;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a provider says has happened in a call. */
public sealed interface CallEvent {
    CallId call();

    Instant at();

    /** Tells the one method of a listener that this event is for. */
    Uni<Void> tell(CallListener listener, CallView view);

    /** Open to the audience, whoever did it. */
    record WentLive(CallId call, Instant at) implements CallEvent {
        @Override
        public Uni<Void> tell(CallListener listener, CallView view) {
            return listener.wentLive(view, this);
        }
    }

    /** Seen open to the audience by comparing, and only ready here. */
    record FoundLive(CallId call, Instant at) implements CallEvent {
        @Override
        public Uni<Void> tell(CallListener listener, CallView view) {
            return listener.foundLive(view, this);
        }
    }

    /** Back behind the curtain. */
    record WentBackstage(CallId call, Instant at) implements CallEvent {
        @Override
        public Uni<Void> tell(CallListener listener, CallView view) {
            return listener.wentBackstage(view, this);
        }
    }

    /** Over for everybody. */
    record Ended(CallId call, Instant at) implements CallEvent {
        @Override
        public Uni<Void> tell(CallListener listener, CallView view) {
            return listener.ended(view, this);
        }
    }

    /**
     * Gone at the provider, with all that was in it; the call follows by itself, nobody is told.
     */
    record Deleted(CallId call, Instant at) implements CallEvent {
        @Override
        public Uni<Void> tell(CallListener listener, CallView view) {
            return Uni.createFrom().voidItem();
        }
    }

    /** Somebody came in. */
    record Joined(CallId call, Instant at, String identity) implements CallEvent {
        @Override
        public Uni<Void> tell(CallListener listener, CallView view) {
            return listener.joined(view, this);
        }
    }

    /** Somebody went. */
    record Left(CallId call, Instant at, String identity) implements CallEvent {
        @Override
        public Uni<Void> tell(CallListener listener, CallView view) {
            return listener.left(view, this);
        }
    }

    /** A recording began, is done and can be fetched, or came to nothing. */
    record RecordingChanged(
            CallId call, Instant at, CallRecording.State state, @Nullable CallRecording recording)
            implements CallEvent {
        @Override
        public Uni<Void> tell(CallListener listener, CallView view) {
            return listener.recordingChanged(view, this);
        }
    }

    /** The playlist for players outside is there, or is gone. */
    record HlsChanged(CallId call, Instant at, @Nullable String playlist) implements CallEvent {
        @Override
        public Uni<Void> tell(CallListener listener, CallView view) {
            return listener.hlsChanged(view, this);
        }
    }
}
