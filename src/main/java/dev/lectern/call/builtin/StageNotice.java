package dev.lectern.call.builtin;

import dev.lectern.call.StageListener;
import dev.lectern.call.Track;
import dev.lectern.sfu.Kind;
import dev.lectern.sfu.RoomListener;
import dev.lectern.sfu.SlotView;
import dev.lectern.sfu.Source;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Says in the port's words what the engine says of one room. */
class StageNotice implements RoomListener {
    private final UUID occurrence;
    private final List<StageListener> listeners;
    private final Map<String, Set<Track>> sending = new ConcurrentHashMap<>();

    StageNotice(UUID occurrence, List<StageListener> listeners) {
        this.occurrence = occurrence;
        this.listeners = listeners;
    }

    @Override
    public void sends(String person, Source source, Set<Kind> kinds) {
        Set<Track> now = EnumSet.noneOf(Track.class);
        now.addAll(sending.getOrDefault(person, Set.of()));
        if (source == Source.SCREEN) {
            set(now, Track.SCREEN, !kinds.isEmpty());
        } else {
            set(now, Track.CAMERA, kinds.contains(Kind.VIDEO));
            set(now, Track.MICROPHONE, kinds.contains(Kind.AUDIO));
        }
        sending.put(person, now);
        listeners.forEach(one -> one.sends(occurrence, person, Set.copyOf(now)));
    }

    boolean isOf(UUID date) {
        return occurrence.equals(date);
    }

    /** Who sends something, and what. */
    Map<String, Set<Track>> sending() {
        Map<String, Set<Track>> now = new HashMap<>(sending);
        now.values().removeIf(Set::isEmpty);
        return now;
    }

    private static void set(Set<Track> tracks, Track track, boolean on) {
        if (on) {
            tracks.add(track);
        } else {
            tracks.remove(track);
        }
    }

    @Override
    public void speaking(String person) {
        List<String> who = person.isEmpty() ? List.of() : List.of(person);
        listeners.forEach(one -> one.speaking(occurrence, who));
    }

    @Override
    public void slots(String person, String session, List<SlotView> slots) {
        List<StageListener.SlotUse> uses = slots.stream().map(StageNotice::use).toList();
        listeners.forEach(one -> one.slots(occurrence, person, session, uses));
    }

    static StageListener.SlotUse use(SlotView slot) {
        Track picture = slot.source() == Source.SCREEN ? Track.SCREEN : Track.CAMERA;
        Track track = slot.kind() == Kind.AUDIO ? Track.MICROPHONE : picture;
        return new StageListener.SlotUse(slot.slot(), slot.person(), track, slot.waitMillis());
    }

    @Override
    public void watching(String person, String session) {
        listeners.forEach(one -> one.watches(occurrence, person, session, true));
    }

    @Override
    public void left(String person, String session) {
        listeners.forEach(one -> one.watches(occurrence, person, session, false));
    }
}
