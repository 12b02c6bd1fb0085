package dev.lectern.kit.idempotency;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a request waits for after its change has been committed, before it answers: {@code return
 * Panache.withTransaction(…).chain(made -> afterwards.answer(() -> settled(made), () ->
 * show(made)))}. Without an {@code Idempotency-Key} that is at once; with one, when the transaction
 * round the method is over. The answer as it stands in the transaction is kept until then, so that
 * a repetition is answered truly even when the process died in between.
 */
@RequestScoped
public class Afterwards {
    private boolean postponing;
    private boolean undone;
    private @Nullable Supplier<Uni<Response>> postponed;

    public Uni<Response> answer(Supplier<? extends Uni<?>> wait, Supplier<Uni<Response>> show) {
        Supplier<Uni<Response>> settled = () -> wait.get().chain(ignored -> show.get());
        if (!postponing) {
            return settled.get();
        }
        postponed = settled;
        return show.get();
    }

    /** What was committed is taken back: a repeat may do it anew. */
    public void undone() {
        undone = true;
    }

    boolean isUndone() {
        return undone;
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
