package dev.lectern.webhook;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.core.http.HttpClient;
import io.vertx.mutiny.core.http.HttpClientResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/** Posts a signed event to the address that {@link Outward} allowed, following no redirect. */
@ApplicationScoped
class WebhookClient {
    private static final Logger LOG = Logger.getLogger(WebhookClient.class);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Vertx vertx;
    private final HttpClient client;
    private final Clock clock;
    private final Outward outward;

    WebhookClient(Vertx vertx, Clock clock, Outward outward) {
        this.vertx = vertx;
        this.clock = clock;
        this.outward = outward;
        this.client =
                vertx.createHttpClient(
                        new HttpClientOptions()
                                .setConnectTimeout(5_000)
                                .setKeepAlive(false)
                                .setMaxPoolSize(32));
    }

    /** The status that came back. */
    Uni<Integer> post(Target target, String id, List<String> secrets, String body) {
        Instant now = clock.instant();
        return resolve(target.host())
                .map(address -> options(target, address))
                .chain(client::request)
                .chain(
                        request ->
                                request.putHeader("webhook-id", id)
                                        .putHeader(
                                                "webhook-timestamp",
                                                String.valueOf(now.getEpochSecond()))
                                        .putHeader(
                                                "webhook-signature",
                                                Signature.of(secrets, id, now, body))
                                        .putHeader("content-type", "application/json")
                                        .putHeader("user-agent", "Lectern")
                                        .send(Buffer.buffer(body)))
                .map(WebhookClient::status)
                .ifNoItem()
                .after(PATIENCE)
                .fail();
    }

    private static RequestOptions options(Target target, InetAddress address) {
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(target.port(), address.getHostAddress()))
                .setHost(target.host())
                .setPort(target.port())
                .setSsl(target.secure())
                .setURI(target.path())
                .setFollowRedirects(false)
                .setTimeout(PATIENCE.toMillis());
    }

    private Uni<InetAddress> resolve(String host) {
        return vertx.executeBlocking(() -> outward.resolve(host), false);
    }

    /** The status is all we want; who answers without end is hung up on. */
    private static int status(HttpClientResponse answer) {
        int status = answer.statusCode();
        answer.exceptionHandler(cut -> LOG.tracef("The rest of an answer went unread: %s", cut));
        answer.request().reset();
        return status;
    }
}
