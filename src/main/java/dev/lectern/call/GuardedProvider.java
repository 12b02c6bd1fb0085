package dev.lectern.call;

import dev.lectern.call.ProviderOperations.Outcome;
import dev.lectern.call.policy.Capabilities;
import dev.lectern.call.policy.Feature;
import dev.lectern.call.policy.Layout;
import dev.lectern.call.policy.Role;
import dev.lectern.kit.web.fault.Clashed;
import dev.lectern.kit.web.fault.Fault;
import dev.lectern.kit.web.fault.NotFound;
import dev.lectern.kit.web.fault.ProviderFailed;
import dev.lectern.kit.web.fault.Refused;
import dev.lectern.kit.web.fault.Sentence;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** A provider with a deadline on every answer, a breaker before it and a record behind it. */
class GuardedProvider implements CallProvider {
    static final Duration DEADLINE = Duration.ofSeconds(20);

    private static final Logger LOG = Logger.getLogger(GuardedProvider.class);

    private final CallProvider provider;
    private final String title;
    private final @Nullable UUID owner;
    private final Breaker breaker = new Breaker();
    private final ProviderOperations operations;
    private final Clock clock;

    /**
     * @param owner whose connection it is; absent for the one that is everybody's
     */
    GuardedProvider(
            CallProvider provider,
            String title,
            @Nullable UUID owner,
            ProviderOperations operations,
            Clock clock) {
        this.provider = provider;
        this.title = title;
        this.owner = owner;
        this.operations = operations;
        this.clock = clock;
    }

    private <T> Uni<T> guard(Question question, @Nullable CallPlan plan, Supplier<Uni<T>> asking) {
        return Uni.createFrom()
                .deferred(
                        () -> {
                            Instant began = clock.instant();
                            if (!breaker.lets(began)) {
                                return holdBack(question, plan, began);
                            }
                            return ask(asking)
                                    .onItem()
                                    .call(done -> record(question, plan, began, Outcome.DONE, null))
                                    .onFailure()
                                    .call(failure -> record(question, plan, began, failure));
                        });
    }

    private <T> Uni<T> ask(Supplier<Uni<T>> asking) {
        return asking.get()
                .ifNoItem()
                .after(DEADLINE)
                .failWith(() -> ProviderFailed.forNow(name(), late()))
                .onFailure(this::unexpected)
                .transform(this::ofTheirs)
                .onItem()
                .invoke(breaker::succeeded)
                .onFailure()
                .invoke(this::count);
    }

    /** An answer of another shape than theirs has: a proxy's page, a wrong address, a new API. */
    private boolean unexpected(Throwable failure) {
        return !(failure instanceof Fault) && !capabilities().can(Feature.IN_HOUSE);
    }

    private ProviderFailed ofTheirs(Throwable unexpected) {
        LOG.warn(title + " gave an answer that was not understood", unexpected);
        return ProviderFailed.forNow(
                name(),
                Sentence.of("%s gave an unexpected answer.", "%s gab eine unerwartete Antwort.")
                        .about(title));
    }

    /** A refusal is an answer; only silence and errors of theirs open the breaker. */
    private void count(Throwable failure) {
        if (failure instanceof ProviderFailed failed && !failed.permanent()) {
            breaker.failed(clock.instant());
        } else {
            breaker.succeeded();
        }
    }

    private <T> Uni<T> holdBack(Question question, @Nullable CallPlan plan, Instant began) {
        Sentence sentence = rests();
        return record(question, plan, began, Outcome.HELD_BACK, sentence)
                .chain(() -> Uni.createFrom().failure(ProviderFailed.forNow(name(), sentence)));
    }

    private Sentence rests() {
        return Sentence.of(
                        "%s has not answered for a while and is given a rest.",
                        "%s hat eine Weile nicht geantwortet und wird eine Zeit lang nicht"
                                + " gefragt.")
                .about(title);
    }

    private Sentence late() {
        return Sentence.of(
                        "%s did not answer within %d seconds.",
                        "%s hat nicht innerhalb von %d Sekunden geantwortet.")
                .about(title, DEADLINE.toSeconds());
    }

    private Uni<Void> record(
            Question question, @Nullable CallPlan plan, Instant began, Throwable failure) {
        boolean refused =
                failure instanceof Refused
                        || failure instanceof NotFound
                        || failure instanceof Clashed;
        Outcome outcome = refused ? Outcome.REFUSED : Outcome.FAILED;
        return record(question, plan, began, outcome, said(failure));
    }

    private static Sentence said(Throwable failure) {
        return failure instanceof Fault fault
                ? fault.sentence()
                : Sentence.of("Unexpectedly: %s.", "Unerwartet: %s.")
                        .about(failure.getClass().getSimpleName());
    }

