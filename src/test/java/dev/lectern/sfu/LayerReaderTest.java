package dev.lectern.sfu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.sfu.load.Loopback;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is read behind live of a layer on whose way packets were lost. */
class LayerReaderTest {
    private final List<Integer> read = new ArrayList<>();
    private Engine engine;

    @BeforeEach
    void open() throws Exception {
        engine = Engine.start(Loopback.CONFIG);
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void every_packet_of_sound_that_came_is_read_however_many_did_not() {
        PaperLayer sound = new PaperLayer(engine, Kind.AUDIO);
        LayerReader reader = new LayerReader(sound.layer);
        List<Integer> came = IntStream.range(1, 1_000).filter(n -> n % 5 != 0).boxed().toList();

        for (int n = 1; n < 1_000; n++) {
            if (n % 5 != 0) sound.arrives(n, n * 20);
            if (n % 10 == 0) poll(reader, sound.at(n * 20));
            assertThat(read.size()).isGreaterThanOrEqualTo((n - 20) * 4 / 5);
        }
        poll(reader, sound.at(1_000 * 20 + 100));

        assertThat(read).isEqualTo(came);
    }

    @Test
    void sound_that_was_overtaken_is_waited_for_a_moment() {
        PaperLayer sound = new PaperLayer(engine, Kind.AUDIO);
        sound.arrives(1, 0);
        LayerReader reader = new LayerReader(sound.layer);
        sound.arrives(3, 20);
        poll(reader, sound.at(60));
        sound.arrives(2, 80);

        poll(reader, sound.at(90));

        assertThat(read).containsExactly(1, 2, 3);
    }

    @Test
    void a_picture_waits_for_what_is_repaired() {
        PaperLayer picture = new PaperLayer(engine, Kind.VIDEO);
        picture.keyFrame(1, 0);
        LayerReader reader = new LayerReader(picture.layer);
        picture.arrives(4, 40);
        poll(reader, picture.at(200));
        assertThat(read).containsExactly(1);
        picture.arrives(2, 500);
        poll(reader, picture.at(600));
        picture.arrives(3, 700);

        poll(reader, picture.at(700));

        assertThat(read).containsExactly(1, 2, 3, 4);
    }

    @Test
    void after_a_long_outage_the_picture_goes_on_with_the_next_key_frame() {
        PaperLayer picture = new PaperLayer(engine, Kind.VIDEO);
        picture.keyFrame(1, 0);
        LayerReader reader = new LayerReader(picture.layer);
        for (int n = 2; n < 10; n++) picture.arrives(n, n * 10);
        for (int n = 300; n < 320; n++) picture.arrives(n, n * 10);
        picture.keyFrame(320, 3_200);
        picture.arrives(321, 3_210);

        poll(reader, picture.at(3_000 + 750));

        assertThat(read).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 320, 321);
    }

    @Test
    void holes_one_after_the_other_are_waited_for_together() {
        PaperLayer picture = new PaperLayer(engine, Kind.VIDEO);
        picture.keyFrame(1, 0);
        LayerReader reader = new LayerReader(picture.layer);
        for (int n = 3; n < 100; n += 2) picture.arrives(n, n);
        picture.keyFrame(101, 101);
        picture.arrives(102, 102);

        poll(reader, picture.at(850));

        assertThat(read).containsExactly(1, 101, 102);
    }

    @Test
    void a_key_frame_is_asked_for_until_one_comes() {
        PaperLayer picture = new PaperLayer(engine, Kind.VIDEO);
        picture.keyFrame(1, 0);
        LayerReader reader = new LayerReader(picture.layer);
        for (int n = 3; n < 500; n++) picture.arrives(n, n * 10);

        assertThat(asks(reader, picture, 500)).isFalse();
        assertThat(asks(reader, picture, 1_500)).isTrue();
        assertThat(asks(reader, picture, 3_000)).isTrue();
        picture.keyFrame(500, 5_000);
        assertThat(asks(reader, picture, 6_000)).isFalse();
        assertThat(read).containsExactly(1, 500);
    }

    private boolean asks(LayerReader reader, PaperLayer picture, long millis) {
        poll(reader, picture.at(millis));
        return picture.layer.takeKeyFrameRequest(picture.at(millis));
    }

    private void poll(LayerReader reader, long now) {
        reader.poll(now, frame -> read.add(PaperLayer.numberOf(frame)));
    }
}
