package dev.lectern.sfu.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lectern.sfu.Engine;
import dev.lectern.sfu.rtp.Rtp;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody whose “sound” is more than any sound. */
class FloodOfSoundTest {
    private static final Duration SOON = Duration.ofSeconds(40);
    private static final int PAYLOAD = 1_100;
    private static final int EACH_TURN = 50;
    private Engine engine;
    private SmallStage stage;
    private int number;

    @BeforeEach
    void a_stage() throws Exception {
        engine = Engine.start(Loopback.CONFIG);
        stage = new SmallStage(engine);
    }

    @AfterEach
    void close() {
        stage.close();
        engine.close();
    }

    @Test
    void is_forwarded_no_more_of_than_sound_can_be() throws Exception {
        LoadClient carol = stage.watch("carol");

        ScheduledFuture<?> flood =
                stage.group
                        .next()
                        .scheduleAtFixedRate(this::twentyMillions, 0, 20, TimeUnit.MILLISECONDS);
        await().atMost(SOON).until(() -> engine.statistics().excess() > 5_000);
        flood.cancel(false);

        assertThat(carol.sounds()).isPositive().isLessThan(engine.statistics().excess() / 5);
    }

    /** Bits a second. */
    private void twentyMillions() {
        for (int i = 0; i < EACH_TURN; i++) {
            byte[] packet = new byte[PAYLOAD + 64];
            Rtp.writeHeader(packet, 0, 111, ++number, number * 960, 2222);
            LoadClient host = stage.publisher;
            host.write(packet, host.out.sealRtp(packet, 0, 12, 12 + PAYLOAD, 2222, number));
        }
        stage.publisher.flush();
    }
}
