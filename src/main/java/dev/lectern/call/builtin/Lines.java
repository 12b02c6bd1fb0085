package dev.lectern.call.builtin;

import dev.lectern.sfu.Kind;
import dev.lectern.sfu.SessionReport;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How this node's lines are doing. Gathered once for all who look within a second, as every gauge
 * of a scrape does: reports are no newer than that themselves.
 */
final class Lines {
    private static final long FRESH_NANOS = 1_000_000_000L;

    private final Supplier<List<SessionReport>> reports;
    private final LongSupplier nanos;
    private @Nullable Ways ways;
    private long gathered;

    private record Ways(Way publishing, Way watching) {
        static Ways of(List<SessionReport> reports) {
            return new Ways(Way.of(of(reports, true)), Way.of(of(reports, false)));
        }

        private static List<SessionReport> of(List<SessionReport> reports, boolean publishing) {
            return reports.stream().filter(one -> one.publishes() == publishing).toList();
        }
    }

    Lines(Supplier<List<SessionReport>> reports, LongSupplier nanos) {
        this.reports = reports;
        this.nanos = nanos;
    }

    Way publishing() {
        return ways().publishing();
    }

    Way watching() {
        return ways().watching();
    }

    private synchronized Ways ways() {
        long now = nanos.getAsLong();
        Ways known = ways;
        if (known == null || now - gathered >= FRESH_NANOS) {
            known = Ways.of(reports.get());
            ways = known;
            gathered = now;
        }
        return known;
    }

    /**
     * All that publish or all that watch.
     *
     * @param pictures how many there are of each layer's name, empty for the only one
     */
    record Way(
            Spread lossPercent,
            Spread roundTripMillis,
            Spread bits,
            int freezes,
            Map<String, Long> pictures) {

        static Way of(List<SessionReport> those) {
            return new Way(
                    spread(those, SessionReport::lossPercent),
                    spread(those, SessionReport::roundTripMillis),
                    spread(those, SessionReport::bitsPerSecond),
                    those.stream().mapToInt(SessionReport::freezes).sum(),
                    those.stream()
                            .flatMap(one -> one.streams().stream())
                            .filter(one -> one.kind() == Kind.VIDEO)
                            .collect(
                                    Collectors.groupingBy(
                                            SessionReport.StreamReport::rid,
                                            Collectors.counting())));
        }

        private static Spread spread(
                List<SessionReport> those, ToDoubleFunction<SessionReport> figure) {
            return new Spread(
                    those.stream().mapToDouble(figure).filter(one -> one >= 0).sorted().toArray());
        }

        long pictures(String layer) {
            return pictures.getOrDefault(layer, 0L);
        }
    }

    /** The known ones of a figure, the smallest first. */
    record Spread(double[] sorted) {
        /** The figure at or below which this share of them is; −1 of none that is known. */
        double at(double share) {
            return sorted.length == 0 ? -1 : sorted[(int) Math.ceil(share * sorted.length) - 1];
        }
    }
}
