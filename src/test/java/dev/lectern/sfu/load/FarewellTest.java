package dev.lectern.sfu.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lectern.sfu.Engine;
import dev.lectern.sfu.EngineConfig;
import dev.lectern.sfu.Room;
import dev.lectern.sfu.SessionReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Connections say how they are doing, and hear it when the engine ends. */
class FarewellTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final EngineConfig CONFIG = Loopback.CONFIG.withLoops(2);

    @Test
    void an_engine_that_ends_says_goodbye_to_everybody() throws Exception {
        Engine engine = Engine.start(CONFIG);
        try (SmallStage stage = new SmallStage(engine)) {
            List<LoadClient> everybody = new ArrayList<>(List.of(stage.publisher));
            for (int i = 0; i < 30; i++) everybody.add(stage.watch("v" + i));
            stage.send(50);
            await().atMost(SOON).until(() -> everybody.get(30).sounds > 5);

            engine.close();

            await().atMost(SOON).until(() -> everybody.stream().allMatch(LoadClient::isClosed));
        }
    }

    @Test
    void every_connection_is_reported_with_its_streams() throws Exception {
        try (Engine engine = Engine.start(CONFIG);
                SmallStage stage = new SmallStage(engine)) {
            stage.watch("carol");
            stage.send(100);

            Room room = engine.find("small");
            await().atMost(SOON)
                    .until(
                            () ->
                                    room.reports().size() == 2
                                            && room.reports().stream()
                                                    .allMatch(one -> one.bitsPerSecond() > 50_000));

            for (SessionReport report : room.reports()) {
                assertThat(report.transport()).isEqualTo("udp");
                assertThat(report.streams())
                        .extracting(SessionReport.StreamReport::person)
                        .containsOnly("host");
                assertThat(report.lossPercent()).isLessThan(5);
            }
            assertThat(room.since()).containsOnlyKeys("carol", "host");
        }
    }
}
