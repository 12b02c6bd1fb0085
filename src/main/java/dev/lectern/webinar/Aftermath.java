package dev.lectern.webinar;

import dev.lectern.call.CallState;
import dev.lectern.call.CallView;
import dev.lectern.call.Calls;
import dev.lectern.call.Providers;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * What a change of a webinar that people know of brings with it: its rooms follow, everybody hears
 * of it; or, before it is made, whom that would be.
 */
@ApplicationScoped
class Aftermath {
    private final Preparation preparation;
    private final Calls calls;
    private final Vetoes vetoes;
    private final News news;
    private final Providers providers;

    Aftermath(Preparation preparation, Calls calls, Vetoes vetoes, News news, Providers providers) {
        this.providers = providers;
        this.preparation = preparation;
        this.calls = calls;
        this.vetoes = vetoes;
        this.news = news;
    }

    Uni<WebinarView> follow(WebinarView before, Held held) {
        WebinarView settled = held.settled();
        if (settled.state() == WebinarState.DRAFT) {
            return Uni.createFrom().item(settled);
        }
        Difference.of(before, settled).note(held);
        WebinarView after = held.view();
        var difference = Difference.of(before, after);
        return preparation
                .follow(before, after)
                .chain(() -> preparation.release(difference.cancelled()))
                .chain(() -> tellOfDates(before, after, difference))
                .chain(() -> live(before, after))
                .chain(() -> news.tell(listener -> listener.changed(after)))
                .chain(() -> tellOnce(after, difference))
                .replaceWith(after);
    }

    /** Nobody is told of none. */
    private Uni<Void> tellOfDates(WebinarView before, WebinarView after, Difference dates) {
        Uni<Void> told = Uni.createFrom().voidItem();
        if (!dates.added().isEmpty()) {
            told = news.tell(one -> one.added(after, dates.added()));
        }
        if (!dates.moved().isEmpty()) {
            told = told.chain(() -> news.tell(one -> one.moved(after, dates.moved(), before)));
        }
        if (!dates.cancelled().isEmpty()) {
            told = told.chain(() -> news.tell(one -> one.cancelled(after, dates.cancelled())));
        }
        return told;
    }

    private Uni<Void> live(WebinarView before, WebinarView after) {
        List<OccurrenceView> live =
                before.policy().equals(after.policy())
                        ? List.of()
                        : after.occurrences().stream()
                                .filter(date -> date.state() == OccurrenceState.LIVE)
                                .toList();
        return News.inTurn(
                live, date -> news.tell(listener -> listener.policyChanged(after, date)));
    }

    /** However many dates changed, people are told of them at once. */
    private Uni<Void> tellOnce(WebinarView after, Difference difference) {
        return difference.told().isEmpty() && difference.cancelled().isEmpty()
                ? Uni.createFrom().voidItem()
                : news.tell(
                        listener ->
                                listener.datesChanged(
                                        after, difference.told(), difference.cancelled()));
    }

    /** All of a webinar's coming dates are off, and what was live was broken off. */
    Uni<Void> cancelled(WebinarView after, List<OccurrenceView> dates, boolean announced) {
        List<OccurrenceView> coming =
                dates.stream().filter(date -> date.state() == OccurrenceState.CANCELLED).toList();
        Uni<Void> released = preparation.release(coming);
        return announced ? released.chain(() -> tellOfCancelling(after, dates)) : released;
    }

    private Uni<Void> tellOfCancelling(WebinarView after, List<OccurrenceView> dates) {
        return news.tell(one -> one.cancelled(after, dates))
                .chain(() -> news.tell(one -> one.datesChanged(after, List.of(), dates)));
    }

    /** Does what it is given and takes it all back, so that one can say what it would do. */
    static <T> Uni<T> undone(Supplier<Uni<T>> change) {
        return Panache.withTransaction(
                () ->
                        Panache.currentTransaction()
                                .invoke(Transaction::markForRollback)
                                .chain(change::get));
    }

    /** Whom the change would reach. */
    Uni<Effects> foresee(WebinarView before, Held held) {
        WebinarView after = held.settled();
        if (after.state() == WebinarState.DRAFT) {
            return Uni.createFrom().item(Effects.NONE);
        }
        var difference = Difference.of(before, after);
        String unshown = unshown(after.provider());
        return elsewhere(before, after)
                .map(remade -> Effects.of(difference, remade, unshown, after))
                .chain(none -> moving(before, difference).map(none::moving))
                .chain(some -> cancelling(before, difference).map(some::cancelling))
                .chain(some -> adding(before, difference).map(some::adding))
                .chain(some -> vetoes.peopleTold(before).map(some::reaching));
    }

    /** Whether a room stands at another provider than the one it is to be at. */
    private Uni<Boolean> elsewhere(WebinarView before, WebinarView after) {
        if (Objects.equals(before.provider(), after.provider())) {
            return Uni.createFrom().item(false);
        }
        List<OccurrenceView> open =
                after.occurrences().stream().filter(date -> !date.state().over()).toList();
        return calls.findAll(ids(open))
                .map(
                        standing ->
                                standing.values().stream()
                                        .filter(call -> call.state() != CallState.RELEASED)
                                        .map(CallView::provider)
                                        .anyMatch(one -> !one.equals(after.provider())));
    }

    private Uni<Integer> moving(WebinarView before, Difference difference) {
        return vetoes.peopleToldOfMove(before, ids(difference.told()));
    }

    private Uni<Integer> cancelling(WebinarView before, Difference difference) {
        return vetoes.peopleToldOfCancelling(before, ids(difference.cancelled()));
    }

    private Uni<Integer> adding(WebinarView before, Difference difference) {
        return difference.addsAlone()
                ? vetoes.peopleToldOfAdding(before)
                : Uni.createFrom().item(0);
    }

    /** As people call it, if its rooms are not seen in our pages. */
    private @Nullable String unshown(@Nullable String chosen) {
        String provider = chosen == null ? providers.byDefault() : chosen;
        return providers.shown(provider) == Providers.Shown.BY_OUR_PAGES
                ? null
                : providers.title(provider);
    }

    private static List<UUID> ids(List<OccurrenceView> dates) {
        return dates.stream().map(OccurrenceView::id).toList();
    }
}
