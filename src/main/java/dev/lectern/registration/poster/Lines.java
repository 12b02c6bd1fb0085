package dev.lectern.registration.poster;

import java.awt.FontMetrics;
import java.util.ArrayList;
import java.util.List;

/** A text broken into lines that are no wider than the room there is. */
record Lines(List<String> texts) {

    static Lines of(String text, FontMetrics letters, int room) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : text.strip().split("\\s+")) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (letters.stringWidth(longer) <= room || line.isEmpty()) {
                line = longer;
            } else {
                lines.add(line);
                line = word;
            }
            while (letters.stringWidth(line) > room) {
                int fits = fitting(line, letters, room);
                lines.add(line.substring(0, fits));
                line = line.substring(fits);
            }
        }
        lines.add(line);
        return new Lines(List.copyOf(lines));
    }

    /** The first of them; where some are left out, the last one says so. */
    List<String> first(int most, FontMetrics letters, int room) {
        if (texts.size() <= most) {
            return texts;
        }
        List<String> shown = new ArrayList<>(texts.subList(0, most));
        String last = shown.get(most - 1);
        int fits = fitting(last, letters, room - letters.stringWidth("…"));
        shown.set(most - 1, last.substring(0, fits).strip() + "…");
        return shown;
    }

    /** How many chars of it fit, at least one letter, never half of one. */
    private static int fitting(String line, FontMetrics letters, int room) {
        int end = line.offsetByCodePoints(0, 1);
        while (end < line.length()) {
            int next = line.offsetByCodePoints(end, 1);
            if (letters.stringWidth(line.substring(0, next)) > room) {
                break;
            }
            end = next;
        }
        return end;
    }
}
