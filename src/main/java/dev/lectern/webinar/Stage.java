package dev.lectern.webinar;

import dev.lectern.call.CallChecks;
import dev.lectern.call.Calls;
import dev.lectern.kit.audit.Author;
import dev.lectern.kit.web.fault.Clashed;
import dev.lectern.kit.work.Job;
import dev.lectern.kit.work.Work;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The door for taking dates live and ending them. To be asked with no transaction open.
 *
 * <p>Starting is two transactions round what the provider does: the first claims the start, so that
 * of two who ask at once one goes on; the second, after the provider is live, says so and tells
 * everybody. Work enqueued with the claim finishes what a crash or a closed browser leaves between
 * the two. A provider that refuses changes nothing but to free the claim.
 */
@ApplicationScoped
public class Stage {
    /** What somebody does to a date. */
    public interface Verb {
        Uni<WebinarView> on(UUID webinar, UUID date, @Nullable Author by);
    }

    private final WebinarRows rows;
    private final Calls calls;
    private final CallChecks checks;
    private final Preparation preparation;
    private final Overdue overdue;
    private final News news;
    private final Work work;
    private final Clock clock;
    private final Deeds deeds;
    private final Reopening reopening;

    Stage(
            WebinarRows rows,
            Calls calls,
            CallChecks checks,
            Preparation preparation,
            Overdue overdue,
            News news,
            Work work,
            Clock clock,
            Deeds deeds,
            Reopening reopening) {
        this.deeds = deeds;
        this.reopening = reopening;
        this.rows = rows;
        this.calls = calls;
        this.checks = checks;
        this.preparation = preparation;
        this.overdue = overdue;
        this.news = news;
        this.work = work;
        this.clock = clock;
    }

    /**
     * Takes a date live; fails with {@code Clashed} where it is not one that can be started.
     *
     * @param by absent: the clock or the provider does it, here and below
     */
    public Uni<WebinarView> start(UUID webinar, UUID date, @Nullable Author by) {
        return toTheEnd(
                inTransaction(() -> claim(webinar, date, by))
                        .call(before -> broadcast(webinar, date, before))
                        .chain(before -> settled(webinar, date, by, before)));
    }

    /** The answer is the claim before, of somebody who brought nothing to its end. */
    private Uni<Claim> claim(UUID webinar, UUID date, @Nullable Author by) {
        return rows.lock(webinar)
                .chain(
                        held -> {
                            held.webinar().state().requirePublished();
                            Claim before = held.require(date).claim();
                            if (!held.require(date).claimStart(clock.instant())) {
                                throw Claim.taken();
                            }
                            return preparation
                                    .openIfMissing(held.view(), held.date(date))
                                    .replaceWith(before);
                        })
                .call(() -> work.enqueue(Claim.finish(webinar, date, by, clock.instant())));
    }

    private Uni<Void> broadcast(UUID webinar, UUID date, Claim before) {
        return calls.goLive(date)
                .replaceWithVoid()
                .onFailure()
                .call(() -> inTransaction(() -> free(webinar, date, before)));
    }

    private Uni<Void> free(UUID webinar, UUID date, Claim before) {
        return rows.lock(webinar)
                .map(held -> held.require(date))
                .invoke(
                        one -> {
                            if (one.state() == OccurrenceState.SCHEDULED) {
                                one.releaseClaim(before);
                            }
                        })
                .replaceWithVoid();
    }

    private Uni<WebinarView> settled(UUID webinar, UUID date, @Nullable Author by, Claim before) {
        return inTransaction(() -> settle(webinar, date, by))
                .onFailure(Clashed.class)
                .call(() -> inTransaction(() -> free(webinar, date, before)));
    }

    private Uni<WebinarView> settle(UUID webinar, UUID date, @Nullable Author by) {
        return rows.lock(webinar)
                .chain(
                        held ->
                                held.require(date).state() == OccurrenceState.LIVE
                                        ? Uni.createFrom().item(held.view())
                                        : wentLive(held, date, by));
    }

