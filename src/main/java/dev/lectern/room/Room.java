package dev.lectern.room;

import dev.lectern.call.Tape;
import dev.lectern.call.policy.Role;
import io.vertx.core.json.JsonArray;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * The part of a room that one node holds: its open pages, and what the other nodes say of theirs.
 *
 * <p>Thread-safe. What changes often (who is here, who sends what) is only marked, and sent with
 * the next tick, encoded once for all.
 */
final class Room {
    static final Duration FORGET_NODE_AFTER = Duration.ofSeconds(20);
    static final Duration SILENCE = Duration.ofSeconds(150);

    private final Map<String, Seat> seats = new LinkedHashMap<>();
    private final OtherNodes elsewhere = new OtherNodes();
    private RoomFacts facts;
    private final Publishers publishers = new Publishers();
    private List<String> speakers = List.of();
    private Tape tape = Tape.STOPPED;
    private boolean stale;
    private boolean speakersStale;

    Room(RoomFacts facts) {
        this.facts = facts;
    }

    synchronized RoomFacts facts() {
        return facts;
    }

    /** Takes what the database says now and tells everybody what is different. */
    synchronized void learn(RoomFacts now, Instant at) {
        RoomFacts before = facts;
        facts = now;
        if (before.phase() != now.phase() || !before.startsAt().equals(now.startsAt())) {
            String frame = Frames.moved(now, at);
            seats.values().forEach(seat -> seat.tell(frame));
        }
        if (!before.policy().equals(now.policy())) {
            String frame = Frames.policyChanged(now);
            seats.values().forEach(seat -> seat.tellLatest("policy", frame));
        }
        stale = stale || before.locked() != now.locked();
    }

    /**
     * Somebody knocks.
     *
     * @param resume what this very page was given before, if it comes back
     * @param take another place of the same person gives way
     */
    synchronized Admission enter(Seat seat, String resume, boolean take, Instant now) {
        Person person = seat.person();
        List<Seat> others = placesOf(person.identity());
        boolean comesBack = others.stream().anyMatch(other -> other.resume().equals(resume));
        boolean mayShare = take || comesBack || facts.places() == RoomFacts.Places.SEVERAL;
        boolean kept =
                !mayShare
                        && (!others.isEmpty()
                                || resume.isEmpty() && isElsewhere(person.identity()));
        Admission answer = Admission.of(person, facts, people() - others.size(), kept);
        if (answer != Admission.ADMITTED) {
            return answer;
        }
        others.stream()
                .filter(other -> take || other.resume().equals(resume))
                .filter(other -> !person.role().leads() || other.resume().equals(resume))
                .forEach(this::move);
        seats.put(seat.id(), seat);
        seat.tell(Frames.welcome(facts, person, seat.resume(), now));
        seat.tellLatest("stage", Frames.stage(onStage()));
        seat.tellLatest("speakers", Frames.speakers(speakers));
        seat.tellLatest("tape", Frames.tape(tape));
        stale = true;
        return answer;
    }

    private void move(Seat seat) {
        seats.remove(seat.id());
        seat.close(CloseCode.MOVED);
    }

    synchronized void leave(String connection) {
        stale = seats.remove(connection) != null || stale;
    }

    synchronized boolean empty() {
        return seats.isEmpty();
    }

    synchronized Optional<Seat> seat(String connection) {
        return Optional.ofNullable(seats.get(connection));
    }

    synchronized void sends(Seat seat, Sending sending) {
        boolean allowed = facts.policy().maySend(seat.role());
        seat.send(allowed ? sending : Sending.NOTHING);
        stale = true;
    }

    synchronized void hand(Seat seat, boolean up) {
        seat.hand(up);
        stale = true;
    }

    synchronized void become(String identity, Role role) {
        publishers.become(identity, role);
        for (Seat seat : placesOf(identity)) {
            seat.become(role);
            seat.tell(Frames.role(role));
            stale = true;
        }
    }

    synchronized void mute(String identity, String what, String by) {
        for (Seat seat : placesOf(identity)) {
            seat.send(seat.sending().without(what));
            seat.tell(Frames.mute(what, by));
            stale = true;
        }
    }

    /** Closes every place of a person: they were removed, or their link is in use elsewhere. */
    synchronized void dismiss(String identity, CloseCode why) {
        for (Seat seat : placesOf(identity)) {
            seats.remove(seat.id());
            seat.close(why);
            stale = true;
        }
    }

    /** Whether a page of this person is open anywhere, which does as it is told. */
    synchronized boolean hasPage(String identity) {
        return !placesOf(identity).isEmpty() || isElsewhere(identity);
    }

    /** Whether another node says so; it names the first few hundred. */
    private boolean isElsewhere(String identity) {
        return elsewhere.named().stream().anyMatch(one -> one.id().equals(identity));
    }

