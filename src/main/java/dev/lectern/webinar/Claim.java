package dev.lectern.webinar;

import dev.lectern.kit.audit.Author;
import dev.lectern.kit.web.fault.Clashed;
import dev.lectern.kit.web.fault.Sentence;
import dev.lectern.kit.work.NotYet;
import dev.lectern.kit.work.Order;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's word that they bring the provider to do the next step, so that of two who want it one
 * does; it lapses by itself, for a killed node takes nothing back.
 *
 * @param until none where nobody gave it
 */
record Claim(@Nullable Instant until) {
    static final Duration LONGEST = Duration.ofSeconds(30);
    static final Sentence UNDER_WAY =
            Sentence.of(
                    "It is being started at this moment. Try again in a moment.",
                    "Es wird gerade in diesem Moment gestartet. Versuchen Sie es gleich noch"
                            + " einmal.");
    static final Claim NONE = new Claim(null);

    /** No start takes longer, the wait for its turn and every question to the provider counted. */
    private static final Duration LONGEST_START = Duration.ofSeconds(90);

    /** So long after it lapsed it may still be brought to its end by who finishes it. */
    private static final Duration FINISHED_WITHIN = Duration.ofMinutes(15);

    /** The kind of the work that brings to its end what was claimed. */
    static final String FINISH = "webinar.finish-start";

    static Instant from(Instant now) {
        return now.plus(LONGEST);
    }

    static Clashed taken() {
        return new Clashed(
                Sentence.of(
                        "Somebody is starting it at this moment.",
                        "Jemand startet es gerade in diesem Moment."));
    }

    /** The work that looks, once this has lapsed, whether it was brought to its end. */
    static Order finish(UUID webinar, UUID date, @Nullable Author by, Instant now) {
        return Order.of(
                        FINISH,
                        new JsonObject()
                                .put("webinar", webinar.toString())
                                .put("occurrence", date.toString())
                                .put("by", by == null ? null : by.json()))
                .once(date.toString())
                .at(from(now));
    }

    boolean given() {
        return until != null;
    }

    boolean mayYetSucceed(Instant now) {
        return until != null && until.plus(FINISHED_WITHIN).isAfter(now);
    }

    /** Whether the provider may be doing that step at this moment, though it lapsed meanwhile. */
    boolean underWay(Instant now) {
        return until != null && until.minus(LONGEST).plus(LONGEST_START).isAfter(now);
    }

    /** Refuses what would pull the room from under a start: that counts as live for changes. */
    void requireNotUnderWay(Instant now) {
        if (underWay(now)) {
            throw new Clashed(UNDER_WAY);
        }
    }

    boolean stands(Instant now) {
        return until != null && until.isAfter(now);
    }

    /** Comes back later while whoever gave it may be at it. */
    void requireLapsed(Instant now, String why) {
        if (until != null && until.isAfter(now)) {
            throw new NotYet(until, why);
        }
    }
}
