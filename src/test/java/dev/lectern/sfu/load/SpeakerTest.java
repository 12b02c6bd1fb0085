package dev.lectern.sfu.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lectern.sfu.Engine;
import dev.lectern.sfu.RoomListener;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who speaks where nobody's program says how loud they are. */
class SpeakerTest implements RoomListener {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final List<String> said = new CopyOnWriteArrayList<>();
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
    public void speaking(String person) {
        said.add(person);
    }

    @Test
    void who_sends_no_levels_is_heard_by_how_much_they_send() {
        stage.send(50);

        await().atMost(SOON).until(() -> said.contains("host"));
        stage.silence();
        await().atMost(SOON).until(() -> said.get(said.size() - 1).isEmpty());
        assertThat(said).containsExactly("host", "");
    }
}
