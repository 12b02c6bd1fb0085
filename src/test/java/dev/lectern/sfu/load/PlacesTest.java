package dev.lectern.sfu.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.lectern.sfu.Engine;
import dev.lectern.sfu.Full;
import dev.lectern.sfu.Seat;
import dev.lectern.sfu.Watch;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A place belongs to who watches, not to who has only asked for one. */
class PlacesTest {
    private Engine engine;
    private SmallStage stage;

    @BeforeEach
    void a_stage_with_one_place() throws Exception {
        engine = Engine.start(Loopback.CONFIG.withMaxViewers(1));
        stage = new SmallStage(engine);
    }

    @AfterEach
    void close() {
        stage.close();
        engine.close();
    }

    @Test
    void an_offer_alone_takes_nobodys_place() throws Exception {
        offer("mallory");

        LoadClient carol = stage.watch("carol");

        assertThat(carol.isClosed()).isFalse();
        await().until(() -> engine.statistics().viewers() == 1);
        assertThatThrownBy(() -> offer("dave")).isInstanceOf(Full.class);
    }

    @Test
    void the_stage_finds_a_place_where_the_audience_finds_none() throws Exception {
        stage.watch("carol");
        await().until(() -> engine.statistics().viewers() == 1);
        assertThatThrownBy(() -> offer("dave")).isInstanceOf(Full.class);

        LoadClient bob = stage.watchBackstage("bob");

        await().until(() -> engine.statistics().viewers() == 2);
        assertThat(bob.isClosed()).isFalse();
    }

    @Test
    void whose_place_went_while_they_were_on_the_way_is_told_goodbye() throws Exception {
        LoadClient carol = stage.client();
        String hers = answer("carol", carol);
        LoadClient dave = stage.client();
        String answer = answer("dave", dave);
        stage.connect(carol, hers);
        carol.open.get(30, TimeUnit.SECONDS);
        await().until(() -> engine.statistics().viewers() == 1);

        stage.connect(dave, answer);

        await().atMost(Duration.ofSeconds(30)).until(dave::isClosed);
        assertThat(engine.statistics().viewers()).isEqualTo(1);
    }

    @Test
    void only_so_many_are_on_the_way_at_once_and_who_never_shows_up_is_forgotten() {
        for (int i = 0; i < 256; i++) offer("m" + i);

        assertThatThrownBy(() -> offer("carol")).isInstanceOf(Full.class);
        await().atMost(Duration.ofSeconds(30)).until(() -> engine.statistics().sessions() == 1);
        assertThat(offer("carol")).isNotEmpty();
    }

    @Test
    void one_address_has_only_so_many_sessions() throws Exception {
        InetAddress here = InetAddress.getByName("127.0.0.2");
        InetAddress elsewhere = InetAddress.getByName("127.0.0.3");
        for (int i = 0; i < 64; i++) assertThat(isAnswered("m" + i, here)).isTrue();

        assertThat(isAnswered("carol", here)).isFalse();
        assertThat(isAnswered("dave", elsewhere)).isTrue();
    }

    private boolean isAnswered(String person, InetAddress from) throws Exception {
        try (Knock knock = new Knock(stage, person, from)) {
            return knock.isAnswered();
        }
    }

    private String offer(String person) {
        return answer(person, stage.client());
    }

    private String answer(String person, LoadClient client) {
        return stage.room
                .watch(new Watch(person, Seat.AUDIENCE, client.offerWithSound(false)))
                .answer();
    }
}
