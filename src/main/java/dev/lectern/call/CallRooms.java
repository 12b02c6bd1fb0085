package dev.lectern.call;

import dev.lectern.call.policy.Feature;
import dev.lectern.call.policy.Layout;
import dev.lectern.call.policy.Role;
import dev.lectern.kit.web.fault.Clashed;
import dev.lectern.kit.web.fault.NotFound;
import dev.lectern.kit.web.fault.Sentence;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * The door to what happens in a call: who is let in, who may speak, what is recorded, how it looks.
 * Ask with no transaction open; what the provider cannot do is refused with a sentence.
 */
@ApplicationScoped
public class CallRooms {
    private final Calls calls;
    private final EarlierCalls earlier;
    private final Providers providers;
    private final OwnContext ownContext;
    private final Clock clock;

    CallRooms(
            Calls calls,
            EarlierCalls earlier,
            Providers providers,
            OwnContext ownContext,
            Clock clock) {
        this.calls = calls;
        this.earlier = earlier;
        this.providers = providers;
        this.ownContext = ownContext;
        this.clock = clock;
    }

    /**
     * Lets somebody in, until then or until the call expires, whichever is first; while it is live
     * it does not expire. A call that is not made yet is made first.
     */
    public Uni<Grant> grant(UUID occurrence, Who who, Role role, Instant until) {
        return calls.plan(occurrence)
                .chain(
                        held ->
                                held.wanted()
                                        ? calls.provisionNow(occurrence)
                                                .chain(() -> calls.plan(occurrence))
                                        : Uni.createFrom().item(held))
                .chain(held -> grantOrMend(held, who, role, until));
    }

    /** A room that went missing at its provider is made again for the first who asks. */
    private Uni<Grant> grantOrMend(Held held, Who who, Role role, Instant until) {
        return Uni.createFrom()
                .deferred(() -> grant(held, who, role, until))
                .onFailure(NotFound.class)
                .recoverWithUni(
                        () ->
                                calls.compareNow(held.occurrence())
                                        .chain(() -> calls.plan(held.occurrence()))
                                        .chain(now -> grant(now, who, role, until)));
    }

    private Uni<Grant> grant(Held held, Who who, Role role, Instant until) {
        if (held.state() == CallState.ENDED || held.state() == CallState.RELEASED) {
            throw Turns.closed();
        }
        Instant end = open(held, until);
        return ask(held.standing(), (provider, plan) -> provider.grant(plan, who, role, end));
    }

    private Instant open(Held held, Instant until) {
        Instant expiry = held.plan().expiresAt();
        Instant end = held.state() == CallState.LIVE || until.isBefore(expiry) ? until : expiry;
        if (!end.isAfter(clock.instant())) {
            throw new Clashed(
                    Sentence.of(
                            "The time of this room is over.", "Die Zeit dieses Raums ist vorbei."));
        }
        return end;
    }

    public Uni<List<Participant>> participants(UUID occurrence) {
        return able(
                occurrence,
                Feature.PARTICIPANTS,
                Sentence.of("say who is in a room", "sagen, wer im Raum ist"),
                CallProvider::participants);
    }

    /** How many of each role are in the room at its provider. */
    public Uni<Map<Role, Integer>> present(UUID occurrence) {
        return able(
                occurrence,
                Feature.PARTICIPANTS,
                Sentence.of("say who is in a room", "sagen, wer im Raum ist"),
                CallProvider::present);
    }

    /** Lets a person do what the role may do; with {@link Role#ATTENDEE}, watch only. */
    public Uni<Void> changeRole(UUID occurrence, String identity, Role role) {
        return able(
                occurrence,
                Feature.PROMOTE,
                Sentence.of(
                        "change what a person may do while they are in",
                        "ändern, was jemand im Raum darf"),
                (provider, plan) -> provider.changeRole(plan, identity, role));
    }

    public Uni<Void> promote(UUID occurrence, String identity) {
        return changeRole(occurrence, identity, Role.PANELIST);
    }

    public Uni<Void> demote(UUID occurrence, String identity) {
        return changeRole(occurrence, identity, Role.ATTENDEE);
    }

    public Uni<Void> mute(UUID occurrence, String identity, Track track) {
        return able(
                occurrence,
                Feature.MUTE,
                Sentence.of("mute somebody else", "andere stumm schalten"),
                (provider, plan) -> provider.mute(plan, identity, track));
    }

    public Uni<Void> remove(UUID occurrence, String identity) {
        return able(
                occurrence,
                Feature.REMOVE,
                Sentence.of("put somebody out", "jemanden hinaussetzen"),
                (provider, plan) -> provider.remove(plan, identity));
    }

    public Uni<Void> startRecording(UUID occurrence) {
        return able(
                occurrence,
                Feature.RECORDING_ON_DEMAND,
                Sentence.of(
                        "start a recording on demand", "eine Aufzeichnung nach Bedarf beginnen"),
                CallProvider::startRecording);
    }

