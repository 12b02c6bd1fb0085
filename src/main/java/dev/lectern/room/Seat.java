package dev.lectern.room;

import dev.lectern.call.policy.Role;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One open page of one person. Frames leave one after another; a reader that does not keep up is
 * closed and comes back by itself.
 *
 * <p>Thread-safe: rooms, sockets and ticks touch it from different event loops.
 */
final class Seat {
    private final Wire wire;
    private final String resume;
    private final Outbox outbox = new Outbox();
    private Person person;
    private Sending sending = Sending.NOTHING;
    private boolean hand;
    private boolean tried;
    private boolean told;
    private boolean busy;
    private boolean closed;
    private Instant heard;

    Seat(Wire wire, String resume, Person person, Instant now) {
        this.wire = wire;
        this.resume = resume;
        this.person = person;
        this.heard = now;
    }

    String id() {
        return wire.id();
    }

    String resume() {
        return resume;
    }

    synchronized Person person() {
        return person;
    }

    String identity() {
        return person().identity();
    }

    Role role() {
        return person().role();
    }

    synchronized void become(Role role) {
        person = person.as(role);
        hand = false;
        if (!role.onStage()) {
            sending = Sending.NOTHING;
        }
    }

    synchronized Sending sending() {
        return sending;
    }

    synchronized void send(Sending now) {
        sending = now;
    }

    /** False once: what a page says first after a break is how things stood. */
    synchronized boolean toldBefore() {
        boolean before = told;
        told = true;
        return before;
    }

    /** True once: when something is turned on for the first time from this page. */
    synchronized boolean triesFirst() {
        boolean first = !tried;
        tried = true;
        return first;
    }

    synchronized boolean hand() {
        return hand;
    }

    synchronized void hand(boolean up) {
        hand = up;
    }

    synchronized void heardAt(Instant now) {
        heard = now;
    }

    /**
     * Pages say something every ten seconds, hidden ones every minute; one that does not is gone
     * without having said so.
     */
    synchronized boolean silentSince(Instant limit) {
        return heard.isBefore(limit);
    }

    /** Sends after all that came before. */
    void tell(String frame) {
        write(null, frame);
    }

    /** Sends what replaces any earlier frame of this kind that is still waiting. */
    void tellLatest(String kind, String frame) {
        write(kind, frame);
    }

    void close(CloseCode why) {
        synchronized (this) {
            closed = true;
        }
        run(wire.close(why.reason()));
    }

    private void write(@Nullable String kind, String frame) {
        boolean keptUp;
        synchronized (this) {
            if (closed) {
                return;
            }
            keptUp = kind == null ? outbox.add(frame) : outbox.replace(kind, frame);
        }
        if (keptUp) {
            pump();
        } else {
            close(CloseCode.SLOW);
        }
    }

    private void pump() {
        String frame;
        synchronized (this) {
            frame = busy || closed ? null : outbox.poll();
            busy = busy || frame != null;
        }
        if (frame != null) {
            wire.send(frame).subscribe().with(sent -> next(), gone -> quit());
        }
    }

    private void next() {
        synchronized (this) {
            busy = false;
        }
        pump();
    }

    /** The connection is gone; its own closing is heard by the socket. */
    private synchronized void quit() {
        closed = true;
    }

    private void run(Uni<Void> closing) {
        closing.subscribe().with(done -> {}, gone -> quit());
    }
}
