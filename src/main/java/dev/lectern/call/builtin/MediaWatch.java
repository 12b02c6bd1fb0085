package dev.lectern.call.builtin;

import dev.lectern.sfu.EngineStatistics;
import dev.lectern.sfu.dtls.Failure;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The engine of this node in {@code /q/metrics}. */
@ApplicationScoped
class MediaWatch {
    private final MediaEngine engine;
    private final MeterRegistry meters;

    MediaWatch(MediaEngine engine, MeterRegistry meters) {
        this.engine = engine;
        this.meters = meters;
    }

    void start(@Observes StartupEvent event) {
        gauge("sessions", "connections, publishing and watching", EngineStatistics::sessions);
        gauge("viewers", "connections that watch", EngineStatistics::viewers);
        gauge("used", "share of the budget, 1 for all of it", EngineStatistics::used);
        gauge("saving", "how much viewers go without, 0 to 30", EngineStatistics::saving);
        counter("received", "packets received", EngineStatistics::received);
        counter("sent", "packets sent", EngineStatistics::sent);
        counter("sent.bytes", "bytes sent", EngineStatistics::sentBytes);
        counter("resent", "packets sent again", EngineStatistics::resent);
        counter("shed", "packets that could not be sent", EngineStatistics::shed);
        gauge("handshakes", "handshakes under way", EngineStatistics::handshakes);
        gauge(
                "handshakes.waiting",
                "handshakes that wait for others to end",
                EngineStatistics::handshakesWaiting);
        for (Failure why : Failure.values()) failed(why);
        counter("junk", "datagrams of no kind", EngineStatistics::junk);
        counter("strays", "packets from unknown addresses", EngineStatistics::strays);
        counter("forged", "packets that did not verify", EngineStatistics::forged);
        counter("malformed", "packets that made no sense", EngineStatistics::malformed);
        counter("refused", "packets that were not allowed", EngineStatistics::refused);
        counter("excess", "packets beyond what is taken", EngineStatistics::excess);
    }

    private void failed(Failure why) {
        FunctionCounter.builder(
                        "lectern.media.handshakes.failed",
                        engine,
                        one -> read(one, all -> all.handshakesFailed().getOrDefault(why, 0L)))
                .description("handshakes that gave no keys")
                .tag("reason", why.name().toLowerCase(Locale.ROOT))
                .register(meters);
    }

    private void gauge(String name, String means, ToDoubleFunction<EngineStatistics> figure) {
        Gauge.builder("lectern.media." + name, engine, one -> read(one, figure))
                .description(means)
                .register(meters);
    }

    private void counter(String name, String means, ToDoubleFunction<EngineStatistics> figure) {
        FunctionCounter.builder("lectern.media." + name, engine, one -> read(one, figure))
                .description(means)
                .register(meters);
    }

    private static double read(MediaEngine engine, ToDoubleFunction<EngineStatistics> figure) {
        return engine.running().map(one -> figure.applyAsDouble(one.statistics())).orElse(0.0);
    }
}
