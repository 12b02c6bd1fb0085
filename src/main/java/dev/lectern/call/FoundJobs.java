package dev.lectern.call;

import dev.lectern.kit.web.fault.Sentence;
import dev.lectern.kit.work.Handler;
import dev.lectern.kit.work.Job;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** What comparing found at a provider, told to everybody as durable work. */
final class FoundJobs {
    private FoundJobs() {}

    /** Tells everybody of a call that the reconciler found ended at its provider. */
    @ApplicationScoped
    static class Ended implements Handler {
        private final Calls calls;
        private final CallNews news;
        private final Clock clock;

        Ended(Calls calls, CallNews news, Clock clock) {
            this.calls = calls;
            this.news = news;
            this.clock = clock;
        }

        @Override
        public String kind() {
            return Orders.ENDED_THERE;
        }

        @Override
        public Sentence title() {
            return Sentence.of(
                    "Note that a call ended at the provider",
                    "Vermerken, dass ein Anruf beim Anbieter endete");
        }

        @Override
        public Uni<Void> handle(Job job) {
            return calls.plan(Orders.occurrence(job))
                    .chain(
                            held ->
                                    news.take(
                                            new CallEvent.Ended(held.plan().id(), clock.instant()),
                                            held.provider()));
        }
    }

    /** Tells everybody of a call that is ready here and was found live at its provider. */
    @ApplicationScoped
    static class Live implements Handler {
        private final Calls calls;
        private final CallNews news;
        private final Clock clock;

        Live(Calls calls, CallNews news, Clock clock) {
            this.calls = calls;
            this.news = news;
            this.clock = clock;
        }

        @Override
        public String kind() {
            return Orders.LIVE_THERE;
        }

        @Override
        public Sentence title() {
            return Sentence.of(
                    "Settle a start whose answer was lost",
                    "Einen Start klären, dessen Antwort verloren ging");
        }

        @Override
        public Uni<Void> handle(Job job) {
            return calls.plan(Orders.occurrence(job)).chain(this::tell);
        }

        private Uni<Void> tell(Held held) {
            return held.state() == CallState.READY
                    ? news.take(
                            new CallEvent.FoundLive(held.plan().id(), clock.instant()),
                            held.provider())
                    : Uni.createFrom().voidItem();
        }

        @Override
        public int attempts() {
            return 400;
        }

        @Override
        public boolean outlastsRefusals() {
            return true;
        }
    }
}
