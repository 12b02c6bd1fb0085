package dev.lectern.sfu;

import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a page of a real Chromium sees and hears of an engine. */
abstract class BrowserView {
    static final Duration SOON = Duration.ofSeconds(60);
    EngineOverHttp world;
    Page page;

    int height(String name) {
        return (int) sum(name, "video", "height");
    }

    int red(String name, int slot) {
        return part(name, slot, 0);
    }

    int part(String name, int slot, int which) {
        List<?> colour = (List<?>) page.evaluate("colourOf('" + name + "', " + slot + ")");
        return ((Number) colour.get(which)).intValue();
    }

    int frames(String name) {
        return (int) sum(name, "video", "frames");
    }

    double energy(String name) {
        return sum(name, "audio", "energy");
    }

    double sum(String name, String kind, String figure) {
        return figures(name, kind).getOrDefault(figure, 0.0);
    }

    /** Each figure of this kind by its name, summed up, all of one moment. */
    Map<String, Double> figures(String name, String kind) {
        Map<String, Double> sums = new HashMap<>();
        for (Object one : (List<?>) page.evaluate("received('" + name + "')")) {
            Map<?, ?> report = (Map<?, ?>) one;
            if (!kind.equals(report.get("kind"))) continue;
            report.forEach((key, value) -> add(sums, (String) key, value));
        }
        return sums;
    }

    private static void add(Map<String, Double> sums, String figure, Object value) {
        if (value instanceof Number number) sums.merge(figure, number.doubleValue(), Double::sum);
    }

    /** Carol sees so many more than until now. */
    void seesPictures(int count) {
        int before = frames("carol");
        await().atMost(SOON).until(() -> frames("carol") >= before + count);
    }

    /**
     * Carol sees no freeze while this happens. A machine that stands still for a moment freezes
     * pictures too, which is no fault of ours: it may happen again, and one of four must be clean.
     */
    void withoutAFreeze(Runnable happening) {
        for (int turn = 1; turn <= 4; turn++) {
            double freezes = sum("carol", "video", "freezes");
            happening.run();
            if (sum("carol", "video", "freezes") == freezes) return;
        }
        throw new AssertionError("The picture froze each time.");
    }
}
