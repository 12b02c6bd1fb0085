package dev.lectern.sfu.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.sfu.Engine;
import dev.lectern.sfu.Publish;
import dev.lectern.sfu.Room;
import dev.lectern.sfu.RoomListener;
import dev.lectern.sfu.Seat;
import dev.lectern.sfu.Session;
import dev.lectern.sfu.Source;
import dev.lectern.sfu.Watch;
import dev.lectern.sfu.sdp.BadOffer;
import dev.lectern.sfu.sdp.HostileOffers;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Offers that somebody changed are answered or refused in words, and a restart with them too; none
 * leaves anything behind. {@code -Dfuzz.rounds=1000000} tries longer.
 */
class HostileOfferTest {
    private static final int ROUNDS = Integer.getInteger("fuzz.rounds", 5_000);

    private static final Pattern HIDDEN = Pattern.compile("[\\x00-\\x1f&&[^\\r\\n\\t]]|\\r(?!\\n)");

    private final HostileOffers offers = new HostileOffers(Long.getLong("fuzz.seed", 23));
    private Engine engine;
    private Room room;
    private int answered;

    @BeforeEach
    void a_room() throws Exception {
        engine = Engine.start(Loopback.CONFIG);
        room = engine.room("small", new RoomListener() {});
        room.open();
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void a_changed_offer_to_publish_is_answered_or_refused_in_words() {
        for (int i = 0; i < ROUNDS; i++) tryOne(offers.next());

        assertThat(answered).isGreaterThan(ROUNDS / 100);
        assertThat(engine.statistics().sessions()).isZero();
    }

    @Test
    void a_changed_offer_to_watch_is_answered_or_refused_in_words() {
        for (int i = 0; i < ROUNDS; i++) tryOne(offers.next().replace("sendonly", "recvonly"));

        assertThat(answered).isGreaterThan(ROUNDS / 100);
        assertThat(engine.statistics().sessions()).isZero();
    }

    private void tryOne(String offer) {
        try {
            Session session =
                    offer.contains("sendonly")
                            ? room.publish(Publish.of("mallory", Source.CAMERA, offer))
                            : room.watch(new Watch("mallory", Seat.AUDIENCE, offer));
            try {
                assertThat(session.answer()).startsWith("v=0\r\n").doesNotContainPattern(HIDDEN);
                answered++;
                session.patch(offers.next());
            } finally {
                session.close();
            }
        } catch (BadOffer refused) {
            assertThat(refused.getMessage()).endsWith(".");
        }
    }
}
