package dev.lectern.call.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.sfu.Kind;
import dev.lectern.sfu.SessionReport;
import dev.lectern.sfu.SessionReport.StreamReport;
import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** How the lines of a node are summed up. */
class LinesTest {
    private static final long SECOND = 1_000_000_000L;

    private final List<SessionReport> reports = new ArrayList<>();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private int gathered;
    private long now = -5 * SECOND;

    @Test
    void a_spread_names_the_figure_at_or_below_which_that_share_is() {
        Lines.Spread hundred = spread(DoubleStream.iterate(1, one -> one + 1).limit(100));

        assertThat(hundred.at(0.5)).isEqualTo(50);
        assertThat(hundred.at(0.95)).isEqualTo(95);
        assertThat(hundred.at(1)).isEqualTo(100);
        assertThat(spread(DoubleStream.of(3, 9)).at(0.5)).isEqualTo(3);
        assertThat(spread(DoubleStream.of(3, 9)).at(0.95)).isEqualTo(9);
        assertThat(spread(DoubleStream.of(7)).at(0.5)).isEqualTo(7);
        assertThat(spread(DoubleStream.empty()).at(1)).isEqualTo(-1);
    }

    @Test
    void publishing_and_watching_are_told_apart_and_what_is_unknown_counts_for_nobody() {
        reports.add(report(true, 2.5, 40, picture("h"), picture("m"), picture("")));
        reports.add(report(false, 0, -1, picture("m")));
        reports.add(report(false, 8, 30, picture("m")));
        reports.add(report(false, 1, 10));

        LineWatch.watch(new Lines(this::gather, () -> now), meters);

        assertThat(gauge("loss.percent", "publishing", "of", "worst")).isEqualTo(2.5);
        assertThat(gauge("loss.percent", "watching", "of", "worst")).isEqualTo(8);
        assertThat(gauge("loss.percent", "watching", "of", "median")).isEqualTo(1);
        assertThat(gauge("round.trip.millis", "watching", "of", "median")).isEqualTo(10);
        assertThat(gauge("pictures", "publishing", "layer", "whole")).isEqualTo(1);
        assertThat(gauge("pictures", "publishing", "layer", "m")).isEqualTo(1);
        assertThat(gauge("pictures", "watching", "layer", "m")).isEqualTo(2);
        assertThat(gauge("pictures", "watching", "layer", "h")).isZero();
        assertThat(meters.get("lectern.media.freezes").tag("way", "watching").gauge().value())
                .isEqualTo(3);
    }

    @Test
    void all_gauges_of_one_look_share_one_gathering_and_the_next_look_has_its_own() {
        LineWatch.watch(new Lines(this::gather, () -> now), meters);

        look();
        assertThat(gathered).isEqualTo(1);
        now += SECOND - 1;
        look();
        assertThat(gathered).isEqualTo(1);
        reports.add(report(true, 4, 1));
        now += 1;

        look();

        assertThat(gathered).isEqualTo(2);
        assertThat(gauge("loss.percent", "publishing", "of", "worst")).isEqualTo(4);
    }

    private List<SessionReport> gather() {
        gathered++;
        return reports;
    }

    private void look() {
        for (Meter meter : meters.getMeters()) meter.measure().forEach(Measurement::getValue);
    }

    private double gauge(String name, String way, String tag, String value) {
        return meters.get("lectern.media." + name).tags("way", way, tag, value).gauge().value();
    }

    private static Lines.Spread spread(DoubleStream sorted) {
        return new Lines.Spread(sorted.toArray());
    }

    private static StreamReport picture(String rid) {
        return new StreamReport(Kind.VIDEO, "VP8", "alice", rid, 720, 1_000);
    }

    private static SessionReport report(
            boolean publishes, double loss, int roundTrip, StreamReport... streams) {
        return new SessionReport(
                "s",
                "someone",
                publishes,
                "",
                1_000,
                "udp",
                50_000,
                loss,
                0,
                roundTrip,
                0,
                0,
                1,
                0,
                List.of(),
                List.of(streams));
    }
}
