package dev.lectern.kit.mail;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Puts questions to the database together: what is asked while one statement runs goes with the
 * next, so that many mails share a round trip and a commit. Each answer comes back on the context
 * that asked.
 */
final class Together<Q, A> {
    private final Function<List<Q>, Uni<List<A>>> statement;
    private List<Asked<Q, A>> next = new ArrayList<>();
    private boolean asking;

    /** A question and who waits for its answer. */
    private record Asked<Q, A>(Q question, UniEmitter<? super A> asker, @Nullable Context context) {

        void on(Runnable answer) {
            if (context == null) {
                answer.run();
            } else {
                context.runOnContext(ignored -> answer.run());
            }
        }
    }

    /**
     * @param statement answers a list of questions by a list of the same order and length
     */
    Together(Function<List<Q>, Uni<List<A>>> statement) {
        this.statement = statement;
    }

    Uni<A> ask(Q question) {
        return Uni.createFrom()
                .emitter(
                        asker -> {
                            add(new Asked<>(question, asker, Vertx.currentContext()));
                            go();
                        });
    }

    private synchronized void add(Asked<Q, A> asked) {
        next.add(asked);
    }

    private synchronized List<Asked<Q, A>> take() {
        if (asking || next.isEmpty()) {
            return List.of();
        }
        asking = true;
        List<Asked<Q, A>> batch = next;
        next = new ArrayList<>();
        return batch;
    }

    private synchronized void free() {
        asking = false;
    }

    private void go() {
        List<Asked<Q, A>> batch = take();
        if (!batch.isEmpty()) {
            statement
                    .apply(batch.stream().map(Asked::question).toList())
                    .subscribe()
                    .with(answers -> answered(batch, answers), failure -> failed(batch, failure));
        }
    }

    private void answered(List<Asked<Q, A>> batch, List<A> answers) {
        free();
        for (int i = 0; i < batch.size(); i++) {
            Asked<Q, A> asked = batch.get(i);
            A answer = answers.get(i);
            asked.on(() -> asked.asker().complete(answer));
        }
        go();
    }

    private void failed(List<Asked<Q, A>> batch, Throwable failure) {
        free();
        batch.forEach(asked -> asked.on(() -> asked.asker().fail(failure)));
        go();
    }
}
