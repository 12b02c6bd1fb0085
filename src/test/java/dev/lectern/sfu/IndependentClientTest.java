package dev.lectern.sfu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lectern.sfu.load.Loopback;
import dev.lectern.sfu.net.Addresses;
import io.vertx.core.json.JsonObject;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A client that shares no code with browsers publishes and plays. */
class IndependentClientTest {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    @BeforeAll
    static void build() throws Exception {
        IndependentClient.build();
    }

    @ParameterizedTest
    @ValueSource(strings = {"udp4", "tcp4", "udp6"})
    void what_it_publishes_it_plays_whole(String network) throws Exception {
        InetAddress announced = network.endsWith("6") ? beyondLoopback() : LOOPBACK;
        EngineConfig config = Loopback.CONFIG.announcing(List.of(announced));
        try (EngineOverHttp world = new EngineOverHttp(config);
                IndependentClient publisher =
                        IndependentClient.publish(world.url() + "whip?person=alice", network, 30)) {
            world.room.open();
            await().atMost(Duration.ofSeconds(20)).until(() -> flows(world));

            try (IndependentClient player =
                    IndependentClient.play(world.url() + "whep?person=carol", network, 4)) {
                JsonObject seen = new JsonObject(player.result());

                assertThat(seen.getInteger("frames")).isGreaterThan(80);
                assertThat(seen.getInteger("wholeFrames")).isEqualTo(seen.getInteger("frames"));
                assertThat(seen.getInteger("keyFrames")).isGreaterThan(2);
                assertThat(seen.getInteger("sounds")).isGreaterThan(60);
                assertThat(seen.getInteger("wholeSounds")).isEqualTo(seen.getInteger("sounds"));
            }
        }
    }

    /** Its stack leaves ::1 out. */
    private static InetAddress beyondLoopback() {
        Optional<InetAddress> found =
                Addresses.local().stream()
                        .filter(one -> one instanceof Inet6Address && !one.isLoopbackAddress())
                        .findFirst();
        assumeTrue(found.isPresent(), "this machine has no IPv6 address but ::1");
        return found.get();
    }

    private static boolean flows(EngineOverHttp world) {
        return world.room.publications().stream().anyMatch(one -> one.kinds().size() == 2);
    }
}
