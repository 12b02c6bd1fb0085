package dev.lectern.webinar;

import dev.lectern.kit.db.Ids;
import dev.lectern.kit.web.fault.Clashed;
import dev.lectern.kit.web.fault.Sentence;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One date of a webinar.
 *
 * <pre>
 * scheduled ──goLive──▶ live ──end──▶ ended ──reopen (15 min)──▶ live
 *     ├──cancel──▶ cancelled ──revive (only if the rule dropped it)──▶ scheduled
 *     └──miss────▶ missed
 * </pre>
 *
 * <p>A start is claimed before the provider is asked and settled afterwards, so that of two who
 * start at once one does; a {@link Claim} that nobody settles lapses. Going on is claimed likewise.
 */
@Entity(name = "Occurrence")
class Occurrence extends PanacheEntityBase {
    @Id private UUID id;

    @Column(name = "webinar_id", updatable = false, nullable = false)
    private UUID webinarId;

    @Column(name = "workspace_id", updatable = false, nullable = false)
    private UUID workspaceId;

    /** Where the rule put it: stays when the date is moved by hand, names it in calendars. */
    @Column(name = "slot", nullable = false)
    private Instant slot;

    @Column(name = "starts_at", nullable = false)
    private Instant startsAt;

    @Column(name = "ends_at", nullable = false)
    private Instant endsAt;

    /** Moved by hand: a change of the whole series leaves it where it is. */
    @Column(name = "moved", nullable = false)
    private boolean moved;

    @Enumerated(EnumType.STRING)
    @Column(name = "state", nullable = false)
    private OccurrenceState state;

    /** Cancelled because a new rule had no place for it; another rule may bring it back. */
    @Column(name = "dropped", nullable = false)
    private boolean dropped;

    @Column(name = "claimed_until")
    private @Nullable Instant claimedUntil;

    @Column(name = "started_at")
    private @Nullable Instant startedAt;

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    @Column(name = "empty_since")
    private @Nullable Instant emptySince;

    /** It was live when its webinar was cancelled. */
    @Column(name = "broken_off", nullable = false)
    private boolean brokenOff;

    @Column(name = "last_change")
    private @Nullable String lastChange;

    @Column(name = "locked", nullable = false)
    private boolean locked;

    protected Occurrence() {}

    Occurrence(UUID webinarId, UUID workspaceId, Instant startsAt, Duration length) {
        this.id = Ids.next();
        this.webinarId = webinarId;
        this.workspaceId = workspaceId;
        this.slot = startsAt;
        this.startsAt = startsAt;
        this.endsAt = startsAt.plus(length);
        this.state = OccurrenceState.SCHEDULED;
    }

    /**
     * Reserves the start for whoever asks first.
     *
     * @return false when somebody else is starting it at this moment
     */
    boolean claimStart(Instant now) {
        state.require(OccurrenceState.SCHEDULED, Sentence.of("started", "gestartet"));
        return claim(now);
    }

    private boolean claim(Instant now) {
        if (claim().stands(now)) {
            return false;
        }
        claimedUntil = Claim.from(now);
        return true;
    }

    /** The next one may try at once; what was left behind before is to be finished still. */
    void releaseClaim(Claim before) {
        claimedUntil = before.until();
    }

    Claim claim() {
        return new Claim(claimedUntil);
    }

    /**
     * Whether a start was claimed, or taken over from who claimed it, and is to be made still.
     *
     * @throws dev.lectern.kit.work.NotYet while whoever claimed it may be making it
     */
    boolean leftBehind(Instant now, boolean takenOver) {
        if (state != OccurrenceState.SCHEDULED) {
            return false;
        }
        claim().requireLapsed(now, "Somebody is starting it.");
        return claim().given() || takenOver;
    }

    void goLive(Instant now) {
        state.require(OccurrenceState.SCHEDULED, Sentence.of("started", "gestartet"));
        state = OccurrenceState.LIVE;
        startedAt = now;
        claimedUntil = null;
        emptySince = null;
    }

    void end(Instant now) {
        state.require(OccurrenceState.LIVE, Sentence.of("ended", "beendet"));
        state = OccurrenceState.ENDED;
        endedAt = now;
        emptySince = null;
    }

