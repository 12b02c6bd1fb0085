package dev.lectern.webinar;

import dev.lectern.call.CallChecks;
import dev.lectern.call.Calls;
import dev.lectern.kit.db.Ids;
import dev.lectern.kit.web.fault.Clashed;
import dev.lectern.kit.web.fault.Refused;
import dev.lectern.kit.web.fault.Sentence;
import dev.lectern.workspace.Caller;
import dev.lectern.workspace.WorkspaceView;
import dev.lectern.workspace.Workspaces;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Making, publishing, cancelling and deleting webinars, in the transaction that is open. */
@ApplicationScoped
class Planning {
    private final WebinarRows rows;
    private final Workspaces workspaces;
    private final Calls calls;
    private final CallChecks checks;
    private final Preparation preparation;
    private final Aftermath aftermath;
    private final Vetoes vetoes;
    private final News news;
    private final Deeds deeds;
    private final Clock clock;

    Planning(
            WebinarRows rows,
            Workspaces workspaces,
            Calls calls,
            CallChecks checks,
            Preparation preparation,
            Aftermath aftermath,
            Vetoes vetoes,
            News news,
            Deeds deeds,
            Clock clock) {
        this.rows = rows;
        this.workspaces = workspaces;
        this.calls = calls;
        this.checks = checks;
        this.preparation = preparation;
        this.aftermath = aftermath;
        this.vetoes = vetoes;
        this.news = news;
        this.deeds = deeds;
        this.clock = clock;
    }

    Uni<WebinarView> create(Caller caller, @Nullable JsonObject body) {
        var form = new WebinarForm(body, clock.instant());
        return workspaces
                .require(caller.workspace())
                .chain(home -> host(caller).map(host -> made(form, home, host)))
                .call(webinar -> check(form, webinar))
                .call(webinar -> address(webinar, form.slug()))
                .chain(webinar -> persist(webinar, form.publish()))
                .call(held -> deeds.note(caller, "made", held.view()))
                .chain(
                        held ->
                                form.publish()
                                        ? announce(caller, held)
                                        : Uni.createFrom().item(held.view()));
    }

    /**
     * Makes one like another. Where the provider of that is no longer set up and nobody named one,
     * the usual one takes its place.
     */
    Uni<WebinarView> copy(Caller caller, JsonObject like, JsonObject said) {
        String provider = said.containsKey("provider") ? null : like.getString("provider");
        if (provider == null) {
            return create(caller, like);
        }
        return checks.gone(caller.workspace(), provider)
                .chain(gone -> create(caller, gone.isEmpty() ? like : like.putNull("provider")));
    }

    private static Webinar made(WebinarForm form, WorkspaceView home, Optional<UUID> host) {
        return form.create(home.id(), host.orElse(null), home.language(), home.zone());
    }

    private Uni<Optional<UUID>> host(Caller caller) {
        UUID account = caller.account();
        return account == null
                ? workspaces.owner(caller.workspace())
                : Uni.createFrom().item(Optional.of(account));
    }

    /** Refuses what the provider or another feature cannot do. */
    Uni<Void> check(WebinarForm form, Webinar webinar) {
        WebinarView view = webinar.view(List.of());
        vetoes.againstRegistration(view.registration(), form::asSent);
        return canHaveRooms(view);
    }

    private Uni<Void> canHaveRooms(WebinarView view) {
        return checks.canDo(view.workspace(), Optional.ofNullable(view.provider()), view.policy())
                .replaceWithVoid();
    }

    /**
     * The same, of what changed: a provider that went missing does not stand in other changes' way.
     */
    Uni<Void> check(WebinarForm form, WebinarView before, Webinar webinar) {
        WebinarView after = webinar.view(List.of());
        String provider = after.provider();
        if (!Objects.equals(provider, before.provider())) {
            return check(form, webinar);
        }
        vetoes.againstRegistration(after.registration(), form::asSent);
        String where = provider == null ? checks.usual() : provider;
        return checks.couldDo(after.workspace(), where, after.policy());
    }

    /** Gives it the address somebody chose, else one made of its title. */
    Uni<Void> address(Webinar webinar, @Nullable String chosen) {
        if (chosen == null) {
            return Slugs.claim(webinar.slugOfTitle(), webinar.id())
                    .invoke(webinar::address)
                    .replaceWithVoid();
        }
        return Slugs.take(chosen, webinar.id())
                .invoke(
                        taken -> {
                            if (!taken) {
                                throw new Refused(
                                        "slug",
                                        Sentence.of(
                                                "Another webinar has this address. Choose another.",
                                                "Ein anderes Webinar hat diese Adresse. Wählen Sie eine andere."));
                            }
                            webinar.address(chosen);
                        })
                .replaceWithVoid();
    }

