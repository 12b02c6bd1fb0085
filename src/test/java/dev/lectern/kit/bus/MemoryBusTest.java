package dev.lectern.kit.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MemoryBusTest {
    private final Vertx vertx = Vertx.vertx();
    private final Bus bus = new MemoryBus(vertx);
    private final List<Integer> heard = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void a_listener_hears_its_topic_in_order() {
        bus.subscribe("room", news -> heard.add(news.getInteger("n")));

        for (int i = 0; i < 1000; i++) {
            bus.publish("other", news(-1));
            bus.publish("room", news(i));
        }

        await().until(() -> heard.size() == 1000);
        assertThat(heard).containsExactlyElementsOf(IntStream.range(0, 1000).boxed().toList());
    }

    @Test
    void a_closed_listener_hears_nothing_more_and_a_failing_one_disturbs_nobody() {
        bus.subscribe(
                "room",
                news -> {
                    throw new IllegalStateException("a bug of a listener");
                });
        bus.subscribe("room", news -> heard.add(100)).close();
        bus.subscribe("room", news -> heard.add(news.getInteger("n")));

        bus.publish("room", news(1));

        await().until(() -> heard.size() == 1);
        assertThat(heard).containsExactly(1);
    }

    private static JsonObject news(int n) {
        return new JsonObject().put("n", n);
    }
}
