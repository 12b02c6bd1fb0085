package dev.lectern.webinar;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;

/** Tells every {@link WebinarListener} what happened, one after the other, in the transaction. */
@ApplicationScoped
class News {
    private final List<WebinarListener> listeners;

    News(@All List<WebinarListener> listeners) {
        this.listeners = listeners;
    }

    Uni<Void> tell(Function<WebinarListener, Uni<Void>> what) {
        return inTurn(listeners, what);
    }

    /** One after the other: they share a session. */
    static <T> Uni<Void> inTurn(List<T> things, Function<T, Uni<Void>> what) {
        return Multi.createFrom()
                .iterable(things)
                .onItem()
                .transformToUniAndConcatenate(thing -> what.apply(thing).replaceWith(true))
                .collect()
                .last()
                .replaceWithVoid();
    }
}
