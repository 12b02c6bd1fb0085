package dev.lectern.sfu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.sfu.dtls.Handshakes;
import dev.lectern.sfu.load.LoadClient;
import dev.lectern.sfu.load.Loopback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SeatTest {
    private final Handshakes handshakes = new Handshakes(1);
    private Engine engine;
    private Room room;

    @BeforeEach
    void a_room() throws Exception {
        engine = Engine.start(Loopback.CONFIG.withLoops(1));
        room = engine.room("room", new RoomListener() {});
    }

    @AfterEach
    void close() {
        engine.close();
        handshakes.close();
    }

    @Test
    void pictures_wait_longer_for_who_only_watches_than_for_who_may_answer() {
        assertThat(viewer("carol", Seat.AUDIENCE).requests()).isEqualTo(2);
        assertThat(viewer("dave", Seat.TABLE).requests()).isEqualTo(1);
        assertThat(viewer("alice", Seat.STAGE).requests()).isEqualTo(1);
    }

    @Test
    void who_is_seated_elsewhere_waits_as_those_there() {
        Viewer carol = viewer("carol", Seat.AUDIENCE);
        Viewer dave = viewer("dave", Seat.AUDIENCE);

        room.seat("carol", Seat.TABLE);

        assertThat(carol.requests()).isEqualTo(1);
        assertThat(dave.requests()).isEqualTo(2);
    }

    private Viewer viewer(String person, Seat seat) {
        String offer = new LoadClient(handshakes).offerWithSound(false);
        return (Viewer) room.watch(new Watch(person, seat, offer));
    }
}
