package dev.lectern.kit.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two nodes on one Redis; on a real one with {@code -Dredis.url=redis://…}. */
class RedisBusTest {
    private final Vertx vertx = Vertx.vertx();
    private final FakeRedis redis = new FakeRedis(vertx);
    private final String url = System.getProperty("redis.url", redis.url());
    private final RedisBus here = new RedisBus(vertx, url);
    private final RedisBus there = new RedisBus(vertx, url);
    private final List<Integer> heardHere = new CopyOnWriteArrayList<>();
    private final List<Integer> heardThere = new CopyOnWriteArrayList<>();

    @BeforeEach
    void both_listen() {
        await().until(() -> here.connected() && there.connected());
        here.subscribe("room", news -> heardHere.add(news.getInteger("n")));
        there.subscribe("room", news -> heardThere.add(news.getInteger("n")));
        await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> {
                            here.publish("room", news(-1));
                            return heardHere.contains(-1) && heardThere.contains(-1);
                        });
    }

    @AfterEach
    void stop() {
        here.close();
        there.close();
        redis.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void every_node_hears_what_one_says_in_order() {
        for (int i = 0; i < 500; i++) {
            here.publish("room", news(i));
            here.publish("another room", news(i));
        }

        List<Integer> all = IntStream.range(0, 500).boxed().toList();
        await().until(() -> heardThere.contains(499) && heardHere.contains(499));
        assertThat(heardThere.stream().filter(n -> n >= 0)).containsExactlyElementsOf(all);
        assertThat(heardHere.stream().filter(n -> n >= 0)).containsExactlyElementsOf(all);
    }

    @Test
    void who_closed_hears_nothing_more() {
        List<Integer> late = new CopyOnWriteArrayList<>();
        there.subscribe("room", news -> late.add(news.getInteger("n"))).close();

        here.publish("room", news(1));

        await().until(() -> heardThere.contains(1));
        assertThat(late).isEmpty();
    }

    @Test
    void lines_that_break_are_made_anew() {
        redis.cutAllLines();

        await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> {
                            here.publish("room", news(7));
                            return heardThere.contains(7);
                        });
    }

    private static JsonObject news(int n) {
        return new JsonObject().put("n", n);
    }
}
