package dev.lectern.kit.bus;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.json.JsonObject;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The bus of several nodes, through Redis publish/subscribe: one line to speak and one to hear. A
 * line that breaks is made anew every second; while they are down, news still reach this node's own
 * listeners, and the node says that it is not ready.
 */
final class RedisBus implements Bus {
    private static final Logger LOG = Logger.getLogger(RedisBus.class);
    private static final String PREFIX = "lectern:";
    private static final long RECONNECT_MILLIS = 1_000;

    private final Vertx vertx;
    private final Redis redis;
    private final Context loop;
    private final Listeners listeners = new Listeners();
    private volatile @Nullable RedisConnection speaking;
    private volatile @Nullable RedisConnection hearing;
    private volatile boolean open = true;

    RedisBus(Vertx vertx, String url) {
        this.vertx = vertx;
        this.loop = ((VertxInternal) vertx).createEventLoopContext();
        RedisOptions options =
                new RedisOptions().setConnectionString(url).setProtocolNegotiation(false);
        this.redis = Redis.createClient(vertx, options);
        loop.runOnContext(
                ignored -> {
                    speak();
                    hear();
                });
    }

    boolean connected() {
        return speaking != null && hearing != null;
    }

    private void speak() {
        connect(
                line -> {
                    line.endHandler(ended -> lost(line));
                    speaking = line;
                });
    }

    private void hear() {
        connect(
                line -> {
                    line.handler(this::heard);
                    line.endHandler(ended -> lost(line));
                    hearing = line;
                    listeners.topics().forEach(topic -> ask(line, Command.SUBSCRIBE, topic));
                });
    }

    private void connect(Consumer<RedisConnection> made) {
        redis.connect()
                .onSuccess(
                        line -> {
                            line.exceptionHandler(broken -> lost(line));
                            made.accept(line);
                        })
                .onFailure(failure -> again(() -> connect(made), failure));
    }

    private void again(Runnable attempt, Throwable failure) {
        LOG.debugf("Redis does not answer: %s", failure.getMessage());
        if (open) {
            vertx.setTimer(RECONNECT_MILLIS, ignored -> attempt.run());
        }
    }

    private void lost(RedisConnection line) {
        loop.runOnContext(
                ignored -> {
                    if (line == speaking) {
                        speaking = null;
                        reconnect(this::speak);
                    } else if (line == hearing) {
                        hearing = null;
                        reconnect(this::hear);
                    }
                });
    }

    private void reconnect(Runnable attempt) {
        if (open) {
            LOG.warn("The line to Redis broke; it is being made anew");
            vertx.setTimer(RECONNECT_MILLIS, ignored -> attempt.run());
        }
    }

    /** A push: "message", the channel, the text; everything else answers a subscription. */
    private void heard(Response push) {
        if (push.size() == 3 && "message".equals(push.get(0).toString())) {
            String topic = push.get(1).toString().substring(PREFIX.length());
            JsonObject news = new JsonObject(push.get(2).toString());
            loop.runOnContext(ignored -> listeners.tell(topic, news));
        }
    }

    @Override
    public void publish(String topic, JsonObject news) {
        String text = news.encode();
        loop.runOnContext(
                ignored -> {
                    RedisConnection line = speaking;
                    if (line == null) {
                        listeners.tell(topic, new JsonObject(text));
                    } else {
                        line.send(Request.cmd(Command.PUBLISH).arg(PREFIX + topic).arg(text))
                                .onFailure(failure -> lost(line));
                    }
                });
    }

    @Override
    public Subscription subscribe(String topic, Consumer<JsonObject> listener) {
        if (listeners.add(topic, listener)) {
            askSoon(Command.SUBSCRIBE, topic);
        }
        return () -> {
            if (listeners.remove(topic, listener)) {
                askSoon(Command.UNSUBSCRIBE, topic);
            }
        };
    }

    /** What is asked must still be wanted when its turn comes: people come and go. */
    private void askSoon(Command command, String topic) {
        loop.runOnContext(
                ignored -> {
                    RedisConnection line = hearing;
                    boolean wanted = listeners.topics().contains(topic);
                    if (line != null && wanted == (command == Command.SUBSCRIBE)) {
                        ask(line, command, topic);
                    }
                });
    }

    private void ask(RedisConnection line, Command command, String topic) {
        Future<Response> answer = line.send(Request.cmd(command).arg(PREFIX + topic));
        answer.onFailure(failure -> lost(line));
    }

    void close() {
        open = false;
        redis.close();
    }
}
