package dev.lectern.kit.idempotency;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a request does after its change has been committed, and answers with: {@code return
 * Panache.withTransaction(…).chain(made -> afterwards.answer(() -> waitAndShow(made)))}. Without an
 * {@code Idempotency-Key} that is at once; with one, when the transaction round the method is over.
 */
@RequestScoped
public class Afterwards {
    private boolean postponing;
    private @Nullable Supplier<Uni<Response>> postponed;

    public Uni<Response> answer(Supplier<Uni<Response>> step) {
        if (!postponing) {
            return step.get();
        }
        postponed = step;
        return Uni.createFrom().item(Response.accepted().build());
    }

    void postpone() {
        postponing = true;
    }

    /** The postponed step, if the method left one. */
    @Nullable Supplier<Uni<Response>> take() {
        postponing = false;
        return postponed;
    }
}
