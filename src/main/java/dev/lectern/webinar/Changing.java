package dev.lectern.webinar;

import dev.lectern.call.CallChecks;
import dev.lectern.call.policy.CallSpec;
import dev.lectern.kit.web.api.Versions;
import dev.lectern.kit.web.fault.Refused;
import dev.lectern.kit.web.fault.Sentence;
import dev.lectern.webinar.text.Slug;
import dev.lectern.workspace.Caller;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The door to changing a webinar that stands, in the transaction that is open. */
@ApplicationScoped
public class Changing {
    private static final Set<String> WHILE_LIVE =
            Set.of("chat", "screenShare", "layout", "maxParticipants");

    private final Planning planning;
    private final CallChecks checks;
    private final Aftermath aftermath;
    private final Deeds deeds;
    private final Clock clock;

    Changing(Planning planning, CallChecks checks, Aftermath aftermath, Deeds deeds, Clock clock) {
        this.planning = planning;
        this.checks = checks;
        this.aftermath = aftermath;
        this.deeds = deeds;
        this.clock = clock;
    }

    /**
     * Lays what a request says over the webinar.
     *
     * @param seen the entity tag of what whoever changes it saw; absent to change whatever stands
     */
    public Uni<WebinarView> change(
            Caller caller, UUID id, @Nullable JsonObject body, @Nullable String seen) {
        return changed(caller, id, body, seen)
                .chain(change -> aftermath.follow(change.before(), change.after()))
                .call(after -> note(caller, after));
    }

    /** Keeps what is typed in a draft; what became of it meanwhile is not changed by typing. */
    Uni<WebinarView> keep(
            Caller caller, UUID id, @Nullable JsonObject body, @Nullable String seen) {
        return planning.hold(caller, id)
                .invoke(held -> held.webinar().state().requireDraft())
                .chain(() -> change(caller, id, body, seen));
    }

    /** A draft is saved while its host types: only what others see is worth noting. */
    private Uni<Void> note(Caller caller, WebinarView after) {
        return after.state() == WebinarState.DRAFT
                ? Uni.createFrom().voidItem()
                : deeds.note(caller, "changed", after);
    }

    /** Whom it would reach and how; the transaction is not to be committed. */
    Uni<Effects> foresee(Caller caller, UUID id, @Nullable JsonObject body, @Nullable String seen) {
        return changed(caller, id, body, seen)
                .chain(change -> aftermath.foresee(change.before(), change.after()));
    }

    private record Change(WebinarView before, Held after) {}

    private Uni<Change> changed(
            Caller caller, UUID id, @Nullable JsonObject body, @Nullable String seen) {
        var form = new WebinarForm(body, clock.instant());
        return planning.hold(caller, id).chain(held -> changed(held, form, seen));
    }

    private Uni<Change> changed(Held held, WebinarForm form, @Nullable String seen) {
        Webinar webinar = held.webinar();
        webinar.settleAt(checks.usual());
        WebinarView before = held.view();
        Schedule stood = webinar.schedule();
        Versions.require(seen, before.version());
        webinar.edited(clock.instant());
        form.change(before, webinar);
        webinar.settleAt(checks.usual());
        List<String> times = stood.differences(webinar.schedule());
        refuseWhileBeginning(held, before, times);
        refuseOtherTimes(before, times);
        refuseWhileLive(before, webinar);
        return planning.check(form, before, webinar)
                .chain(() -> checkLayout(before, webinar))
                .chain(() -> readdress(before, webinar, form.slug()))
                .chain(
                        () ->
                                form.saysWhen()
                                        ? reschedule(held, stood)
                                        : Uni.createFrom().item(held))
                .map(after -> new Change(before, after));
    }

    /** While it is a draft whose address nobody chose, that follows the title. */
    private Uni<Void> readdress(WebinarView before, Webinar webinar, @Nullable String chosen) {
        if (chosen != null && !chosen.equals(before.slug())) {
            return planning.address(webinar, chosen);
        }
        WebinarView after = webinar.view(List.of());
        boolean follows =
                before.state() == WebinarState.DRAFT
                        && Slug.isMadeOf(before.slug(), before.title(), before.language())
                        && !Slug.isMadeOf(before.slug(), after.title(), after.language());
        return follows
                ? Slugs.free(before.slug(), before.id())
                        .chain(() -> planning.address(webinar, null))
                : Uni.createFrom().voidItem();
    }

