package dev.lectern.sfu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lectern.sfu.load.Loopback;
import dev.lectern.sfu.net.Addresses;
import dev.lectern.world.LossyNetwork;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Chromium over networks that lose, delay and hold back, and over IPv6. */
class LossyNetworkTest extends BrowserScene {
    @Test
    void five_percent_loss_and_a_tenth_of_a_second_of_delay_stop_nothing() throws IOException {
        try (LossyNetwork network = new LossyNetwork(world.engine.port())) {
            page.evaluate(
                    "publish('alice', 'person=alice', { colour: 'rgb(200,0,0)', codec: 'VP8' })");
            world.room.open();
            network.delaying(50);
            world.network = network;
            page.evaluate("watch('carol', 'person=carol')");
            seesPictures(60);
            network.losingOutwards(0.05);
            seesPictures(150);
            double energy = energy("carol");

            withoutAFreeze(() -> seesPictures(240));

            assertThat(sum("carol", "video", "nacks")).isPositive();
            assertThat(energy("carol")).isGreaterThan(energy);
            assertThat(red("carol", 0)).isBetween(170, 230);
        }
    }

    @Test
    void what_the_publishers_line_loses_is_waited_for_and_stops_nothing() throws IOException {
        try (LossyNetwork network = new LossyNetwork(world.engine.port())) {
            network.delaying(50);
            world.network = network;
            page.evaluate(
                    "publish('alice', 'person=alice', { colour: 'rgb(200,0,0)', codec: 'VP8' })");
            world.room.open();
            world.network = null;
            page.evaluate("watch('carol', 'person=carol')");
            seesPictures(60);

            network.losing(0.05);

            await().atMost(SOON).until(() -> waitOf(30) > 0.2);
            int sent = sent("alice");
            int seen = frames("carol");
            withoutAFreeze(() -> seesPictures(240));
            double share = (double) (frames("carol") - seen) / (sent("alice") - sent);
            assertThat(share).isGreaterThan(0.9);
            assertThat(red("carol", 0)).isBetween(170, 230);
        }
    }

    /** How many pictures so far. */
    private int sent(String name) {
        int sum = 0;
        for (Object one : (List<?>) page.evaluate("sent('" + name + "')")) {
            Map<?, ?> stream = (Map<?, ?>) one;
            if ("video".equals(stream.get("kind")))
                sum += ((Number) stream.get("frames")).intValue();
        }
        return sum;
    }

    /**
     * How many seconds the next so many pictures are to wait, on average, before carol sees them.
     */
    private double waitOf(int pictures) {
        double waited = sum("carol", "video", "waited");
        double played = sum("carol", "video", "played");
        seesPictures(pictures);
        return (sum("carol", "video", "waited") - waited)
                / (sum("carol", "video", "played") - played);
    }

    @Test
    void a_line_that_gets_narrow_gets_a_smaller_picture_and_a_wide_one_the_large_again()
            throws IOException {
        page.evaluate("publish('alice', 'person=alice', { simulcast: true, codec: 'VP8' })");
        world.room.open();
        try (LossyNetwork network = new LossyNetwork(world.engine.port())) {
            world.network = network;
            page.evaluate("watch('carol', 'person=carol')");
            await().atMost(SOON).until(() -> height("carol") >= 180);

            network.bearing(100_000);
            await().atMost(SOON).until(() -> height("carol") <= 90);

            network.bearing(Long.MAX_VALUE);
            await().atMost(SOON).until(() -> height("carol") >= 180);
        }
    }

    @Test
    void a_line_that_breaks_for_some_seconds_goes_on_by_itself() throws IOException {
        page.evaluate("publish('alice', 'person=alice', { codec: 'VP8' })");
        world.room.open();
        try (LossyNetwork network = new LossyNetwork(world.engine.port())) {
            world.network = network;
            page.evaluate("watch('carol', 'person=carol')");
            seesPictures(30);

            network.losing(1);
            int seen = frames("carol");
            await().during(Duration.ofSeconds(3))
                    .atMost(SOON)
                    .until(() -> frames("carol") <= seen + 30);
            network.losing(0);

            seesPictures(60);
        }
    }

    @Test
    void where_udp_dies_under_way_a_restart_goes_on_over_tcp() throws IOException {
        page.evaluate("publish('alice', 'person=alice', { codec: 'VP8' })");
        world.room.open();
        try (LossyNetwork network = new LossyNetwork(world.engine.port()).besideTcp()) {
            world.network = network;
            page.evaluate("watch('carol', 'person=carol')");
            seesPictures(30);
            assertThat(transport("carol")).isEqualTo("udp");

            network.losing(1);
            page.evaluate("restart('carol')");

            await().atMost(SOON).until(() -> transport("carol").equals("tcp"));
            seesPictures(30);
        }
    }

    /** Of whoever watches, as the engine sees it. */
    private String transport(String person) {
        return world.room.reports().stream()
                .filter(one -> one.person().equals(person))
                .map(SessionReport::transport)
                .findFirst()
                .orElse("");
    }

    @Test
    void ipv6_alone_is_enough() throws IOException {
        Optional<InetAddress> six =
                Addresses.local().stream()
                        .filter(one -> one instanceof Inet6Address && !one.isLoopbackAddress())
                        .findFirst();
        Assumptions.assumeTrue(six.isPresent(), "this machine has no IPv6 address but ::1");
        openInstead(Loopback.CONFIG.announcing(List.of(six.get())));

        page.evaluate("publish('alice', 'person=alice', { codec: 'VP8' })");
        world.room.open();
        page.evaluate("watch('carol', 'person=carol')");

        seesPictures(30);
    }
}
