package dev.lectern.sfu.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lectern.sfu.Engine;
import dev.lectern.sfu.Kind;
import dev.lectern.sfu.RoomListener;
import dev.lectern.sfu.SessionReport;
import dev.lectern.sfu.Source;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A camera that the room silenced, and that is on again later. */
class MutedTest implements RoomListener {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int OF_A_SECOND = 100;

    private volatile Set<Kind> flowing = Set.of();
    private double mostLost;
    private Engine engine;
    private SmallStage stage;

    @BeforeEach
    void a_stage() throws Exception {
        engine = Engine.start(Loopback.CONFIG);
        stage = new SmallStage(engine, this);
    }

    @AfterEach
    void close() {
        stage.close();
        engine.close();
    }

    @Override
    public void sends(String person, Source source, Set<Kind> kinds) {
        flowing = kinds;
    }

    @Test
    void what_was_left_out_meanwhile_is_not_counted_as_lost() throws Exception {
        LoadClient carol = stage.watch("carol");
        stage.send(OF_A_SECOND);
        await().atMost(SOON).until(() -> carol.packets > 0);
        stage.room.mute("host", Source.CAMERA, Kind.VIDEO);
        await().atMost(SOON).until(() -> engine.statistics().refused() > OF_A_SECOND);
        stage.silence();
        await().atMost(SOON).until(() -> flowing.isEmpty());
        long before = carol.packets;

        stage.send(OF_A_SECOND);

        await().atMost(SOON).until(() -> sees(carol, before + 2 * OF_A_SECOND));
        assertThat(mostLost).isLessThan(10);
    }

    private boolean sees(LoadClient carol, long packets) {
        engine.reports().stream()
                .filter(SessionReport::publishes)
                .forEach(one -> mostLost = Math.max(mostLost, one.lossPercent()));
        return carol.packets > packets;
    }
}
