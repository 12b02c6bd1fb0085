package dev.lectern.call;

import dev.lectern.kit.web.Clashed;
import dev.lectern.kit.web.Sentence;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

/**
 * The door to what happens in a call: who is let in, who may speak, what is recorded, how it looks.
 * Ask with no transaction open; what the provider cannot do is refused with a sentence.
 */
@ApplicationScoped
public class CallRooms {
    private final Calls calls;
    private final Providers providers;
    private final OwnContext ownContext;
    private final Clock clock;

    CallRooms(Calls calls, Providers providers, OwnContext ownContext, Clock clock) {
        this.calls = calls;
        this.providers = providers;
        this.ownContext = ownContext;
        this.clock = clock;
    }

    /**
     * Lets somebody in, until then or until the call expires, whichever is first. A call that is
     * not made yet is made first.
     */
    public Uni<Grant> grant(UUID occurrence, Who who, Role role, Instant until) {
        return calls.plan(occurrence)
                .chain(
                        held ->
                                held.wanted()
                                        ? calls.provisionNow(occurrence)
                                                .chain(() -> calls.plan(occurrence))
                                        : Uni.createFrom().item(held))
                .chain(held -> grant(held, who, role, until));
    }

    private Uni<Grant> grant(Held held, Who who, Role role, Instant until) {
        if (held.state() == CallState.ENDED || held.state() == CallState.RELEASED) {
            throw Turns.closed();
        }
        Instant expiry = held.plan().expiresAt();
        Instant end = until.isBefore(expiry) ? until : expiry;
        if (!end.isAfter(clock.instant())) {
            throw new Clashed(
                    Sentence.of(
                            "The time of this room is over.", "Die Zeit dieses Raums ist vorbei."));
        }
        return ask(held, (provider, plan) -> provider.grant(plan, who, role, end));
    }

    public Uni<List<Participant>> participants(UUID occurrence) {
        return able(
                occurrence,
                Feature.PARTICIPANTS,
                Sentence.of("say who is in a room", "sagen, wer im Raum ist"),
                CallProvider::participants);
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

    /** A date whose room is not made yet has none. */
    public Uni<List<CallRecording>> recordings(UUID occurrence) {
        return calls.find(occurrence)
                .chain(
                        call ->
                                call.isEmpty()
                                        ? Uni.createFrom().item(List.of())
                                        : able(
                                                occurrence,
                                                Feature.RECORDING_LIST,
                                                Sentence.of(
                                                        "list its recordings",
                                                        "seine Aufzeichnungen auflisten"),
                                                CallProvider::recordings));
    }

    /** A fresh link to a finished recording; empty while there is none. */
    public Uni<Optional<Download>> download(UUID occurrence, String recording) {
        return able(
                occurrence,
                Feature.RECORDING_DOWNLOAD,
                Sentence.of("hand out its recordings", "seine Aufzeichnungen herausgeben"),
                (provider, plan) -> provider.download(plan, recording));
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
                .chain(
                        held ->
                                ask(
                                        held,
                                        (provider, plan) -> {
                                            String title = providers.title(held.provider());
                                            provider.capabilities()
                                                    .require(feature, title, toDoWhat);
                                            return action.apply(provider, plan);
                                        }));
    }

    private <T> Uni<T> ask(Held held, BiFunction<CallProvider, CallPlan, Uni<T>> action) {
        return ownContext.run(
                () ->
                        providers
                                .require(held.plan().workspace(), held.provider())
                                .chain(provider -> action.apply(provider, held.plan())));
    }
}
