package dev.lectern.call;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** The door for undoing at a provider what came to nothing here. */
@ApplicationScoped
public class TakingBack {
    private final Calls calls;
    private final Clock clock;

    TakingBack(Calls calls, Clock clock) {
        this.calls = calls;
        this.clock = clock;
    }

    /**
     * After an opening again that came to nothing, in the transaction that is open: what of it may
     * stand at the provider goes, what was there before it stays.
     */
    public Uni<Void> ofReopening(UUID occurrence) {
        return Turns.locked(occurrence)
                .chain(
                        call -> {
                            if (call.is(CallState.LIVE)) {
                                call.end(clock.instant());
                                return calls.tellOfEnd(call);
                            }
                            return call.is(CallState.ENDED)
                                    ? Uni.createFrom().voidItem()
                                    : calls.releaseLast(occurrence);
                        });
    }
}
