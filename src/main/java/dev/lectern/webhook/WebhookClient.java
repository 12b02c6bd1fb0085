package dev.lectern.webhook;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.core.http.HttpClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Posts a signed event. The host's name is resolved here, every address of it checked, and the
 * connection made to the one that was checked, so that the name cannot point inward a moment later.
 */
@ApplicationScoped
class WebhookClient {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Vertx vertx;
    private final HttpClient client;
    private final Clock clock;
    private final boolean inward;

    WebhookClient(
            Vertx vertx,
            Clock clock,
            @ConfigProperty(name = "lectern.webhook.inward", defaultValue = "false")
                    boolean inward) {
        this.vertx = vertx;
        this.clock = clock;
        this.inward = inward;
        this.client =
                vertx.createHttpClient(
                        new HttpClientOptions().setConnectTimeout(5_000).setMaxPoolSize(32));
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
                .map(answer -> answer.statusCode())
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
        return vertx.executeBlocking(() -> outward(host), false);
    }

    private InetAddress outward(String host) throws UnknownHostException {
        InetAddress[] all = InetAddress.getAllByName(host);
        for (InetAddress address : all) {
            if (!inward && Target.internal(address)) {
                throw new UnknownHostException(host + " leads to an internal address.");
            }
        }
        return all[0];
    }
}
