package dev.lectern.webinar;

import dev.lectern.call.CallChecks;
import dev.lectern.call.Calls;
import dev.lectern.call.TakingBack;
import dev.lectern.kit.audit.Author;
import dev.lectern.kit.web.fault.Clashed;
import dev.lectern.kit.work.Work;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Going on with a date that has just ended: claimed, brought about at the provider, settled, as a
 * start is. What cannot be settled, as when the webinar was cancelled meanwhile, is taken back.
 */
@ApplicationScoped
class Reopening {
    private final WebinarRows rows;
    private final Calls calls;
    private final CallChecks checks;
    private final TakingBack takingBack;
    private final Overdue overdue;
    private final News news;
    private final Work work;
    private final Clock clock;
    private final Deeds deeds;

    Reopening(
            WebinarRows rows,
            Calls calls,
            CallChecks checks,
            TakingBack takingBack,
            Overdue overdue,
            News news,
            Work work,
            Clock clock,
            Deeds deeds) {
        this.rows = rows;
        this.calls = calls;
        this.checks = checks;
        this.takingBack = takingBack;
        this.overdue = overdue;
        this.news = news;
        this.work = work;
        this.clock = clock;
        this.deeds = deeds;
    }

    Uni<WebinarView> of(UUID webinar, UUID date, @Nullable Author by) {
        return Panache.withTransaction(() -> claim(webinar, date, by))
                .chain(() -> broadcast(webinar, date))
                .chain(() -> settled(webinar, date, by));
    }

    /** Brings to its end what somebody claimed and left behind, or takes it back. */
    Uni<Void> finish(OccurrenceView date, @Nullable Author by) {
        return Panache.withSession(() -> rows.find(date.webinar()))
                .chain(
                        found ->
                                found.filter(one -> one.state() != WebinarState.CANCELLED)
                                                        .isPresent()
                                                && date.reopenable(clock.instant())
                                        ? of(date.webinar(), date.id(), by).replaceWithVoid()
                                        : takeBack(date.webinar(), date.id()));
    }

    private Uni<Void> claim(UUID webinar, UUID date, @Nullable Author by) {
        Instant now = clock.instant();
        return rows.lock(webinar)
                .chain(
                        held -> {
                            held.webinar().state().requirePublished();
                            if (!held.require(date).claimReopening(now)) {
                                throw Claim.taken();
                            }
                            return calls.open(Preparation.request(held.view(), held.date(date)));
                        })
                .chain(() -> work.enqueue(Claim.finish(webinar, date, by, now)));
    }

    /** Where somebody else has the call, the claim stands until it is seen what came of that. */
    private Uni<Void> broadcast(UUID webinar, UUID date) {
        return calls.goLive(date)
                .onFailure(failure -> !(failure instanceof Clashed))
                .call(() -> takeBack(webinar, date))
                .replaceWithVoid();
    }

    private Uni<WebinarView> settled(UUID webinar, UUID date, @Nullable Author by) {
        return Panache.withTransaction(() -> settle(webinar, date, by))
                .onFailure(Clashed.class)
                .call(() -> takeBack(webinar, date));
    }

    private Uni<WebinarView> settle(UUID webinar, UUID date, @Nullable Author by) {
        return rows.lock(webinar)
                .chain(
                        held ->
                                held.require(date).state() == OccurrenceState.LIVE
                                        ? Uni.createFrom().item(held.view())
                                        : reopened(held, date, by));
    }

    private Uni<WebinarView> reopened(Held held, UUID date, @Nullable Author by) {
        held.webinar().state().requirePublished();
        held.require(date).reopen();
        WebinarView view = held.settled();
        OccurrenceView live = held.date(date);
        return checks.requireLive(date)
                .chain(() -> overdue.watch(live))
                .chain(() -> deeds.note(by, "reopened", view, live))
                .chain(() -> news.tell(one -> one.reopened(view, live)))
                .replaceWith(view);
    }

    /** It is over as before: what was made to go on with goes. */
    private Uni<Void> takeBack(UUID webinar, UUID date) {
        return Panache.withTransaction(
                () -> rows.lock(webinar).map(held -> held.require(date)).chain(this::takeBack));
    }

    private Uni<Void> takeBack(Occurrence date) {
        if (date.state() != OccurrenceState.ENDED) {
            return Uni.createFrom().voidItem();
        }
        date.releaseClaim(Claim.NONE);
        return takingBack.ofReopening(date.id());
    }
}
