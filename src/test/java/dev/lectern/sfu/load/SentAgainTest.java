package dev.lectern.sfu.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lectern.sfu.Engine;
import dev.lectern.sfu.Seat;
import dev.lectern.sfu.Watch;
import dev.lectern.sfu.dtls.Handshakes;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What a viewer without a repair stream misses comes again under the number that it had. */
class SentAgainTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @Test
    void what_is_sent_again_under_its_number_is_the_same_to_the_last_byte() throws Exception {
        try (Engine engine = Engine.start(Loopback.CONFIG);
                SmallStage stage = new SmallStage(engine);
                Handshakes handshakes = new Handshakes(2)) {
            HardOfHearing carol = new HardOfHearing(handshakes);
            Watch wanted = new Watch("carol", Seat.AUDIENCE, carol.ownOffer());
            stage.connect(carol, stage.room.watch(wanted).answer());
            carol.open.get(30, TimeUnit.SECONDS);

            stage.send(100);

            await().atMost(SOON).until(() -> carol.picturesAgain > 20 && carol.soundsAgain > 5);
            assertThat(carol.changed).isZero();
        }
    }
}
