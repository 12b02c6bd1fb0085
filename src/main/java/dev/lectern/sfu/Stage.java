package dev.lectern.sfu;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Who publishes at one moment, never changed.
 *
 * @param publications in the order in which they came
 * @param byVoice the same, who spoke last being first
 */
record Stage(List<Publication> publications, List<Publication> byVoice) {
    static final Stage EMPTY = new Stage(List.of(), List.of());

    /** The shared screens, newest first, then the cameras, who spoke last first. */
    List<Publication> programme() {
        List<Publication> ranked = new ArrayList<>();
        for (int i = publications.size() - 1; i >= 0; i--) {
            if (publications.get(i).source() == Source.SCREEN) ranked.add(publications.get(i));
        }
        for (Publication one : byVoice) if (one.source() == Source.CAMERA) ranked.add(one);
        ranked.removeIf(one -> !one.has(Kind.VIDEO));
        return ranked;
    }

    /** The programme's picture, or null. */
    Track picture() {
        List<Publication> ranked = programme();
        return ranked.isEmpty() ? null : ranked.get(0).track(Kind.VIDEO);
    }

    /** The programme's sound: who spoke last; or null. */
    Track voice() {
        for (Publication one : byVoice) if (one.has(Kind.AUDIO)) return one.track(Kind.AUDIO);
        return null;
    }

    /** The order of voices after this publication spoke. */
    static List<Publication> spoken(List<Publication> byVoice, Publication speaker) {
        List<Publication> order = new ArrayList<>(byVoice);
        order.sort(Comparator.comparing(one -> one != speaker));
        return List.copyOf(order);
    }

    static List<Publication> withLast(List<Publication> list, Publication one) {
        List<Publication> longer = new ArrayList<>(list);
        longer.add(one);
        return List.copyOf(longer);
    }
}
