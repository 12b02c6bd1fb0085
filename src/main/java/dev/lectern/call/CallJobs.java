package dev.lectern.call;

import dev.lectern.kit.web.fault.Sentence;
import dev.lectern.kit.work.Handler;
import dev.lectern.kit.work.Job;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** The handlers of this package's durable work; each may run again and finds it done. */
final class CallJobs {
    /** A refused key is asked again at once when it is seen to work, and seldom otherwise. */
    private static final Duration UNTIL_MENDED = Duration.ofHours(1);

    private CallJobs() {}

    /** Makes a call at its provider ahead of its hour. */
    @ApplicationScoped
    static class Provision implements Handler {
        private final Provisioning provisioning;

        Provision(Provisioning provisioning) {
            this.provisioning = provisioning;
        }

        @Override
        public String kind() {
            return Orders.PROVISION;
        }

        @Override
        public Sentence title() {
            return Sentence.of("Prepare a video room", "Einen Videoraum vorbereiten");
        }

        @Override
        public Uni<Void> handle(Job job) {
            return provisioning.ready(Orders.occurrence(job)).replaceWithVoid();
        }

        @Override
        public boolean outlastsRefusals() {
            return true;
        }

        @Override
        public int attempts() {
            return 40;
        }

        @Override
        public Duration pauseAfterRefusal(int attempt) {
            return UNTIL_MENDED;
        }
    }

    /** Tells a provider of a moved hour or a changed policy. */
    @ApplicationScoped
    static class Update implements Handler {
        private final Provisioning provisioning;

        Update(Provisioning provisioning) {
            this.provisioning = provisioning;
        }

        @Override
        public String kind() {
            return Orders.UPDATE;
        }

        @Override
        public Sentence title() {
            return Sentence.of("Change a video room", "Einen Videoraum ändern");
        }

        @Override
        public Uni<Void> handle(Job job) {
            return provisioning.update(Orders.occurrence(job)).replaceWithVoid();
        }
    }

    /** Looks at a provider whether a call stands there as it does here. */
    @ApplicationScoped
    static class Compare implements Handler {
        private final Comparing comparing;

        Compare(Comparing comparing) {
            this.comparing = comparing;
        }

        @Override
        public String kind() {
            return Orders.COMPARE;
        }

        @Override
        public Sentence title() {
            return Sentence.of(
                    "Compare a video room with its provider",
                    "Einen Videoraum mit dem Anbieter abgleichen");
        }

        @Override
        public Uni<Void> handle(Job job) {
            return comparing.compare(Orders.occurrence(job)).replaceWithVoid();
        }

        /** Some days: what was not compared may be live there and not here. */
        @Override
        public int attempts() {
            return 400;
        }

        @Override
        public boolean outlastsRefusals() {
            return true;
        }

        @Override
        public Duration pauseAfterRefusal(int attempt) {
            return UNTIL_MENDED;
        }
    }

    /** Ends a call at its provider after it was ended here, also where it is another by now. */
    @ApplicationScoped
    static class Stop implements Handler {
        private final Provisioning provisioning;
        private final EarlierCalls earlier;

        Stop(Provisioning provisioning, EarlierCalls earlier) {
            this.provisioning = provisioning;
            this.earlier = earlier;
        }

        @Override
        public String kind() {
            return Orders.STOP;
        }

        @Override
        public Sentence title() {
            return Sentence.of("End a call", "Einen Anruf beenden");
        }

        @Override
        public Uni<Void> handle(Job job) {
            UUID occurrence = Orders.occurrence(job);
            return provisioning
                    .stop(occurrence)
                    .chain(() -> earlier.of(occurrence))
                    .chain(all -> inTurn(all, provisioning::stop));
        }

        /** Some days: what is not stopped goes on recording. */
        @Override
        public int attempts() {
            return 400;
        }

        @Override
        public boolean outlastsRefusals() {
            return true;
        }
    }

    /** Takes away from a provider a call that nobody here wants any more. */
    @ApplicationScoped
    static class Release implements Handler {
        private final Providers providers;

        Release(Providers providers) {
            this.providers = providers;
        }

        @Override
        public String kind() {
            return Orders.RELEASE;
        }

        @Override
        public Sentence title() {
            return Sentence.of("Give a video room back", "Einen Videoraum zurückgeben");
        }

        @Override
        public Uni<Void> handle(Job job) {
            CallPlan plan = Orders.released(job);
            return providers
                    .require(plan.workspace(), Orders.provider(job))
                    .chain(provider -> provider.release(plan));
        }

        @Override
        public boolean outlastsRefusals() {
            return true;
        }

        @Override
        public int attempts() {
            return 40;
        }

        @Override
        public Duration pauseAfterRefusal(int attempt) {
            return UNTIL_MENDED;
        }
    }

    static Uni<Void> inTurn(List<StandingCall> all, Function<StandingCall, Uni<Void>> act) {
        return Multi.createFrom()
                .iterable(all)
                .onItem()
                .transformToUniAndConcatenate(act::apply)
                .collect()
                .last()
                .replaceWithVoid();
    }
}
