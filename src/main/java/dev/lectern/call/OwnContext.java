package dev.lectern.call;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * Runs what must not be cut short on a Vert.x context of its own: a browser that hangs up cancels
 * its request, not this; and no session or transaction of the asker is open here.
 */
@ApplicationScoped
class OwnContext {
    private final Vertx vertx;

    OwnContext(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Answers on the context of whoever asks. */
    <T> Uni<T> run(Supplier<Uni<T>> work) {
        return Uni.createFrom()
                .deferred(
                        () -> {
                            Context asker = Vertx.currentContext();
                            Uni<T> answer = detached(work);
                            return asker == null ? answer : answer.emitOn(onto(asker));
                        });
    }

    private <T> Uni<T> detached(Supplier<Uni<T>> work) {
        Context own = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
        VertxContextSafetyToggle.setContextSafe(own, true);
        return Uni.createFrom()
                .emitter(
                        emitter ->
                                own.runOnContext(
                                        start ->
                                                Uni.createFrom()
                                                        .deferred(work::get)
                                                        .subscribe()
                                                        .with(emitter::complete, emitter::fail)));
    }

    private static Executor onto(Context asker) {
        return command -> asker.runOnContext(go -> command.run());
    }
}
