package dev.lectern.webinar;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Three readings of one form: as it was filled, as its thing stands now that somebody else changed
 * it, and as it was typed. What was touched here counts as typed, all else as it stands.
 *
 * @param mine fields touched here
 * @param theirs fields that others changed and nobody touched here
 * @param clashes fields that both changed, and not alike
 */
record Meanwhile(Set<String> mine, List<String> theirs, List<String> clashes) {

    static Meanwhile of(Filled filled, Map<String, String> stands, Map<String, String> typed) {
        Set<String> mine = new TreeSet<>();
        List<String> theirs = new ArrayList<>();
        List<String> clashes = new ArrayList<>();
        stands.forEach(
                (field, standing) -> {
                    String wanted = typed.getOrDefault(field, standing);
                    boolean same = Filled.with(Map.of(field, wanted)).held(field, standing);
                    boolean touched = !same && !filled.held(field, wanted);
                    boolean changed = !filled.held(field, standing);
                    if (touched) {
                        mine.add(field);
                    }
                    if (touched && changed) {
                        clashes.add(field);
                    } else if (changed && !same) {
                        theirs.add(field);
                    }
                });
        return new Meanwhile(mine, theirs, clashes);
    }

    /** Whether nothing of what the form shows was changed by others. */
    boolean quiet() {
        return theirs.isEmpty() && clashes.isEmpty();
    }
}
