package dev.lectern.call.builtin;

import dev.lectern.call.builtin.Lines.Spread;
import dev.lectern.call.builtin.Lines.Way;
import dev.lectern.sfu.Engine;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

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
        Lines lines =
                new Lines(
                        () -> engine.running().map(Engine::reports).orElse(List.of()),
                        System::nanoTime);
        watch(lines, meters);
    }

    static void watch(Lines lines, MeterRegistry meters) {
        watch(Tags.of("way", "publishing"), lines::publishing, meters);
        watch(Tags.of("way", "watching"), lines::watching, meters);
    }

    private static void watch(Tags tags, Supplier<Way> way, MeterRegistry meters) {
        spread("loss.percent", "lost on the way", tags, of(way, Way::lossPercent), meters);
        spread("round.trip.millis", "there and back", tags, of(way, Way::roundTripMillis), meters);
        spread("line.bits", "media a second", tags, of(way, Way::bits), meters);
        gauge(
                "freezes",
                "how often pictures stood still, of those connected",
                tags,
                of(way, Way::freezes),
                meters);
        for (String layer : LAYERS) {
            gauge(
                    "pictures",
                    "pictures by size: l, m, h, or whole where there is one",
                    tags.and("layer", layer.isEmpty() ? "whole" : layer),
                    of(way, all -> all.pictures(layer)),
                    meters);
        }
    }

    private static void spread(
            String name, String means, Tags tags, Supplier<Spread> figure, MeterRegistry meters) {
        SPREAD.forEach(
                (word, share) ->
                        gauge(
                                name,
                                means,
                                tags.and("of", word),
                                of(figure, all -> all.at(share)),
                                meters));
    }

    private static <T, R> Supplier<R> of(Supplier<T> all, Function<T, R> figure) {
        return () -> figure.apply(all.get());
    }

    private static <N extends Number> void gauge(
            String name, String means, Tags tags, Supplier<N> figure, MeterRegistry meters) {
        Gauge.builder("lectern.media." + name, figure::get)
                .description(means)
                .tags(tags)
                .register(meters);
    }
}
