package dev.lectern.sfu;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Decides who is shown in which slot of one viewer.
 *
 * <p>People stay where they are as long as that is right, so that a change of speaker does not send
 * everybody else's picture through a key frame. Nobody sees or hears themselves unless they wish
 * it.
 */
final class Casting {
    private final Stage stage;
    private final String viewer;

    Casting(Stage stage, String viewer) {
        this.stage = stage;
        this.viewer = viewer;
    }

    /** Who is in each video slot, null for nobody; {@code now} is who is there at the moment. */
    Publication[] video(List<SlotWish> wishes, Publication[] now) {
        Publication[] cast = new Publication[wishes.size()];
        Set<Publication> used = new HashSet<>();
        for (int i = 0; i < cast.length; i++) {
            cast[i] =
                    switch (wishes.get(i).what()) {
                        case PERSON -> find(wishes.get(i));
                        case PROGRAMME -> first(others(stage.programme()), Set.of());
                        case NEXT, NOTHING -> null;
                    };
            if (cast[i] != null) used.add(cast[i]);
        }
        List<Publication> candidates = others(stage.publications());
        candidates.removeIf(one -> !one.has(Kind.VIDEO));
        boolean[] free = new boolean[cast.length];
        for (int i = 0; i < cast.length; i++) free[i] = wishes.get(i).what() == SlotWish.What.NEXT;
        fill(cast, free, now, candidates, used);
        return cast;
    }

    /** Who is in each audio slot. With a single slot it is who speaks. */
    Publication[] audio(int slots, Publication[] now) {
        Publication[] cast = new Publication[slots];
        List<Publication> candidates = others(stage.byVoice());
        candidates.removeIf(one -> !one.has(Kind.AUDIO));
        while (candidates.size() > slots) candidates.remove(candidates.size() - 1);
        boolean[] free = new boolean[slots];
        Arrays.fill(free, true);
        fill(cast, free, now, candidates, new HashSet<>());
        return cast;
    }

    private static void fill(
            Publication[] cast,
            boolean[] free,
            Publication[] now,
            List<Publication> candidates,
            Set<Publication> used) {
        for (int i = 0; i < cast.length; i++) {
            if (free[i] && now[i] != null && candidates.contains(now[i]) && used.add(now[i])) {
                cast[i] = now[i];
            }
        }
        for (int i = 0; i < cast.length; i++) {
            if (!free[i] || cast[i] != null) continue;
            cast[i] = first(candidates, used);
            if (cast[i] != null) used.add(cast[i]);
        }
    }

    private Publication find(SlotWish wish) {
        for (Publication one : stage.publications()) {
            if (one.is(wish.person(), wish.source()) && one.has(Kind.VIDEO)) return one;
        }
        return null;
    }

    private static Publication first(List<Publication> from, Set<Publication> except) {
        for (Publication one : from) if (!except.contains(one)) return one;
        return null;
    }

    private List<Publication> others(List<Publication> all) {
        List<Publication> others = new ArrayList<>(all);
        others.removeIf(one -> one.person().equals(viewer));
        return others;
    }
}
