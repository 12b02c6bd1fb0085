package dev.lectern.sfu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.sfu.load.Loopback;
import dev.lectern.sfu.rtp.Codec;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is read of pictures that go off and on again. */
class FollowingTest {
    private final List<Integer> read = new ArrayList<>();
    private Engine engine;
    private Following following;

    @BeforeEach
    void open() throws Exception {
        engine = Engine.start(Loopback.CONFIG);
        following = new Following(Set.of(Codec.VP8), false, System.nanoTime() - 1);
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void a_picture_that_was_left_begins_again_with_a_key_frame_yet_to_come() {
        PaperLayer picture = new PaperLayer(engine, Kind.VIDEO);
        picture.keyFrame(1, 0);
        follow(picture, 10);
        following.leavePicture(picture.at(20));
        picture.arrives(2, 1_000);
        follow(picture, 1_010);

        picture.keyFrame(3, 1_100);
        follow(picture, 1_110);

        assertThat(read).containsExactly(1, 3);
    }

    @Test
    void another_picture_does_not_begin_with_its_key_frame_of_long_ago() {
        PaperLayer left = new PaperLayer(engine, Kind.VIDEO);
        PaperLayer other = new PaperLayer(engine, Kind.VIDEO);
        left.keyFrame(1, 0);
        other.keyFrame(2, 0);
        follow(left, 10);
        following.leavePicture(left.at(5_000));
        other.arrives(3, 6_000);
        follow(other, 6_010);

        other.keyFrame(4, 6_100);
        follow(other, 6_110);

        assertThat(read).containsExactly(1, 4);
    }

    private void follow(PaperLayer picture, long millis) {
        long now = picture.at(millis);
        following.turnTo(picture.publisher.track(Kind.VIDEO), null, now);
        following.poll(now, (frame, nanos, video) -> read.add(PaperLayer.numberOf(frame)));
    }
}
