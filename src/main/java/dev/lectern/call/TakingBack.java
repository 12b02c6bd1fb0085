package dev.lectern.call;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** The door for undoing at a provider what came to nothing here. */
@ApplicationScoped
public class TakingBack {
    private final Calls calls;
    private final Comparing comparing;
    private final OwnContext ownContext;
    private final Clock clock;

    TakingBack(Calls calls, Comparing comparing, OwnContext ownContext, Clock clock) {
        this.calls = calls;
        this.comparing = comparing;
        this.ownContext = ownContext;
        this.clock = clock;
    }

    /**
     * After a start that came to nothing here and may have come to something at the provider, with
     * no transaction open.
     */
    public Uni<Void> ofStart(UUID occurrence) {
        return ownContext.run(() -> comparing.takeBack(occurrence)).replaceWithVoid();
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
                                    ? calls.tellOfEnd(call)
                                    : calls.releaseLast(occurrence);
                        });
    }
}
