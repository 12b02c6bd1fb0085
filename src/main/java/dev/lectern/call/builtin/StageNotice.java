package dev.lectern.call.builtin;

import dev.lectern.call.StageListener;
import dev.lectern.call.Track;
import dev.lectern.sfu.Kind;
import dev.lectern.sfu.RoomListener;
import dev.lectern.sfu.SlotView;
import dev.lectern.sfu.Source;
import java.util.EnumMap;
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
    private final Map<String, Map<Source, Set<Kind>>> arriving = new ConcurrentHashMap<>();

    StageNotice(UUID occurrence, List<StageListener> listeners) {
        this.occurrence = occurrence;
        this.listeners = listeners;
    }

    @Override
    public void sends(String person, Source source, Set<Kind> kinds) {
        Map<Source, Set<Kind>> now = new EnumMap<>(Source.class);
        now.putAll(arriving.getOrDefault(person, Map.of()));
        now.put(source, Set.copyOf(kinds));
        arriving.put(person, now);
        Set<Track> tracks = tracks(now);
        listeners.forEach(one -> one.sends(occurrence, person, tracks));
    }

    /** Whoever is heard has a microphone on, also where their sound comes with a screen. */
    private static Set<Track> tracks(Map<Source, Set<Kind>> arriving) {
        Set<Kind> camera = arriving.getOrDefault(Source.CAMERA, Set.of());
        Set<Kind> screen = arriving.getOrDefault(Source.SCREEN, Set.of());
        Set<Track> tracks = EnumSet.noneOf(Track.class);
        if (camera.contains(Kind.VIDEO)) tracks.add(Track.CAMERA);
        if (camera.contains(Kind.AUDIO) || screen.contains(Kind.AUDIO)) {
            tracks.add(Track.MICROPHONE);
        }
        if (!screen.isEmpty()) tracks.add(Track.SCREEN);
        return Set.copyOf(tracks);
    }

    boolean isOf(UUID date) {
        return occurrence.equals(date);
    }

    /** Who sends something, and what. */
    Map<String, Set<Track>> sending() {
        Map<String, Set<Track>> now = new HashMap<>();
        arriving.forEach((person, theirs) -> now.put(person, tracks(theirs)));
        now.values().removeIf(Set::isEmpty);
        return now;
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
