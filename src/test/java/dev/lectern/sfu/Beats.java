package dev.lectern.sfu;

import dev.lectern.world.Ffmpeg;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** When a file flashes and when it beeps, in seconds, as ffmpeg sees and hears it. */
final class Beats {
    private Beats() {}

    /** How far each flash is from the next beep to it, the smallest first. */
    static List<Double> apart(Path file) {
        List<Double> beeps = heard(file);
        return seen(file).stream()
                .map(flash -> beeps.stream().mapToDouble(beep -> Math.abs(beep - flash)).min())
                .map(nearest -> nearest.orElse(Double.MAX_VALUE))
                .sorted()
                .toList();
    }

    private static List<Double> seen(Path file) {
        return rises("movie=" + file + ",signalstats", "lavfi.signalstats.YAVG", 120);
    }

    private static List<Double> heard(Path file) {
        return rises(
                "amovie=" + file + ",astats=metadata=1:reset=1",
                "lavfi.astats.Overall.RMS_level",
                -40);
    }

    private static List<Double> rises(String graph, String figure, double threshold) {
        List<Double> rises = new ArrayList<>();
        double at = 0;
        boolean above = false;
        String entries = "frame=pts_time:frame_tags=" + figure;
        for (String line : Ffmpeg.entries(graph, entries, "-f", "lavfi")) {
            String value = line.substring(line.indexOf('=') + 1);
            if (line.startsWith("pts_time=")) {
                at = Double.parseDouble(value);
            } else if (line.startsWith("TAG:" + figure)) {
                boolean now = !value.equals("-inf") && Double.parseDouble(value) > threshold;
                if (now && !above) rises.add(at);
                above = now;
            }
        }
        return rises;
    }
}