    private Uni<Void> record(
            Question question,
            @Nullable CallPlan plan,
            Instant began,
            Outcome outcome,
            @Nullable Sentence message) {
        if (outcome == Outcome.DONE && staysInTheHouse(question)) {
            return Uni.createFrom().voidItem();
        }
        return plan == null
                ? operations.writeList(owner, name(), began, outcome, message)
                : operations.write(plan, name(), question, began, outcome, message);
    }

    /** What is only looked up or signed here is no line worth reading. */
    private boolean staysInTheHouse(Question question) {
        return capabilities().can(Feature.IN_HOUSE)
                && (question == Question.GRANT || question == Question.LIST);
    }

    @Override
    public String name() {
        return provider.name();
    }

    @Override
    public Capabilities capabilities() {
        return provider.capabilities();
    }

    @Override
    public Uni<RoomAtProvider> ensure(CallPlan plan) {
        return guard(Question.ENSURE, plan, () -> provider.ensure(plan));
    }

    @Override
    public Uni<RoomAtProvider> update(CallPlan plan) {
        return guard(Question.UPDATE, plan, () -> provider.update(plan));
    }

    @Override
    public Uni<Optional<RoomAtProvider>> find(CallPlan plan) {
        return guard(Question.FIND, plan, () -> provider.find(plan));
    }

    @Override
    public Uni<RoomAtProvider> start(CallPlan plan) {
        return guard(Question.START, plan, () -> provider.start(plan));
    }

    @Override
    public Uni<Void> stop(CallPlan plan) {
        return guard(Question.STOP, plan, () -> provider.stop(plan));
    }

    @Override
    public Uni<Void> release(CallPlan plan) {
        return guard(Question.RELEASE, plan, () -> provider.release(plan));
    }

    @Override
    public Uni<List<Standing>> standing() {
        return guard(Question.LIST, null, provider::standing);
    }

    @Override
    public Uni<Grant> grant(CallPlan plan, Who who, Role role, Instant until) {
        return guard(Question.GRANT, plan, () -> provider.grant(plan, who, role, until));
    }

    @Override
    public Uni<List<Participant>> participants(CallPlan plan) {
        return guard(Question.PARTICIPANTS, plan, () -> provider.participants(plan));
    }

    @Override
    public Uni<Map<Role, Integer>> present(CallPlan plan) {
        return guard(Question.PARTICIPANTS, plan, () -> provider.present(plan));
    }

    @Override
    public Uni<Void> changeRole(CallPlan plan, String identity, Role role) {
        return guard(Question.CHANGE_ROLE, plan, () -> provider.changeRole(plan, identity, role));
    }

    @Override
    public Uni<Void> mute(CallPlan plan, String identity, Track track) {
        return guard(Question.MUTE, plan, () -> provider.mute(plan, identity, track));
    }

    @Override
    public Uni<Void> remove(CallPlan plan, String identity) {
        return guard(Question.REMOVE, plan, () -> provider.remove(plan, identity));
    }

    @Override
    public Uni<Void> startRecording(CallPlan plan) {
        return guard(Question.START_RECORDING, plan, () -> provider.startRecording(plan));
    }

    @Override
    public Uni<Void> stopRecording(CallPlan plan) {
        return guard(Question.STOP_RECORDING, plan, () -> provider.stopRecording(plan));
    }

    @Override
    public Uni<Void> pauseRecording(CallPlan plan) {
        return guard(Question.PAUSE_RECORDING, plan, () -> provider.pauseRecording(plan));
    }

    @Override
    public Uni<Void> resumeRecording(CallPlan plan) {
        return guard(Question.RESUME_RECORDING, plan, () -> provider.resumeRecording(plan));
    }

    @Override
    public Uni<List<CallRecording>> recordings(CallPlan plan) {
        return guard(Question.RECORDINGS, plan, () -> provider.recordings(plan));
    }

    @Override
    public Uni<Optional<Download>> download(CallPlan plan, String recording) {
        return guard(Question.DOWNLOAD, plan, () -> provider.download(plan, recording));
    }

    @Override
    public Uni<Void> setLayout(CallPlan plan, Layout layout) {
        return guard(Question.SET_LAYOUT, plan, () -> provider.setLayout(plan, layout));
    }

    @Override
    public Optional<Webhook.Delivery> verify(Webhook webhook) {
        return provider.verify(webhook);
    }

    /** Asked even while the breaker is open: somebody wants to know; a good answer closes it. */
    @Override
    public Uni<Checkup> check() {
        return provider.check()
                .ifNoItem()
                .after(DEADLINE)
                .recoverWithItem(() -> new Checkup(Checkup.State.UNREACHABLE, late()))
                .invoke(
                        checkup -> {
                            if (checkup.working()) {
                                breaker.succeeded();
                            }
                        });
    }
}
