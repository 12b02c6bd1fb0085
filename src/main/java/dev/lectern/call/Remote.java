package dev.lectern.call;

import dev.lectern.kit.outward.Outward;
import dev.lectern.kit.outward.Target;
import dev.lectern.kit.web.fault.NotFound;
import dev.lectern.kit.web.fault.ProviderFailed;
import dev.lectern.kit.web.fault.Sentence;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.smallrye.mutiny.Uni;
import io.vertx.core.VertxException;
import io.vertx.core.http.HttpClientRequest;
import jakarta.ws.rs.ProcessingException;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * What adapters of providers on the network have in common: a client that follows no redirect (it
 * would carry our key along) and does not wait for ever, and failures told apart by whose they are.
 *
 * @param outward where the address may lead, if a workspace gave it: asked before each question,
 *     and again of the connection made, before anything is sent on it
 */
public record Remote(String provider, String title, URI address, @Nullable Outward outward) {
    private static final long CONNECT_SECONDS = 3;
    private static final long READ_SECONDS = 8;
    private static final Duration TOLERATED_SKEW = Duration.ofSeconds(30);

    public static Remote of(Connector connector, Credentials credentials) {
        URI address = URI.create(credentials.get("url").replaceAll("/+$", ""));
        return new Remote(connector.name(), connector.title(), address, credentials.outward());
    }

    public QuarkusRestClientBuilder client() {
        return QuarkusRestClientBuilder.newBuilder()
                .baseUri(address)
                .followRedirects(false)
                .connectTimeout(CONNECT_SECONDS, TimeUnit.SECONDS)
                .readTimeout(READ_SECONDS, TimeUnit.SECONDS)
                .httpClientRequestCustomizer(this::hangUpInside);
    }

    /** A name may have answered otherwise between our look and the connection. */
    private void hangUpInside(HttpClientRequest request) {
        if (outward == null) {
            return;
        }
        String reached = request.connection().remoteAddress().hostAddress();
        if (!outward.lets(target(), reached)) {
            request.reset();
        }
    }

    private Target target() {
        return OwnAddresses.target(address.toString());
    }

    /** Turns silence and broken lines into a failure of the provider's, for now. */
    public <T> Uni<T> reach(Uni<T> question) {
        Uni<T> asked = outward == null ? question : outward.resolve(target()).chain(() -> question);
        return asked.onFailure(Outward.Inside.class)
                .transform(inside -> leadsInside((Outward.Inside) inside))
                .onFailure(Remote::isSilence)
                .transform(silence -> unreachable());
    }

    private ProviderFailed leadsInside(Outward.Inside inside) {
        return ProviderFailed.permanently(provider, inside.sentence());
    }

    private static boolean isSilence(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause instanceof ProcessingException
                || cause instanceof IOException
                || cause instanceof TimeoutException
                || cause instanceof VertxException;
    }

    private ProviderFailed unreachable() {
        return new NoAnswer(
                provider, Sentence.of("%s does not answer.", "%s antwortet nicht.").about(title));
    }

    /** An answer that is an error, by its status alone. */
    public RuntimeException failure(int status, String theirWords) {
        String said = theirWords.isBlank() ? "" : " (" + brief(theirWords) + ")";
        if (status == 401 || status == 403) {
            return new KeyRefused(
                    provider,
                    said("%s refuses our key.%s", "%s lehnt unseren Schlüssel ab.%s", said));
        }
        if (status == 404) {
            return new NotFound(
                    Sentence.of("%s does not know this room.", "%s kennt diesen Raum nicht.")
                            .about(title));
        }
        if (status == 429) {
            return ProviderFailed.forNow(
                    provider,
                    said(
                            "%s asks us to slow down.%s",
                            "%s bittet uns, langsamer zu fragen.%s", said));
        }
        if (status >= 300 && status < 400) {
            return ProviderFailed.permanently(
                    provider,
                    Sentence.of(
                                    "%s points to another address, which we do not follow.",
                                    "%s verweist auf eine andere Adresse, der wir nicht folgen.")
                            .about(title));
        }
        return status >= 500
                ? ProviderFailed.forNow(
                        provider,
                        said("%s has trouble of its own.%s", "%s ist selbst gestört.%s", said))
                : ProviderFailed.permanently(
                        provider,
                        said(
                                "%s does not take what we ask.%s",
                                "%s nimmt nicht an, was wir fragen.%s", said));
    }

    private Sentence said(String english, String german, String theirs) {
        return Sentence.of(english, german).about(title, theirs);
    }

    /** What a working answer says about our clock, by its {@code Date} header. */
    public Checkup clock(@Nullable String date, Clock ours) {
        Duration off = skew(date, ours.instant());
        return off.abs().compareTo(TOLERATED_SKEW) > 0
                ? new Checkup(Checkup.State.CLOCK_SKEW, skewed(off))
                : new Checkup(
                        Checkup.State.WORKING,
                        Sentence.of(
                                        "%s answers and takes our key.",
                                        "%s antwortet und nimmt unseren Schlüssel an.")
                                .about(title));
    }

    private Sentence skewed(Duration off) {
        Sentence where =
                off.isNegative() ? Sentence.of("behind", "nach") : Sentence.of("before", "vor");
        return Sentence.of(
                        "The clock of this machine is %1$d seconds %2$s that of %3$s. Set it by"
                                + " NTP.",
                        "Die Uhr dieses Rechners geht gegenüber der von %3$s um %1$d Sekunden"
                                + " %2$s. Stellen Sie sie mit NTP.")
                .about(off.abs().toSeconds(), where, title);
    }

    /** What a failure means to somebody who asked whether all is well. */
    public Checkup checkup(Throwable failure) {
        if (!(failure instanceof ProviderFailed failed)) {
            return new Checkup(
                    Checkup.State.BROKEN,
                    Sentence.of("%s gave an unexpected answer.", "%s gab eine unerwartete Antwort.")
                            .about(title));
        }
        Sentence sentence = failed.sentence();
        if (failure instanceof KeyRefused) {
            return new Checkup(Checkup.State.BAD_KEY, sentence);
        }
        return failure instanceof NoAnswer
                ? new Checkup(
                        Checkup.State.UNREACHABLE,
                        Sentence.of("%s Is %s the address?", "%s Ist %s die Adresse?")
                                .about(sentence, address))
                : new Checkup(Checkup.State.BROKEN, sentence);
    }

    private static class KeyRefused extends ProviderFailed {
        KeyRefused(String provider, Sentence sentence) {
            super(provider, true, sentence);
        }
    }

    private static class NoAnswer extends ProviderFailed {
        NoAnswer(String provider, Sentence sentence) {
            super(provider, false, sentence);
        }
    }

    private static Duration skew(@Nullable String date, Instant ours) {
        if (date == null) {
            return Duration.ZERO;
        }
        try {
            Instant theirs =
                    ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
            return Duration.between(theirs, ours);
        } catch (DateTimeException unreadable) {
            return Duration.ZERO;
        }
    }

    private static String brief(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() > 200 ? line.substring(0, 200) + "…" : line;
    }
}