    /** Ends because its webinar is cancelled. */
    void breakOff(Instant now) {
        end(now);
        brokenOff = true;
    }

    /**
     * Reserves going on for whoever asks first.
     *
     * @return false when somebody else is at it at this moment
     */
    boolean claimReopening(Instant now) {
        state.require(OccurrenceState.ENDED, Sentence.of("reopened", "fortgesetzt"));
        view().requireReopenable(now);
        return claim(now);
    }

    /** Whether going on was claimed and is to be made, or taken back, still. */
    boolean reopeningLeftBehind(Instant now) {
        if (state != OccurrenceState.ENDED) {
            return false;
        }
        claim().requireLapsed(now, "Somebody is going on with it.");
        return claim().given();
    }

    /** Goes on, in time or not: it was claimed in time. */
    void reopen() {
        state.require(OccurrenceState.ENDED, Sentence.of("reopened", "fortgesetzt"));
        state = OccurrenceState.LIVE;
        endedAt = null;
        emptySince = null;
        claimedUntil = null;
    }

    void cancel() {
        state.require(OccurrenceState.SCHEDULED, Sentence.of("cancelled", "abgesagt"));
        state = OccurrenceState.CANCELLED;
        claimedUntil = null;
    }

    /** The rule has no place for it any more. */
    void drop() {
        cancel();
        dropped = true;
    }

    /** The rule has a place for it again. */
    void revive() {
        if (!dropped) {
            throw new Clashed(
                    Sentence.of(
                            "This date was called off by hand and stays so.",
                            "Dieser Termin wurde von Hand abgesagt und bleibt es."));
        }
        state.require(OccurrenceState.CANCELLED, Sentence.of("brought back", "zurückgeholt"));
        state = OccurrenceState.SCHEDULED;
        dropped = false;
    }

    boolean dropped() {
        return dropped;
    }

    void miss() {
        state.require(OccurrenceState.SCHEDULED, Sentence.of("given up", "aufgegeben"));
        state = OccurrenceState.MISSED;
        claimedUntil = null;
    }

    /** Puts this one date elsewhere, whatever the rule says. */
    void moveTo(Instant start, Instant end) {
        state.require(OccurrenceState.SCHEDULED, Sentence.of("moved", "verlegt"));
        moved = true;
        startsAt = start;
        endsAt = end;
    }

    /** Follows the rule to its new place. */
    void follow(PlannedDate planned) {
        state.require(OccurrenceState.SCHEDULED, Sentence.of("moved", "verlegt"));
        refit(planned);
    }

    /** The same in any state: what is over stays when it was, unless it may come back. */
    void refit(PlannedDate planned) {
        slot = planned.slot();
        if (state == OccurrenceState.SCHEDULED || dropped) {
            moved = planned.aside();
            startsAt = planned.start();
            endsAt = planned.end();
        }
    }

    /** Notes what became of it, so that people hear of it once. */
    void changed(DateChange change) {
        lastChange = change.text();
    }

    void lock() {
        state.require(OccurrenceState.LIVE, Sentence.of("locked", "abgeschlossen"));
        locked = true;
    }

    void unlock() {
        state.require(OccurrenceState.LIVE, Sentence.of("unlocked", "aufgeschlossen"));
        locked = false;
    }

    /** Notes that nobody is on stage, and says since when. */
    Instant emptySince(Instant now) {
        if (emptySince == null) {
            emptySince = now;
        }
        return emptySince;
    }

    void occupied() {
        emptySince = null;
    }

    UUID id() {
        return id;
    }

    UUID webinarId() {
        return webinarId;
    }

    Instant slot() {
        return slot;
    }

    Instant startsAt() {
        return startsAt;
    }

    Instant endsAt() {
        return endsAt;
    }

    boolean moved() {
        return moved;
    }

    OccurrenceState state() {
        return state;
    }

    OccurrenceView view() {
        return new OccurrenceView(
                id,
                webinarId,
                slot,
                startsAt,
                endsAt,
                state,
                startedAt,
                endedAt,
                moved,
                locked,
                brokenOff,
                DateChange.read(lastChange));
    }
}
