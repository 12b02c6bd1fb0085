package dev.lectern.webinar;

import dev.lectern.call.Calls;
import dev.lectern.kit.audit.Author;
import dev.lectern.kit.web.fault.Clashed;
import dev.lectern.kit.web.fault.Sentence;
import dev.lectern.kit.work.Job;
import dev.lectern.kit.work.Order;
import dev.lectern.kit.work.Work;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
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
    static final String FINISH = "webinar.finish-start";

    /** What somebody does to a date. */
    public interface Verb {
        Uni<WebinarView> on(UUID webinar, UUID date, @Nullable Author by);
    }

    private final WebinarRows rows;
    private final Calls calls;
    private final Preparation preparation;
    private final Overdue overdue;
    private final News news;
    private final Work work;
    private final Clock clock;
    private final Deeds deeds;

    Stage(
            WebinarRows rows,
            Calls calls,
            Preparation preparation,
            Overdue overdue,
            News news,
            Work work,
            Clock clock,
            Deeds deeds) {
        this.deeds = deeds;
        this.rows = rows;
        this.calls = calls;
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
                        .chain(before -> broadcast(webinar, date, before))
                        .chain(() -> inTransaction(() -> settle(webinar, date, by))));
    }

    /** The answer is the claim before, of somebody who brought nothing to its end. */
    private Uni<Claim> claim(UUID webinar, UUID date, @Nullable Author by) {
        return rows.lock(webinar)
                .chain(
                        held -> {
                            held.webinar().state().requirePublished();
                            Claim before = held.require(date).claim();
                            if (!held.require(date).claimStart(clock.instant())) {
                                throw beingStarted();
                            }
                            return preparation
                                    .openIfMissing(held.view(), held.date(date))
                                    .replaceWith(before);
                        })
                .call(() -> work.enqueue(finish(webinar, date, by)));
    }

    private static Clashed beingStarted() {
        return new Clashed(
                Sentence.of(
                        "Somebody is starting it at this moment.",
                        "Jemand startet es gerade in diesem Moment."));
    }

    private Order finish(UUID webinar, UUID date, @Nullable Author by) {
        return Order.of(
                        FINISH,
                        new JsonObject()
                                .put("webinar", webinar.toString())
                                .put("occurrence", date.toString())
                                .put("by", by == null ? null : by.json()))
                .once(date.toString())
                .at(clock.instant().plus(Claim.LONGEST));
    }

    private Uni<Void> broadcast(UUID webinar, UUID date, Claim before) {
        return calls.goLive(date)
                .replaceWithVoid()
                .onFailure()
                .call(() -> inTransaction(() -> free(webinar, date, before)));
    }

    private Uni<Void> free(UUID webinar, UUID date, Claim before) {
        return rows.lock(webinar)
                .invoke(held -> held.require(date).releaseClaim(before))
                .replaceWithVoid();
    }

    private Uni<WebinarView> settle(UUID webinar, UUID date, @Nullable Author by) {
        return rows.lock(webinar)
                .chain(
                        held ->
                                held.require(date).state() == OccurrenceState.LIVE
                                        ? Uni.createFrom().item(held.view())
                                        : wentLive(held, date, by));
    }

    private Uni<WebinarView> wentLive(Held held, UUID date, @Nullable Author by) {
        held.require(date).goLive(clock.instant());
        WebinarView view = held.settled();
        OccurrenceView live = held.date(date);
        return overdue.watch(live)
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
                                return one.view().reopenable(now)
                                        ? reopen(webinar, date, by).replaceWithVoid()
                                        : takeBackReopening(webinar, date);
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
        return toTheEnd(
                inTransaction(() -> claimReopening(webinar, date, by))
                        .chain(() -> broadcastAgain(webinar, date))
                        .chain(() -> inTransaction(() -> reopened(webinar, date, by))));
    }

    /** Where somebody else has the call, the claim stands until it is seen what came of that. */
    private Uni<Void> broadcastAgain(UUID webinar, UUID date) {
        return calls.goLive(date)
                .onFailure(failure -> !(failure instanceof Clashed))
                .call(() -> takeBackReopening(webinar, date))
                .replaceWithVoid();
    }

    private Uni<Void> claimReopening(UUID webinar, UUID date, @Nullable Author by) {
        return rows.lock(webinar)
                .chain(
                        held -> {
                            held.webinar().state().requirePublished();
                            if (!held.require(date).claimReopening(clock.instant())) {
                                throw beingStarted();
                            }
                            return calls.open(Preparation.request(held.view(), held.date(date)));
                        })
                .chain(() -> work.enqueue(finish(webinar, date, by)));
    }

    /** It is over as before: what was made to go on with goes. */
    private Uni<Void> takeBackReopening(UUID webinar, UUID date) {
        return inTransaction(
                () ->
                        rows.lock(webinar)
                                .map(held -> held.require(date))
                                .chain(
                                        one -> {
                                            if (one.state() != OccurrenceState.ENDED) {
                                                return Uni.createFrom().voidItem();
                                            }
                                            one.releaseClaim(Claim.NONE);
                                            return calls.takeBack(date);
                                        }));
    }

    private Uni<WebinarView> reopened(UUID webinar, UUID date, @Nullable Author by) {
        return rows.lock(webinar)
                .chain(
                        held -> {
                            if (held.require(date).state() == OccurrenceState.LIVE) {
                                return Uni.createFrom().item(held.view());
                            }
                            held.require(date).reopen();
                            WebinarView view = held.settled();
                            OccurrenceView live = held.date(date);
                            return overdue.watch(live)
                                    .chain(() -> deeds.note(by, "reopened", view, live))
                                    .chain(() -> news.tell(one -> one.reopened(view, live)))
                                    .replaceWith(view);
                        });
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