    /** The room may have been moved, or have ended there, since it went live. */
    private Uni<WebinarView> wentLive(Held held, UUID date, @Nullable Author by) {
        held.require(date).goLive(clock.instant());
        WebinarView view = held.settled();
        OccurrenceView live = held.date(date);
        return checks.requireLive(date)
                .chain(() -> overdue.watch(live))
                .chain(() -> deeds.note(by, "started", view, live))
                .chain(() -> news.tell(listener -> listener.wentLive(view, live)))
                .replaceWith(view);
    }

    /**
     * Finishes a start that somebody claimed and did not bring to its end; once tried, it is tried
     * again though its claim is free by then. Going on is tried once: it was somebody's wish of
     * that moment.
     */
    Uni<Void> finishStart(Job job, UUID webinar, UUID date) {
        return Panache.withSession(() -> Occurrence.<Occurrence>findById(date))
                .chain(
                        one -> {
                            Instant now = clock.instant();
                            Author by = Author.read(job.payload().getJsonObject("by"));
                            if (one != null && one.reopeningLeftBehind(now)) {
                                return reopening.finish(one.view(), by);
                            }
                            return one != null && one.leftBehind(now, job.attempt() > 1)
                                    ? start(webinar, date, by).replaceWithVoid()
                                    : Uni.createFrom().voidItem();
                        });
    }

    /** Ends a live date for everybody. */
    public Uni<WebinarView> stop(UUID webinar, UUID date, @Nullable Author by) {
        return toTheEnd(inTransaction(() -> rows.lock(webinar).chain(held -> end(held, date, by))));
    }

    private Uni<WebinarView> end(Held held, UUID date, @Nullable Author by) {
        Instant now = clock.instant();
        held.require(date).end(now);
        WebinarView view = held.settled();
        OccurrenceView ended = held.date(date);
        return calls.end(date)
                .chain(() -> deeds.note(by, "stopped", view, ended))
                .chain(() -> news.tell(listener -> listener.ended(view, ended)))
                .chain(() -> preparation.prepare(view))
                .replaceWith(view);
    }

    /** Goes on with a date that ended less than a quarter of an hour ago. */
    public Uni<WebinarView> reopen(UUID webinar, UUID date, @Nullable Author by) {
        return toTheEnd(reopening.of(webinar, date, by));
    }

    /** Lets nobody new in, until unlocked. */
    public Uni<WebinarView> lock(UUID webinar, UUID date, @Nullable Author by) {
        return inTransaction(
                () ->
                        rows.lock(webinar)
                                .invoke(held -> held.require(date).lock())
                                .chain(held -> locking(held, date, by, "locked")));
    }

    public Uni<WebinarView> unlock(UUID webinar, UUID date, @Nullable Author by) {
        return inTransaction(
                () ->
                        rows.lock(webinar)
                                .invoke(held -> held.require(date).unlock())
                                .chain(held -> locking(held, date, by, "unlocked")));
    }

    private Uni<WebinarView> locking(Held held, UUID date, @Nullable Author by, String deed) {
        WebinarView view = held.view();
        OccurrenceView live = held.date(date);
        return deeds.note(by, deed, view, live)
                .chain(() -> news.tell(one -> one.policyChanged(view, live)))
                .replaceWith(view);
    }

    /** Has the room of a coming date made, though it lies beyond those prepared ahead. */
    public Uni<Void> openRoom(UUID webinar, UUID date) {
        return inTransaction(
                () ->
                        rows.lock(webinar)
                                .chain(
                                        held -> {
                                            held.webinar().state().requirePublished();
                                            return preparation.openIfMissing(
                                                    held.view(), held.date(date));
                                        }));
    }

    private static <T> Uni<T> inTransaction(Supplier<Uni<T>> work) {
        return Panache.withTransaction(work);
    }

    /** Goes on when whoever asked has gone: what was begun is brought to its end. */
    private static <T> Uni<T> toTheEnd(Uni<T> work) {
        return work.memoize().indefinitely();
    }
}
