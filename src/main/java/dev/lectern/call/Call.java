package dev.lectern.call;

import static java.util.stream.Collectors.joining;

import dev.lectern.call.policy.CallSpec;
import dev.lectern.call.policy.Preset;
import dev.lectern.kit.web.fault.Clashed;
import dev.lectern.kit.web.fault.Sentence;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.vertx.core.json.JsonObject;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * The call that an occurrence owns, and what its provider has been told of it.
 *
 * <pre>
 * pending ──▶ ready ──▶ live ──▶ ended          any ──▶ released ──▶ pending (a new generation)
 *    │  ▲       ▲                  │
 *    ▼  │       │                  └──▶ ready    (opened again, or a new generation)
 *   failing ────┘
 * </pre>
 *
 * While somebody speaks to the provider the row is held, so that one node at a time does; a hold
 * ends by itself, for a killed node lets nothing go.
 */
@Entity
@Table(name = "call")
class Call extends PanacheEntityBase {
    @Id
    @Column(name = "occurrence_id")
    UUID occurrence;

    @Column(name = "workspace_id", nullable = false)
    UUID workspace;

    @Column(name = "webinar_id", nullable = false)
    UUID webinar;

    @Column(nullable = false)
    int generation;

    @Column(nullable = false)
    String provider;

    /** The provider's own id where it makes one, else ours. */
    @Column(nullable = false)
    String reference;

    @Column(nullable = false)
    String title;

    @Column(name = "starts_at", nullable = false)
    Instant startsAt;

    @Column(name = "ends_at", nullable = false)
    Instant endsAt;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(nullable = false)
    Map<String, Object> spec;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    CallState state;

    /** Rises whenever the provider ought to know something new. */
    @Column(nullable = false)
    int revision;

    /** The revision that the provider knows. */
    @Column(name = "told_revision", nullable = false)
    int toldRevision;

    @Column(name = "last_error")
    @Nullable String lastError;

    @Column(nullable = false)
    String warnings;

    @Nullable String hls;

    @Column(name = "held_until")
    @Nullable Instant heldUntil;

    /** Rises with every hold, so that a former holder is known by its number. */
    @Column(nullable = false)
    long fence;

    @Column(name = "live_at")
    @Nullable Instant liveAt;

    @Column(name = "ended_at")
    @Nullable Instant endedAt;

    @Version int version;

    protected Call() {}

    Call(CallRequest request, String provider, List<Sentence> warnings) {
        this.occurrence = request.occurrence();
        this.workspace = request.workspace();
        this.webinar = request.webinar();
        begin(1, provider);
        describe(request, warnings);
    }

    private void begin(int generation, String provider) {
        this.generation = generation;
        this.provider = provider;
        this.reference = id().toString();
        this.state = CallState.PENDING;
        this.toldRevision = 0;
        this.lastError = null;
        this.hls = null;
        this.liveAt = null;
        this.endedAt = null;
    }

    private void describe(CallRequest request, List<Sentence> warnings) {
        this.title = request.title();
        this.startsAt = request.startsAt();
        this.endsAt = request.endsAt();
        this.spec = request.spec().toJson().getMap();
        this.warnings = warnings.stream().map(Sentence::kept).collect(joining("\n"));
        this.revision++;
    }

    CallId id() {
        return new CallId(occurrence, generation);
    }

    CallSpec policy() {
        return CallSpec.read(new JsonObject(spec), Preset.GUEST_WEBINAR.spec());
    }

    CallPlan plan() {
        return new CallPlan(id(), reference, workspace, webinar, title, startsAt, endsAt, policy());
    }

    boolean is(CallState... states) {
        return List.of(states).contains(state);
    }

    /** Whether the provider knows less than we do. */
    boolean stale() {
        return toldRevision < revision;
    }

    boolean changes(CallRequest request) {
        return !title.equals(request.title())
                || !startsAt.equals(request.startsAt())
                || !endsAt.equals(request.endsAt())
                || !policy().equals(request.spec());
    }

    /** Takes a new description; while live, neither media nor mode can change. */
    void change(CallRequest request, List<Sentence> warnings) {
        if (state == CallState.LIVE) {
            WhileLive.require(policy(), request.spec());
        }
        describe(request, warnings);
    }

    /** Leaves this provider for another, where the call is made anew. */
    void moveTo(String other) {
        if (is(CallState.LIVE)) {
            throw WhileLive.otherProvider();
        }
        begin(generation + 1, other);
    }

    void renew() {
        permit(Sentence.of("made anew", "neu angelegt"), CallState.ENDED, CallState.RELEASED);
        begin(generation + 1, provider);
    }

    /** Over at the provider before its hour: another takes its place there. */
    void replace() {
        permit(
                Sentence.of("made anew", "neu angelegt"),
                CallState.PENDING,
                CallState.FAILING,
                CallState.READY);
        begin(generation + 1, provider);
    }

    void provisioned(RoomAtProvider room, int told) {
        permit(CallState.READY.spoken(), CallState.PENDING, CallState.FAILING);
        state = CallState.READY;
        know(room, told);
    }

    void know(RoomAtProvider room, int told) {
        reference = room.reference();
        toldRevision = Math.max(toldRevision, told);
        lastError = null;
        room.playlist().ifPresent(playlist -> hls = playlist);
    }

    void failed(Sentence why) {
        lastError = why.kept();
        if (state == CallState.PENDING) {
            state = CallState.FAILING;
        }
    }

    /** True if this made it live, false if it was. */
    boolean goLive(RoomAtProvider room, Instant now) {
        permit(CallState.LIVE.spoken(), CallState.READY, CallState.ENDED, CallState.LIVE);
        boolean first = state != CallState.LIVE;
        state = CallState.LIVE;
        liveAt = first ? now : liveAt;
        endedAt = null;
        know(room, toldRevision);
        return first;
    }

    /** True if this ended it, false if it was over. */
    boolean end(Instant now) {
        permit(Sentence.of("ended", "beendet"), CallState.LIVE, CallState.ENDED);
        boolean first = state != CallState.ENDED;
        state = CallState.ENDED;
        endedAt = first ? now : endedAt;
        hls = null;
        return first;
    }

    /** True if this released it, false if it was. */
    boolean release() {
        boolean first = state != CallState.RELEASED;
        state = CallState.RELEASED;
        hls = null;
        return first;
    }

    /** Somebody removed it at the provider; it is to be made again. */
    void lost() {
        permit(Sentence.of("made again", "neu angelegt"), CallState.READY);
        state = CallState.PENDING;
        toldRevision = 0;
    }

    boolean held(Instant now) {
        return heldUntil != null && heldUntil.isAfter(now);
    }

    void hold(Instant now, Duration longest) {
        fence++;
        keepHold(now, longest);
    }

    void keepHold(Instant now, Duration longest) {
        heldUntil = now.plus(longest);
    }

    void letGo() {
        heldUntil = null;
    }

    CallView view() {
        return new CallView(
                occurrence,
                webinar,
                workspace,
                provider,
                reference,
                state,
                lastError == null ? null : Sentence.read(lastError),
                warnings.lines().map(Sentence::read).toList(),
                hls,
                policy());
    }

    private void permit(Sentence what, CallState... from) {
        if (!is(from)) {
            throw new Clashed(
                    Sentence.of(
                                    "The room is %s and cannot become %s.",
                                    "Der Raum ist %s und kann nicht %s werden.")
                            .about(state.spoken(), what));
        }
    }
}
