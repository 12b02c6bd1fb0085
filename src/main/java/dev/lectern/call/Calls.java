package dev.lectern.call;

import dev.lectern.kit.web.fault.NotFound;
import dev.lectern.kit.web.fault.Sentence;
import dev.lectern.kit.work.Work;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The door to calls: their life, from being wanted to being gone.
 *
 * <p>What only writes here ({@code open}, {@code change}, {@code end}, {@code release}) belongs
 * into the asker's transaction and enqueues what the provider has to do. What speaks to the
 * provider ({@code awaitReady}, {@code provisionNow}, {@code goLive}) runs on a context of its own,
 * goes on when the asker leaves, and is asked for with no transaction open. People in a call are
 * {@link CallRooms}' subject.
 */
@ApplicationScoped
public class Calls {
    private static final Duration GLANCE = Duration.ofMillis(40);
    private static final Duration REOPENING = Duration.ofMinutes(20);

    private final CallChecks checks;
    private final Provisioning provisioning;
    private final Comparing comparing;
    private final EarlierCalls earlier;
    private final OwnContext ownContext;
    private final Work work;
    private final Clock clock;

    Calls(
            CallChecks checks,
            Provisioning provisioning,
            Comparing comparing,
            EarlierCalls earlier,
            OwnContext ownContext,
            Work work,
            Clock clock) {
        this.checks = checks;
        this.provisioning = provisioning;
        this.comparing = comparing;
        this.earlier = earlier;
        this.ownContext = ownContext;
        this.work = work;
        this.clock = clock;
    }

    /** Wants a call for an occurrence: it is {@code pending} now and made soon. */
    public Uni<CallView> open(CallRequest request) {
        return row(request.occurrence())
                .chain(row -> row.map(call -> again(call, request)).orElseGet(() -> anew(request)))
                .call(call -> work.enqueue(Orders.provision(call)))
                .map(Call::view);
    }

    private Uni<Call> anew(CallRequest request) {
        String provider = provider(request, checks.usual());
        return checks.of(request, provider, List.of())
                .chain(warnings -> new Call(request, provider, warnings).persist());
    }

    private Uni<Call> again(Call call, CallRequest request) {
        if (call.is(CallState.RELEASED)) {
            call.renew();
        }
        return follow(call, request).replaceWith(call);
    }

    /**
     * Takes a new title, time, policy or provider. Moving to another provider makes the call anew
     * there and releases it here, unless it is over and may have left a recording.
     */
    public Uni<CallView> change(CallRequest request) {
        return require(request.occurrence()).call(call -> follow(call, request)).map(Call::view);
    }

    private Uni<Void> follow(Call call, CallRequest request) {
        String provider = provider(request, call.provider);
        return checks.of(request, provider, call.view().warnings())
                .chain(warnings -> follow(call, request, provider, warnings));
    }

    private static String provider(CallRequest request, String otherwise) {
        String wanted = request.provider();
        return wanted == null ? otherwise : wanted;
    }