    /** What is on or over is when it is. */
    private static void refuseOtherTimes(WebinarView before, List<String> differences) {
        boolean over = before.state() == WebinarState.FINISHED;
        if (differences.isEmpty() || !over && !before.live()) {
            return;
        }
        throw new Refused(
                differences.get(0),
                over
                        ? Sentence.of(
                                "It is over. Duplicate the webinar to hold it at another time.",
                                "Es ist vorbei. Duplizieren Sie das Webinar, um es zu einer anderen"
                                        + " Zeit zu halten.")
                        : Sentence.of(
                                "It is live. End it before changing its time, or duplicate the"
                                        + " webinar.",
                                "Es ist live. Beenden Sie es, bevor Sie die Zeit ändern, oder"
                                        + " duplizieren Sie das Webinar."));
    }

    /** The provider is at it with what stood when it was asked. */
    private void refuseWhileBeginning(Held held, WebinarView before, List<String> times) {
        Instant now = clock.instant();
        if (held.occurrences().stream().noneMatch(date -> date.claim().underWay(now))) {
            return;
        }
        WebinarView after = held.webinar().view(List.of());
        boolean moved = !Objects.equals(before.provider(), after.provider());
        Stream.of(
                        times.stream(),
                        moved ? Stream.of("provider") : Stream.<String>empty(),
                        differences(before.policy(), after.policy()).stream()
                                .map(name -> "policy." + name))
                .flatMap(Function.identity())
                .findFirst()
                .ifPresent(
                        field -> {
                            throw new Refused(field, Claim.UNDER_WAY);
                        });
    }

    private static void refuseWhileLive(WebinarView before, Webinar webinar) {
        if (!before.live()) {
            return;
        }
        WebinarView after = webinar.view(List.of());
        if (!Objects.equals(before.provider(), after.provider())) {
            throw new Refused(
                    "provider",
                    Sentence.of(
                            "People are inside. End the webinar before moving its room.",
                            "Es sind Menschen im Raum. Beenden Sie das Webinar, bevor Sie"
                                    + " den Raum verlegen."));
        }
        differences(before.policy(), after.policy()).stream()
                .filter(name -> !WHILE_LIVE.contains(name))
                .findFirst()
                .ifPresent(
                        name -> {
                            throw new Refused(
                                    "policy." + name,
                                    Sentence.of(
                                            "This cannot change while people are inside. Chat, screen"
                                                    + " share, layout and the limit can.",
                                            "Das lässt sich nicht ändern, solange jemand im Raum ist."
                                                    + " Chat, Bildschirmteilen, Anordnung und Grenze schon."));
                        });
    }

    private Uni<Void> checkLayout(WebinarView before, Webinar webinar) {
        boolean other =
                before.live()
                        && before.policy().layout() != webinar.view(List.of()).policy().layout();
        return other
                ? checks.canChangeLayoutWhileLive(
                        before.workspace(), Optional.ofNullable(before.provider()))
                : Uni.createFrom().voidItem();
    }

    private static List<String> differences(CallSpec one, CallSpec other) {
        JsonObject before = one.toJson();
        JsonObject after = other.toJson();
        return before.fieldNames().stream()
                .filter(name -> !before.getValue(name).equals(after.getValue(name)))
                .toList();
    }

    /** Brings the dates in line with what the webinar now says. */
    private Uni<Held> reschedule(Held held, Schedule stood) {
        Webinar webinar = held.webinar();
        new Refitting(stood, webinar.schedule()).apply(held.occurrences());
        var plan = Rescheduling.of(held.occurrences(), webinar.schedule().dates(), clock.instant());
        plan.apply(webinar.schedule());
        List<Occurrence> added = plan.added().stream().map(webinar::date).toList();
        if (webinar.state() != WebinarState.DRAFT) {
            plan.dropped().forEach(Occurrence::drop);
            Held after = held.with(added);
            if (SeriesShift.overlap(after.occurrences())) {
                throw DateForm.overlaps();
            }
            return persist(added).replaceWith(after);
        }
        List<Occurrence> gone = gone(held, plan.dropped());
        plan.dropped().stream().filter(date -> !gone.contains(date)).forEach(Occurrence::drop);
        return News.inTurn(gone, date -> Occurrence.delete("id", date.id()).replaceWithVoid())
                .chain(() -> persist(added))
                .replaceWith(() -> held.without(gone).with(added));
    }

    /** What a draft forgets; where a date was moved to tells which day is left out with it. */
    private static List<Occurrence> gone(Held held, List<Occurrence> dropped) {
        Schedule schedule = held.webinar().schedule();
        return held.occurrences().stream()
                .filter(date -> date.dropped() || dropped.contains(date))
                .filter(date -> !schedule.leavesOut(date.slot()) || schedule.has(date))
                .toList();
    }

    private static Uni<Void> persist(List<Occurrence> added) {
        return Panache.getSession().chain(session -> session.persistAll(added.toArray()));
    }
}
