package dev.lectern.sfu.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.lectern.sfu.Allowance;
import dev.lectern.sfu.Engine;
import dev.lectern.sfu.Full;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** More load than the budget allows. */
class OverloadTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    /** Of packets alone: how busy the machine is says nothing here. */
    private static final Allowance SMALL =
            new Allowance(600, Long.MAX_VALUE, 1e6, Duration.ofHours(1));

    @Test
    void pictures_go_before_sound_newcomers_are_refused_and_all_comes_back_by_itself()
            throws Exception {
        try (Engine engine = Engine.start(Loopback.CONFIG.withLoops(1).within(SMALL));
                SmallStage stage = new SmallStage(engine)) {
            List<LoadClient> viewers = new ArrayList<>();
            for (int i = 0; i < 4; i++) viewers.add(stage.watch("v" + i));

            stage.send(250);

            await().atMost(SOON).until(() -> engine.statistics().saving() > 0);
            assertThatThrownBy(() -> stage.watch("late")).isInstanceOf(Full.class);
            await().atMost(SOON).until(() -> engine.statistics().used() < 1);
            long sounds = viewers.get(0).sounds;
            await().atMost(SOON).until(() -> viewers.stream().allMatch(v -> v.sounds > 100));
            await().atMost(SOON).until(() -> viewers.get(0).sounds > sounds + 50);

            stage.silence();

            await().atMost(SOON).until(() -> engine.statistics().saving() == 0);
            LoadClient back = stage.watch("late");
            stage.send(50);
            await().atMost(SOON).until(() -> back.packets > 20 && back.sounds > 20);
            assertThat(engine.statistics().viewers()).isEqualTo(5);
        }
    }
}