    public Uni<Void> stopRecording(UUID occurrence) {
        return able(
                occurrence,
                Feature.RECORDING_ON_DEMAND,
                Sentence.of("stop a recording on demand", "eine Aufzeichnung nach Bedarf beenden"),
                CallProvider::stopRecording);
    }

    public Uni<Void> pauseRecording(UUID occurrence) {
        return able(
                occurrence,
                Feature.RECORDING_PAUSE,
                Sentence.of("pause a recording", "eine Aufzeichnung unterbrechen"),
                CallProvider::pauseRecording);
    }

    public Uni<Void> resumeRecording(UUID occurrence) {
        return able(
                occurrence,
                Feature.RECORDING_PAUSE,
                Sentence.of("resume a recording", "eine Aufzeichnung fortsetzen"),
                CallProvider::resumeRecording);
    }

    /**
     * The oldest first, of what the room was before it was opened again too; a date whose room is
     * not made has none.
     */
    public Uni<List<CallRecording>> recordings(UUID occurrence) {
        return standing(occurrence)
                .chain(
                        all ->
                                Multi.createFrom()
                                        .iterable(all)
                                        .onItem()
                                        .transformToUniAndConcatenate(this::recordings)
                                        .collect()
                                        .asList())
                .map(lists -> lists.stream().flatMap(List::stream).toList());
    }

    /** Of this one room; one that is not there has none. */
    Uni<List<CallRecording>> recordings(StandingCall call) {
        return able(
                        call,
                        Feature.RECORDING_LIST,
                        Sentence.of("list its recordings", "seine Aufzeichnungen auflisten"),
                        CallProvider::recordings)
                .onFailure(NotFound.class)
                .recoverWithItem(List.of());
    }

    /** A fresh link to a finished recording; empty while there is none. */
    public Uni<Optional<Download>> download(UUID occurrence, String recording) {
        return standing(occurrence)
                .chain(
                        all ->
                                all.isEmpty()
                                        ? Uni.createFrom().failure(Calls.none())
                                        : download(all, recording));
    }

    /** From whichever of these rooms it was recorded in. */
    private Uni<Optional<Download>> download(List<StandingCall> all, String recording) {
        Uni<Optional<Download>> here =
                able(
                        all.get(0),
                        Feature.RECORDING_DOWNLOAD,
                        Sentence.of("hand out its recordings", "seine Aufzeichnungen herausgeben"),
                        (provider, plan) -> provider.download(plan, recording));
        if (all.size() == 1) {
            return here;
        }
        return here.onFailure(NotFound.class)
                .recoverWithItem(Optional.empty())
                .chain(
                        found ->
                                found.isPresent()
                                        ? Uni.createFrom().item(found)
                                        : download(all.subList(1, all.size()), recording));
    }

    /** All rooms that this date had and that stand yet, the oldest first. */
    private Uni<List<StandingCall>> standing(UUID occurrence) {
        return earlier.of(occurrence)
                .chain(before -> calls.findPlan(occurrence).map(now -> standing(before, now)));
    }

    private static List<StandingCall> standing(List<StandingCall> before, Optional<Held> now) {
        Stream<StandingCall> last =
                now
                        .filter(one -> before.isEmpty() || one.state() != CallState.RELEASED)
                        .map(Held::standing)
                        .stream();
        return Stream.concat(before.stream(), last).toList();
    }

    public Uni<Void> setLayout(UUID occurrence, Layout layout) {
        return able(
                occurrence,
                Feature.LAYOUT_WHILE_LIVE,
                Sentence.of(
                        "change the layout of a room that is on",
                        "die Anordnung eines laufenden Raums ändern"),
                (provider, plan) -> provider.setLayout(plan, layout));
    }

    private <T> Uni<T> able(
            UUID occurrence,
            Feature feature,
            Sentence toDoWhat,
            BiFunction<CallProvider, CallPlan, Uni<T>> action) {
        return calls.plan(occurrence)
                .chain(held -> able(held.standing(), feature, toDoWhat, action));
    }

    private <T> Uni<T> able(
            StandingCall call,
            Feature feature,
            Sentence toDoWhat,
            BiFunction<CallProvider, CallPlan, Uni<T>> action) {
        return ask(
                call,
                (provider, plan) -> {
                    String title = providers.title(call.provider());
                    provider.capabilities().require(feature, title, toDoWhat);
                    return action.apply(provider, plan);
                });
    }

    private <T> Uni<T> ask(StandingCall call, BiFunction<CallProvider, CallPlan, Uni<T>> action) {
        return ownContext.run(
                () ->
                        providers
                                .require(call.plan().workspace(), call.provider())
                                .chain(provider -> action.apply(provider, call.plan())));
    }
}
