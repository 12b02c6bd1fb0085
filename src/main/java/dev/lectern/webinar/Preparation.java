package dev.lectern.webinar;

import dev.lectern.call.CallRequest;
import dev.lectern.call.CallState;
import dev.lectern.call.CallView;
import dev.lectern.call.Calls;
import dev.lectern.kit.work.Order;
import dev.lectern.kit.work.Work;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Gets coming dates ready in the transaction that is open: their calls are wanted, their hours set.
 *
 * <p>Of a series that is the next date and those of the coming thirty days; the rest follow as the
 * window moves.
 */
@ApplicationScoped
class Preparation {
    static final Duration WINDOW = Duration.ofDays(30);

    /** How long after its end a date that nobody began is given up. */
    static final Duration GRACE = Duration.ofMinutes(15);

    static final String BEGIN = "webinar.begin";
    static final String MISS = "webinar.miss";
    static final String PREPARE = "webinar.prepare";

    private final Calls calls;
    private final Work work;
    private final Clock clock;

    Preparation(Calls calls, Work work, Clock clock) {
        this.calls = calls;
        this.work = work;
        this.clock = clock;
    }

    /** Opens the calls that are missing and comes back when the next date enters the window. */
    Uni<Void> prepare(WebinarView webinar) {
        if (webinar.state() != WebinarState.PUBLISHED) {
            return Uni.createFrom().voidItem();
        }
        List<OccurrenceView> near = near(webinar);
        return calls.findAll(near.stream().map(OccurrenceView::id).toList())
                .chain(known -> News.inTurn(missing(near, known), date -> open(webinar, date)))
                .chain(() -> comeBack(webinar));
    }

    /** Opens the call of one date, wherever it lies. */
    Uni<Void> open(WebinarView webinar, OccurrenceView date) {
        return calls.open(request(webinar, date)).chain(() -> setHours(date));
    }

    /** The date's call, opened now if it lay beyond the window. */
    Uni<Void> openIfMissing(WebinarView webinar, OccurrenceView date) {
        return calls.find(date.id())
                .chain(
                        known ->
                                known.isPresent() && known.get().state() != CallState.RELEASED
                                        ? Uni.createFrom().voidItem()
                                        : open(webinar, date));
    }

    /** Carries a changed title, time, policy or provider over to the calls that exist. */
    Uni<Void> follow(WebinarView before, WebinarView webinar) {
        String provider =
                Objects.equals(before.provider(), webinar.provider()) ? null : webinar.provider();
        List<OccurrenceView> open =
                webinar.occurrences().stream().filter(date -> !date.state().over()).toList();
        return calls.findAll(open.stream().map(OccurrenceView::id).toList())
                .chain(
                        known ->
                                News.inTurn(
                                        having(open, known),
                                        date -> follow(webinar, provider, date)))
                .chain(() -> prepare(webinar));
    }

    /** Without another provider than before, a room stays where it is. */
    private Uni<Void> follow(WebinarView webinar, @Nullable String provider, OccurrenceView date) {
        Uni<CallView> changed = calls.change(request(webinar, provider, date));
        return date.state() == OccurrenceState.SCHEDULED
                ? changed.chain(() -> setHours(date))
                : changed.replaceWithVoid();
    }

    Uni<Void> release(OccurrenceView date) {
        return calls.release(date.id());
    }

    /** Those that never had a call, most of a long series, cost nothing. */
    Uni<Void> release(List<OccurrenceView> dates) {
        List<UUID> ids = dates.stream().map(OccurrenceView::id).toList();
        return calls.findAll(ids)
                .map(known -> ids.stream().filter(known::containsKey).toList())
                .chain(having -> News.inTurn(having, calls::release));
    }

    /** The hour to begin at and the one to give up at; each knows for which time it was set. */
    private Uni<Void> setHours(OccurrenceView date) {
        return work.enqueue(
                List.of(
                        order(BEGIN, date, date.startsAt()),
                        order(MISS, date, date.endsAt().plus(GRACE))));
    }

    private static Order order(String kind, OccurrenceView date, Instant due) {
        JsonObject about =
                new JsonObject()
                        .put("webinar", date.webinar().toString())
                        .put("occurrence", date.id().toString())
                        .put("startsAt", date.startsAt().toString());
        return Order.of(kind, about)
                .once(date.id() + "@" + date.startsAt().toEpochMilli() + "/" + due.toEpochMilli())
                .at(due);
    }

    private Uni<Void> comeBack(WebinarView webinar) {
        Optional<OccurrenceView> next =
                webinar.coming().stream().filter(date -> !near(webinar).contains(date)).findFirst();
        if (next.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Instant due = next.get().startsAt().minus(WINDOW);
        return work.enqueue(
                Order.of(PREPARE, new JsonObject().put("webinar", webinar.id().toString()))
                        .once(webinar.id() + "@" + due.toEpochMilli())
                        .at(due)
                        .in(webinar.workspace()));
    }

    private List<OccurrenceView> near(WebinarView webinar) {
        Instant edge = clock.instant().plus(WINDOW);
        List<OccurrenceView> coming = webinar.coming();
        return coming.stream()
                .filter(date -> date.equals(coming.get(0)) || !date.startsAt().isAfter(edge))
                .toList();
    }

    private static List<OccurrenceView> missing(
            List<OccurrenceView> dates, Map<UUID, CallView> known) {
        return dates.stream().filter(date -> !having(List.of(date), known).contains(date)).toList();
    }

    private static List<OccurrenceView> having(
            List<OccurrenceView> dates, Map<UUID, CallView> known) {
        return dates.stream().filter(date -> isThere(known.get(date.id()))).toList();
    }

    private static boolean isThere(@Nullable CallView call) {
        return call != null && call.state() != CallState.RELEASED;
    }

    static CallRequest request(WebinarView webinar, OccurrenceView date) {
        return request(webinar, webinar.provider(), date);
    }

    private static CallRequest request(
            WebinarView webinar, @Nullable String provider, OccurrenceView date) {
        return new CallRequest(
                webinar.workspace(),
                webinar.id(),
                date.id(),
                webinar.title(),
                provider,
                webinar.policy(),
                date.startsAt(),
                date.endsAt());
    }
}
