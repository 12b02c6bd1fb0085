package dev.lectern.call.builtin;

import dev.lectern.sfu.Engine;
import dev.lectern.sfu.Kind;
import dev.lectern.sfu.SessionReport;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * How the lines of this node are doing, in {@code /q/metrics}: how they are spread, not each by
 * name; who looks for one person's fault asks for the call's JSON.
 */
@ApplicationScoped
class LineWatch {
    private static final Map<String, Double> SPREAD =
            Map.of("median", 0.5, "p95", 0.95, "worst", 1.0);
    private static final List<String> LAYERS = List.of("", "l", "m", "h");

    private final MediaEngine engine;
    private final MeterRegistry meters;

    LineWatch(MediaEngine engine, MeterRegistry meters) {
        this.engine = engine;
        this.meters = meters;
    }

    void start(@Observes StartupEvent event) {
        for (boolean publishes : new boolean[] {true, false}) {
            Tags way = Tags.of("way", publishes ? "publishing" : "watching");
            spread("loss.percent", "lost on the way", way, publishes, SessionReport::lossPercent);
            spread(
                    "round.trip.millis",
                    "there and back",
                    way,
                    publishes,
                    SessionReport::roundTripMillis);
            spread("line.bits", "media a second", way, publishes, SessionReport::bitsPerSecond);
            gauge(
                    "freezes",
                    "how often pictures stood still, of those connected",
                    way,
                    () -> of(publishes).mapToInt(SessionReport::freezes).sum());
            for (String layer : LAYERS) pictures(layer, way, publishes);
        }
    }

    private void spread(
            String name,
            String means,
            Tags way,
            boolean publishes,
            ToDoubleFunction<SessionReport> figure) {
        SPREAD.forEach(
                (word, share) ->
                        gauge(
                                name,
                                means,
                                way.and("of", word),
                                () -> at(share, of(publishes).mapToDouble(figure).toArray())));
    }

    private void pictures(String layer, Tags way, boolean publishes) {
        gauge(
                "pictures",
                "pictures by size: l, m, h, or whole where there is one",
                way.and("layer", layer.isEmpty() ? "whole" : layer),
                () -> countPictures(layer, publishes));
    }

    private long countPictures(String layer, boolean publishes) {
        return of(publishes)
                .flatMap(one -> one.streams().stream())
                .filter(one -> one.kind() == Kind.VIDEO && one.rid().equals(layer))
                .count();
    }

    private void gauge(String name, String means, Tags tags, Supplier<Number> figure) {
        Gauge.builder("lectern.media." + name, figure)
                .description(means)
                .tags(tags)
                .register(meters);
    }

    private Stream<SessionReport> of(boolean publishes) {
        return engine.running().map(Engine::reports).orElse(List.of()).stream()
                .filter(one -> one.publishes() == publishes);
    }

    /** The figure below which this share of them is; −1 of none that is known. */
    private static double at(double share, double[] figures) {
        double[] known = Arrays.stream(figures).filter(one -> one >= 0).sorted().toArray();
        return known.length == 0 ? -1 : known[(int) Math.ceil(share * known.length) - 1];
    }
}