    private Uni<Void> follow(
            Call call, CallRequest request, String provider, List<Sentence> warnings) {
        CallPlan before = call.plan();
        String from = call.provider;
        if (!from.equals(provider)) {
            Uni<Void> left = leave(call, before, from);
            call.moveTo(provider);
            call.change(request, warnings);
            return left.chain(() -> work.enqueue(Orders.provision(call)));
        }
        if (call.changes(request)) {
            call.change(request, warnings);
        }
        return call.stale() && call.is(CallState.READY, CallState.LIVE)
                ? work.enqueue(Orders.update(call))
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> leave(Call call, CallPlan before, String from) {
        if (call.is(CallState.ENDED)) {
            return earlier.keep(before, from);
        }
        return call.is(CallState.PENDING, CallState.FAILING, CallState.READY)
                ? releaseLater(call, before, from)
                : nothing();
    }

    /**
     * Ends a call for everybody, whatever its state; the provider is told right after. One that
     * never went live is given up.
     */
    public Uni<CallView> end(UUID occurrence) {
        return require(occurrence)
                .call(
                        call ->
                                call.is(CallState.LIVE, CallState.ENDED)
                                        ? endForAll(call)
                                        : releaseLast(occurrence))
                .map(Call::view);
    }

    private Uni<Void> endForAll(Call call) {
        return call.end(clock.instant()) ? tellOfEnd(call) : nothing();
    }

    /** The provider is told, and the call released when its time is over. */
    Uni<Void> tellOfEnd(Call call) {
        Instant earliest = clock.instant().plus(REOPENING);
        Instant expiry = call.plan().expiresAt();
        return work.enqueue(Orders.stop(call))
                .chain(
                        () ->
                                work.enqueue(
                                        Orders.expire(
                                                call,
                                                expiry.isAfter(earliest) ? expiry : earliest)));
    }

    /** Gives a call up, whatever its state; nothing of it, or before it, stays at a provider. */
    public Uni<Void> release(UUID occurrence) {
        return releaseLast(occurrence).chain(() -> earlier.releaseAll(occurrence));
    }

    /** Gives up the call as it is now; what it was before it was opened again stays. */
    Uni<Void> releaseLast(UUID occurrence) {
        return row(occurrence)
                .chain(
                        row ->
                                row.filter(Call::release)
                                        .map(call -> releaseLater(call, call.plan(), call.provider))
                                        .orElseGet(Calls::nothing));
    }

    private Uni<Void> releaseLater(Call call, CallPlan plan, String provider) {
        Uni<Void> now = work.enqueue(Orders.release(plan, provider));
        Instant hold = call.heldUntil;
        return hold != null && hold.isAfter(clock.instant())
                ? now.chain(() -> work.enqueue(Orders.releaseAfter(hold, plan, provider)))
                : now;
    }

    public Uni<Optional<CallView>> find(UUID occurrence) {
        return read(List.of(occurrence)).map(calls -> calls.stream().map(Call::view).findFirst());
    }

    public Uni<CallView> requireView(UUID occurrence) {
        return find(occurrence).map(found -> found.orElseThrow(Calls::none));
    }

    /** The call as it is told to its provider, read without holding it. */
    Uni<Held> plan(UUID occurrence) {
        return findPlan(occurrence).map(found -> found.orElseThrow(Calls::none));
    }

    Uni<Optional<Held>> findPlan(UUID occurrence) {
        return read(List.of(occurrence)).map(calls -> calls.stream().map(Held::of).findFirst());
    }

    /** By occurrence; those without a call are missing. */
    public Uni<Map<UUID, CallView>> findAll(Collection<UUID> occurrences) {
        if (occurrences.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return read(occurrences).map(Calls::byOccurrence);
    }

    /** All calls of these webinars, by occurrence. */
    public Uni<Map<UUID, CallView>> ofWebinars(Collection<UUID> webinars) {
        return webinars.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : read("webinar in ?1", webinars).map(Calls::byOccurrence);
    }

    private static Map<UUID, CallView> byOccurrence(List<Call> calls) {
        return calls.stream()
                .map(Call::view)
                .collect(Collectors.toMap(CallView::occurrence, Function.identity()));
    }

    private static Uni<List<Call>> read(Collection<UUID> occurrences) {
        return read("occurrence in ?1", occurrences);
    }

    /**
     * Rows to look at, which the session does not keep: to whoever locks one later in the same
     * transaction, what our own work changed meanwhile would look like somebody's change.
     */
    private static Uni<List<Call>> read(String which, Collection<UUID> ids) {
        return Panache.withSession(
                () ->
                        Call.<Call>list(which, List.copyOf(ids))
                                .call(
                                        calls ->
                                                Panache.getSession()
                                                        .invoke(
                                                                open ->
                                                                        calls.forEach(
                                                                                open::detach))));
    }

    /** Waits until the call is no longer {@code pending}, at most so long. */
    public Uni<CallView> awaitReady(UUID occurrence, Duration patience) {
        Instant deadline = clock.instant().plus(patience);
        return ownContext.run(() -> look(occurrence, deadline));
    }

    private Uni<CallView> look(UUID occurrence, Instant deadline) {
        return requireView(occurrence)
                .chain(
                        view ->
                                view.state() != CallState.PENDING
                                                || clock.instant().isAfter(deadline)
                                        ? Uni.createFrom().item(view)
                                        : Uni.createFrom()
                                                .voidItem()
                                                .onItem()
                                                .delayIt()
                                                .by(GLANCE)
                                                .chain(() -> look(occurrence, deadline)));
    }

    /** Makes the call at its provider here and now, if that has not happened. */
    public Uni<CallView> provisionNow(UUID occurrence) {
        return ownContext.run(() -> provisioning.ready(occurrence));
    }

    /** Makes again what is wanted here and gone at its provider. */
    Uni<CallView> compareNow(UUID occurrence) {
        return ownContext.run(() -> comparing.compare(occurrence));
    }

    /**
     * Opens the call to its audience; made first where needed, started once however often asked.
     */
    public Uni<CallView> goLive(UUID occurrence) {
        return ownContext.run(() -> provisioning.goLive(occurrence));
    }

    private static Uni<Optional<Call>> row(UUID occurrence) {
        return Turns.find(occurrence);
    }

    private static Uni<Call> require(UUID occurrence) {
        return Turns.locked(occurrence);
    }

    static NotFound none() {
        return new NotFound(
                Sentence.of(
                        "There is no room for this date.",
                        "Für diesen Termin gibt es keinen Raum."));
    }

    private static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
    }
}
