package dev.lectern.call;

import io.quarkus.arc.All;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Takes in what providers say: our call follows, then every listener hears of it. */
@ApplicationScoped
class CallNews {
    private final CallUpkeep upkeep;
    private final List<CallListener> listeners;

    CallNews(CallUpkeep upkeep, @All List<CallListener> listeners) {
        this.upkeep = upkeep;
        this.listeners = listeners;
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
