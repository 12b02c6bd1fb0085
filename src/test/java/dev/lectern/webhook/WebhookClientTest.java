package dev.lectern.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.lectern.kit.outward.Allowed;
import dev.lectern.kit.outward.Outward;
import dev.lectern.kit.outward.Target;
import io.vertx.mutiny.core.Vertx;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhookClientTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private final Vertx vertx = Vertx.vertx();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final AtomicInteger lookUps = new AtomicInteger();
    private HttpServer theirs;

    @BeforeEach
    void listen() throws Exception {
        theirs = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        theirs.createContext(
                "/",
                exchange -> {
                    asked.add(
                            exchange.getRequestHeaders().getFirst("Host")
                                    + exchange.getRequestURI());
                    exchange.getRequestBody().readAllBytes();
                    exchange.getResponseHeaders().add("Location", "/elsewhere");
                    exchange.sendResponseHeaders(302, -1);
                    exchange.close();
                });
        theirs.start();
    }

    @AfterEach
    void hangUp() {
        theirs.stop(0);
        vertx.closeAndAwait();
    }

    @Test
    void the_connection_goes_to_what_was_looked_up_and_no_redirect_is_followed() {
        Outward outward =
                new Outward(
                        vertx,
                        host -> {
                            lookUps.incrementAndGet();
                            return new InetAddress[] {InetAddress.getLoopbackAddress()};
                        },
                        Allowed.by(
                                "LECTERN_WEBHOOK_ALLOW",
                                Optional.of(List.of("hooks.example.org"))));
        var client = new WebhookClient(vertx, Clock.systemUTC(), outward);
        int port = theirs.getAddress().getPort();

        int status =
                client.post(
                                Target.read("http://hooks.example.org:" + port + "/in?a=b"),
                                "id",
                                List.of(Signature.freshSecret()),
                                "{}")
                        .await()
                        .atMost(PATIENCE);

        assertThat(status).isEqualTo(302);
        assertThat(asked).containsExactly("hooks.example.org:" + port + "/in?a=b");
        assertThat(lookUps).hasValue(1);
    }
}
