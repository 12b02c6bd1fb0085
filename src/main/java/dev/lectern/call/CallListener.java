package dev.lectern.call;

import io.smallrye.mutiny.Uni;

/**
 * Hears what providers say about calls; features implement what concerns them. Called with no
 * transaction open, each event at least once, after the call itself has followed it.
 */
public interface CallListener {

    default Uni<Void> wentLive(CallView call, CallEvent.WentLive event) {
        return Uni.createFrom().voidItem();
    }

    default Uni<Void> foundLive(CallView call, CallEvent.FoundLive event) {
        return Uni.createFrom().voidItem();
    }

    default Uni<Void> wentBackstage(CallView call, CallEvent.WentBackstage event) {
        return Uni.createFrom().voidItem();
    }

    default Uni<Void> ended(CallView call, CallEvent.Ended event) {
        return Uni.createFrom().voidItem();
    }

    default Uni<Void> joined(CallView call, CallEvent.Joined event) {
        return Uni.createFrom().voidItem();
    }

    default Uni<Void> left(CallView call, CallEvent.Left event) {
        return Uni.createFrom().voidItem();
    }

    default Uni<Void> recordingChanged(CallView call, CallEvent.RecordingChanged event) {
        return Uni.createFrom().voidItem();
    }

    default Uni<Void> hlsChanged(CallView call, CallEvent.HlsChanged event) {
        return Uni.createFrom().voidItem();
    }
}