    synchronized void tell(Audience audience, String frame) {
        seats.values().stream()
                .filter(seat -> audience.includes(seat.role()))
                .forEach(seat -> seat.tell(frame));
    }

    synchronized void tell(String identity, String frame) {
        placesOf(identity).forEach(seat -> seat.tell(frame));
    }

    /** What the slots of one connection of somebody show. */
    synchronized void show(String identity, String session, JsonArray slots) {
        String frame = Frames.slots(session, slots);
        placesOf(identity).forEach(seat -> seat.tellLatest("slots " + session, frame));
    }

    synchronized void speak(List<String> identities) {
        speakersStale = speakersStale || !identities.equals(speakers);
        speakers = identities;
    }

    synchronized void tape(Tape now) {
        if (tape == now) return;
        tape = now;
        String frame = Frames.tape(now);
        seats.values().forEach(seat -> seat.tellLatest("tape", frame));
    }

    /** Whose media arrives. */
    Publishers publishers() {
        return publishers;
    }

    synchronized Census census(Instant now) {
        List<Present> here = Present.each(seats.values());
        List<Present> named = here.stream().sorted(Present.ORDER).limit(Census.MOST_NAMED).toList();
        return new Census(here.size(), named, now);
    }

    synchronized void hear(String node, Census census) {
        stale = elsewhere.hear(node, census) || stale;
    }

    /** Sends what has changed since the last tick; true if others should hear of it too. */
    synchronized boolean flush(Instant now) {
        dismissSilent(now.minus(SILENCE));
        Instant oldest = now.minus(FORGET_NODE_AFTER);
        stale = elsewhere.forgetSilentSince(oldest) || stale;
        stale = publishers.changed() || stale;
        if (speakersStale) {
            String frame = Frames.speakers(speakers);
            seats.values().forEach(seat -> seat.tellLatest("speakers", frame));
            speakersStale = false;
        }
        if (!stale) {
            return false;
        }
        stale = false;
        sendPresence();
        return true;
    }

    private void dismissSilent(Instant limit) {
        List<Seat> silent =
                seats.values().stream().filter(seat -> seat.silentSince(limit)).toList();
        for (Seat seat : silent) {
            seats.remove(seat.id());
            seat.close(CloseCode.SLOW);
            stale = true;
        }
    }

    private void sendPresence() {
        List<Present> named = named();
        int people = Math.max(people(), named.size());
        String stage = Frames.stage(onStage(named));
        String count = Frames.presence(people, facts.locked());
        String roster =
                Frames.presence(
                        people, facts.locked(), named.stream().limit(Census.MOST_NAMED).toList());
        for (Seat seat : seats.values()) {
            seat.tellLatest("stage", stage);
            seat.tellLatest("presence", seat.role().onStage() ? roster : count);
        }
    }

    /** How many people are here, on all nodes. */
    synchronized int people() {
        return Present.each(seats.values()).size() + elsewhere.people();
    }

    /** How many who may speak are here, by a page or by what they send. */
    synchronized int speakersHere() {
        Set<Present> here = new TreeSet<>(Comparator.comparing(Present::id));
        here.addAll(Present.each(seats.values()));
        here.addAll(publishers.all());
        return speakers(here);
    }

    /** How many who may speak are here, on all nodes. */
    synchronized int speakers() {
        return speakers(named());
    }

    private int speakers(Collection<Present> people) {
        return (int) people.stream().filter(one -> facts.policy().maySend(one.role())).count();
    }

    /** Every registration that is here, and those of other nodes that are known by name. */
    synchronized Set<UUID> registered() {
        Set<UUID> all = new HashSet<>();
        seats.values().forEach(seat -> all.add(seat.person().registration()));
        elsewhere.named().forEach(one -> one.registration().ifPresent(all::add));
        all.remove(null);
        return all;
    }

    synchronized List<Present> onStage() {
        return onStage(named());
    }

    private List<Present> onStage(List<Present> named) {
        return named.stream()
                .filter(
                        one ->
                                one.role().onStage()
                                        || facts.policy().maySend(one.role())
                                                && !one.sending().nothing())
                .toList();
    }

    private List<Present> named() {
        Map<String, Present> all = new LinkedHashMap<>();
        Present.each(seats.values()).forEach(one -> all.put(one.id(), one));
        elsewhere.named().forEach(one -> all.merge(one.id(), one, Present::and));
        publishers.all().forEach(one -> all.merge(one.id(), one, Present::shows));
        return all.values().stream().sorted(Present.ORDER).toList();
    }

    private List<Seat> placesOf(String identity) {
        return seats.values().stream().filter(seat -> seat.identity().equals(identity)).toList();
    }
}
