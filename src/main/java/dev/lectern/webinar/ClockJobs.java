package dev.lectern.webinar;

import dev.lectern.kit.web.fault.NotFound;
import dev.lectern.kit.web.fault.Sentence;
import dev.lectern.kit.work.Handler;
import dev.lectern.kit.work.Job;
import dev.lectern.kit.work.NotYet;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/** What the clock does to webinars, as durable work: each looks whether its hour still holds. */
final class ClockJobs {
    private ClockJobs() {}

    static UUID occurrence(Job job) {
        return UUID.fromString(job.payload().getString("occurrence"));
    }

    static UUID webinar(Job job) {
        return UUID.fromString(job.payload().getString("webinar"));
    }

    /** A date that was moved meanwhile has other work for its other hour. */
    static boolean holds(Job job, OccurrenceView date) {
        return date.state() == OccurrenceState.SCHEDULED
                && date.startsAt().equals(Instant.parse(job.payload().getString("startsAt")));
    }

    /** Some time after the end of what nobody began: gives it up. */
    @ApplicationScoped
    static class Miss implements Handler {
        private final WebinarRows rows;
        private final Preparation preparation;
        private final News news;
        private final Clock clock;

        Miss(WebinarRows rows, Preparation preparation, News news, Clock clock) {
            this.rows = rows;
            this.preparation = preparation;
            this.news = news;
            this.clock = clock;
        }

        @Override
        public String kind() {
            return Preparation.MISS;
        }

        @Override
        public Sentence title() {
            return Sentence.of(
                    "Note that a webinar was not held",
                    "Vermerken, dass ein Webinar nicht stattfand");
        }

        @Override
        public Uni<Void> handle(Job job) {
            return Panache.withTransaction(
                            () ->
                                    rows.lock(webinar(job))
                                            .chain(held -> miss(job, held, occurrence(job))))
                    .onFailure(NotFound.class)
                    .recoverWithNull();
        }

        private Uni<Void> miss(Job job, Held held, UUID id) {
            if (!holds(job, held.date(id))) {
                return Uni.createFrom().voidItem();
            }
            if (held.require(id).claim().mayYetSucceed(clock.instant())) {
                throw new NotYet(clock.instant().plus(Claim.LONGEST), "Somebody is starting it.");
            }
            held.require(id).miss();
            WebinarView view = held.settled();
            OccurrenceView date = held.date(id);
            return preparation
                    .release(date)
                    .chain(() -> news.tell(listener -> listener.missed(view, date)))
                    .chain(() -> preparation.prepare(view));
        }
    }

    /** The window of a series has moved: the next calls are wanted. */
    @ApplicationScoped
    static class Prepare implements Handler {
        private final WebinarRows rows;
        private final Preparation preparation;

        Prepare(WebinarRows rows, Preparation preparation) {
            this.rows = rows;
            this.preparation = preparation;
        }

        @Override
        public String kind() {
            return Preparation.PREPARE;
        }

        @Override
        public Sentence title() {
            return Sentence.of(
                    "Prepare the next dates of a series",
                    "Die nächsten Termine einer Reihe vorbereiten");
        }

        @Override
        public Uni<Void> handle(Job job) {
            return Panache.withTransaction(
                            () ->
                                    rows.lock(webinar(job))
                                            .chain(held -> preparation.prepare(held.view())))
                    .onFailure(NotFound.class)
                    .recoverWithNull();
        }
    }

    /** A start was claimed a while ago: brings it to its end if nobody did. */
    @ApplicationScoped
    static class FinishStart implements Handler {
        private final Stage stage;

        FinishStart(Stage stage) {
            this.stage = stage;
        }

        @Override
        public String kind() {
            return Claim.FINISH;
        }

        @Override
        public Sentence title() {
            return Sentence.of(
                    "Finish the start of a webinar", "Den Start eines Webinars abschließen");
        }

        @Override
        public Uni<Void> handle(Job job) {
            return stage.finishStart(job, webinar(job), occurrence(job));
        }
    }

    /**
     * Past the end of what is live: ends it once its stage has been empty for some minutes. Where
     * it is not to end by itself it is looked at all the same: that may change while it is live.
     */
    @ApplicationScoped
    static class End implements Handler {
        private final WebinarRows rows;
        private final Stage stage;
        private final Stages stages;
        private final Overdue overdue;
        private final Clock clock;

        End(WebinarRows rows, Stage stage, Stages stages, Overdue overdue, Clock clock) {
            this.rows = rows;
            this.stage = stage;
            this.stages = stages;
            this.overdue = overdue;
            this.clock = clock;
        }

        @Override
        public String kind() {
            return Overdue.KIND;
        }

        @Override
        public Sentence title() {
            return Sentence.of(
                    "End a webinar that runs on", "Ein Webinar beenden, das weiterläuft");
        }

        @Override
        public Uni<Void> handle(Job job) {
            UUID id = occurrence(job);
            return stages.onStage(id)
                    .chain(people -> Panache.withTransaction(() -> look(job, people)))
                    .chain(
                            over ->
                                    over
                                            ? stage.stop(webinar(job), id, null).replaceWithVoid()
                                            : Uni.createFrom().voidItem());
        }

        private Uni<Boolean> look(Job job, int people) {
            return rows.lock(webinar(job)).chain(held -> look(held, occurrence(job), people));
        }

        private Uni<Boolean> look(Held held, UUID id, int people) {
            Occurrence date = held.require(id);
            if (date.state() != OccurrenceState.LIVE) {
                return Uni.createFrom().item(false);
            }
            Instant now = clock.instant();
            boolean mayEnd = held.webinar().running().autoEnd();
            if (people > 0 || !mayEnd) {
                date.occupied();
            } else if (!date.emptySince(now).plus(Overdue.EMPTY).isAfter(now)) {
                return Uni.createFrom().item(true);
            }
            return overdue.lookAt(held.date(id), now.plus(Overdue.GLANCE)).replaceWith(false);
        }
    }
}
