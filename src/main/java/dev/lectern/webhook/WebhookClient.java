package dev.lectern.webhook;

import dev.lectern.kit.outward.Outward;
import dev.lectern.kit.outward.Target;
import dev.lectern.kit.web.fault.Sentence;
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
import java.net.ConnectException;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jboss.logging.Logger;

/** Posts a signed event to the address that {@link Outward} allowed, following no redirect. */
@ApplicationScoped
class WebhookClient {
    private static final Logger LOG = Logger.getLogger(WebhookClient.class);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final HttpClient client;
    private final Clock clock;
    private final Outward outward;

    WebhookClient(Vertx vertx, Clock clock, Outward outward) {
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
        return outward.resolve(target)
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
                .fail()
                .onFailure()
                .transform(failure -> new Undelivered(sentence(target, failure), failure));
    }

    /** It did not arrive; the message is a sentence for whoever reads the log. */
    static class Undelivered extends RuntimeException {
        private final transient Sentence sentence;

        Undelivered(Sentence sentence, Throwable cause) {
            super(sentence.in(Locale.ENGLISH), cause);
            this.sentence = sentence;
        }

        Sentence sentence() {
            return sentence;
        }
    }

    private static boolean isTimeout(Throwable failure) {
        return failure instanceof TimeoutException
                || failure instanceof io.smallrye.mutiny.TimeoutException;
    }

    private static Sentence sentence(Target target, Throwable failure) {
        if (failure instanceof Outward.NoWay none) {
            return none.sentence();
        }
        if (isTimeout(failure)) {
            return Sentence.of(
                            "It did not answer within %d seconds.",
                            "Innerhalb von %d Sekunden kam keine Antwort.")
                    .about(PATIENCE.toSeconds());
        }
        if (failure instanceof ConnectException) {
            return Sentence.of(
                            "Nobody answers at %s, port %s.", "Bei %s, Port %s, antwortet niemand.")
                    .about(target.host(), String.valueOf(target.port()));
        }
        return failure instanceof SSLException
                ? Sentence.of(
                        "No secure connection came about: its certificate is not one to trust.",
                        "Es kam keine sichere Verbindung zustande: Dem Zertifikat ist nicht zu"
                                + " trauen.")
                : Sentence.of("The connection broke off.", "Die Verbindung brach ab.");
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

    /** The status is all we want; who answers without end is hung up on. */
    private static int status(HttpClientResponse answer) {
        int status = answer.statusCode();
        answer.exceptionHandler(cut -> LOG.tracef("The rest of an answer went unread: %s", cut));
        answer.request().reset();
        return status;
    }
}