    /** As it will stand: what changes between here and the commit is written a second time. */
    private Uni<Held> persist(Webinar webinar, boolean published) {
        List<Occurrence> dates = webinar.schedule().dates().stream().map(webinar::date).toList();
        var held = new Held(webinar, new ArrayList<>(dates));
        if (published) {
            publish(held);
        } else {
            webinar.settle(dates);
        }
        List<Object> all = new ArrayList<>(dates);
        all.add(0, webinar);
        return Panache.getSession()
                .chain(session -> session.persistAll(all.toArray()))
                .replaceWith(held);
    }

    Uni<WebinarView> publish(Caller caller, UUID id) {
        return hold(caller, id)
                .invoke(this::publish)
                .call(held -> canHaveRooms(held.view()))
                .chain(Planning::withoutDropped)
                .chain(held -> announce(caller, held));
    }

    /** What only a draft had and left out again is cancelled for nobody. */
    private static Uni<Held> withoutDropped(Held held) {
        List<Occurrence> dropped = held.occurrences().stream().filter(Occurrence::dropped).toList();
        return News.inTurn(dropped, date -> Occurrence.delete("id", date.id()).replaceWithVoid())
                .replaceWith(() -> held.without(dropped));
    }

    private void publish(Held held) {
        Instant now = clock.instant();
        held.webinar().publish(now);
        held.webinar().settleAt(checks.usual());
        if (held.settled().current().endsAt().isBefore(now)) {
            throw new Refused(
                    "startsAt",
                    Sentence.of(
                            "This time has passed. Choose a time after now.",
                            "Diese Zeit ist vorbei. Wählen Sie eine Zeit nach jetzt."));
        }
    }

    private Uni<WebinarView> announce(Caller caller, Held held) {
        WebinarView view = held.view();
        return preparation
                .prepare(view)
                .chain(() -> deeds.note(caller, "published", view))
                .chain(() -> news.tell(listener -> listener.published(view)))
                .replaceWith(view);
    }

    /** Cancels the whole webinar: what is live ends, what is coming will not happen. */
    Uni<WebinarView> cancel(Caller caller, UUID id) {
        return hold(caller, id, Right.END)
                .chain(this::cancel)
                .call(view -> deeds.note(caller, "cancelled", view));
    }

    private Uni<WebinarView> cancel(Held held) {
        Instant now = clock.instant();
        boolean announced = held.webinar().state() == WebinarState.PUBLISHED;
        List<Occurrence> live = held.in(OccurrenceState.LIVE);
        List<Occurrence> coming = held.in(OccurrenceState.SCHEDULED);
        callOff(held, now);
        WebinarView view = held.settled();
        List<OccurrenceView> off =
                Stream.concat(live.stream(), coming.stream()).map(Occurrence::view).toList();
        return News.inTurn(live, date -> stopped(view, date.view()))
                .chain(() -> aftermath.cancelled(view, off, announced))
                .replaceWith(view);
    }

    private static void callOff(Held held, Instant now) {
        held.webinar().cancel(now);
        var change = new DateChange(Ids.next(), DateChange.What.CANCELLED_WITH_ALL);
        for (Occurrence date : held.in(OccurrenceState.LIVE)) {
            date.breakOff(now);
            date.changed(change);
        }
        for (Occurrence date : held.in(OccurrenceState.SCHEDULED)) {
            date.cancel();
            date.changed(change);
        }
    }

    /** Whom cancelling would reach; the transaction is not to be committed. */
    Uni<Effects> foreseeCancelling(Caller caller, UUID id) {
        return hold(caller, id, Right.END)
                .chain(
                        held -> {
                            WebinarView before = held.view();
                            callOff(held, clock.instant());
                            return aftermath.foresee(before, held);
                        });
    }

    private Uni<Void> stopped(WebinarView view, OccurrenceView date) {
        return calls.end(date.id()).chain(() -> news.tell(listener -> listener.ended(view, date)));
    }

    Uni<Void> delete(Caller caller, UUID id) {
        return hold(caller, id, Right.DELETE)
                .invoke(
                        held -> {
                            if (!held.in(OccurrenceState.LIVE).isEmpty()) {
                                throw new Clashed(
                                        Sentence.of(
                                                "This webinar is live. End it first.",
                                                "Dieses Webinar ist live. Beenden Sie es zuerst."));
                            }
                            Instant now = clock.instant();
                            held.occurrences()
                                    .forEach(date -> date.claim().requireNotUnderWay(now));
                        })
                .call(held -> vetoes.againstDeleting(held.view()))
                .call(held -> preparation.release(held.view().occurrences()))
                .call(held -> news.tell(listener -> listener.deleted(held.view())))
                .call(held -> deeds.note(caller, "deleted", held.view()))
                .chain(held -> Webinar.delete("id", id))
                .replaceWithVoid();
    }

    /** The webinar, locked, if this person may change it. */
    Uni<Held> hold(Caller caller, UUID id) {
        return hold(caller, id, Right.CHANGE);
    }

    /** The webinar, locked, if this person may do this with it. */
    Uni<Held> hold(Caller caller, UUID id, Right right) {
        return rows.lock(caller.workspace(), id)
                .call(held -> Rights.require(id, held.webinar().hostId(), caller, right));
    }
}
