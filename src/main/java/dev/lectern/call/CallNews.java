package dev.lectern.call;

import io.quarkus.arc.All;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/**
 * The door for what providers say: our call follows, then every listener hears of it. Those that
 * send webhooks are heard through {@link HooksApi}; an engine of our own comes here by itself.
 */
@ApplicationScoped
public class CallNews {
    private final CallUpkeep upkeep;
    private final OwnContext ownContext;
    private final List<CallListener> listeners;

    CallNews(CallUpkeep upkeep, OwnContext ownContext, @All List<CallListener> listeners) {
        this.upkeep = upkeep;
        this.ownContext = ownContext;
        this.listeners = listeners;
    }

    /** On a context of its own, from whatever thread. */
    public Uni<Void> hear(CallEvent event, String provider) {
        return ownContext.run(() -> take(event, provider));
    }

    /** To be asked with no transaction open. */
    Uni<Void> take(CallEvent event, String provider) {
        return Panache.withTransaction(() -> upkeep.follow(event, provider))
                .chain(call -> tell(event, call));
    }

    private Uni<Void> tell(CallEvent event, Optional<CallView> call) {
        Uni<Void> told = Uni.createFrom().voidItem();
        if (call.isPresent()) {
            for (CallListener listener : listeners) {
                told = told.chain(() -> event.tell(listener, call.get()));
            }
        }
        return told;
    }
}
