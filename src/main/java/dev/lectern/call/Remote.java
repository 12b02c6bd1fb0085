package dev.lectern.call;

import dev.lectern.kit.web.NotFound;
import dev.lectern.kit.web.ProviderFailed;
import dev.lectern.kit.web.Sentence;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.smallrye.mutiny.Uni;
import io.vertx.core.VertxException;
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
 */
public record Remote(String provider, String title, URI address) {
    private static final long CONNECT_SECONDS = 3;
    private static final long READ_SECONDS = 8;
    private static final Duration TOLERATED_SKEW = Duration.ofSeconds(30);

    public static Remote of(Connector connector, Credentials credentials) {
        URI address = URI.create(credentials.get("url").replaceAll("/+$", ""));
        return new Remote(connector.name(), connector.title(), address);
    }

    public QuarkusRestClientBuilder client() {
        return QuarkusRestClientBuilder.newBuilder()
                .baseUri(address)
                .followRedirects(false)
                .connectTimeout(CONNECT_SECONDS, TimeUnit.SECONDS)
                .readTimeout(READ_SECONDS, TimeUnit.SECONDS);
    }

    /** Turns silence and broken lines into a failure of the provider's, for now. */
    public <T> Uni<T> reach(Uni<T> question) {
        return question.onFailure(Remote::isSilence).transform(silence -> unreachable());
    }

    private static boolean isSilence(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause instanceof ProcessingException
                || cause instanceof IOException
                || cause instanceof TimeoutException
                || cause instanceof VertxException;
    }

    private ProviderFailed unreachable() {
        return new NoAnswer(provider, title + " does not answer.");
    }

    /** An answer that is an error, by its status alone. */
    public RuntimeException failure(int status, String theirWords) {
        String said = theirWords.isBlank() ? "" : " (" + brief(theirWords) + ")";
        if (status == 401 || status == 403) {
            return new KeyRefused(provider, title + " refuses our key." + said);
        }
        if (status == 404) {
            return new NotFound(
                    Sentence.of("%s does not know this room.", "%s kennt diesen Raum nicht.")
                            .about(title));
        }
        if (status == 429) {
            return ProviderFailed.forNow(provider, title + " asks us to slow down." + said);
        }
        if (status >= 300 && status < 400) {
            return ProviderFailed.permanently(
                    provider, title + " points to another address, which we do not follow.");
        }
        return status >= 500
                ? ProviderFailed.forNow(provider, title + " has trouble of its own." + said)
                : ProviderFailed.permanently(
                        provider, title + " does not take what we ask." + said);
    }

    /** What a working answer says about our clock, by its {@code Date} header. */
    public Checkup clock(@Nullable String date, Clock ours) {
        Duration off = skew(date, ours.instant());
        return off.abs().compareTo(TOLERATED_SKEW) > 0
                ? new Checkup(Checkup.State.CLOCK_SKEW, skewed(off))
                : new Checkup(Checkup.State.WORKING, title + " answers and takes our key.");
    }

    private String skewed(Duration off) {
        return "The clock of this machine is %d seconds %s that of %s. Set it by NTP."
                .formatted(off.abs().toSeconds(), off.isNegative() ? "behind" : "before", title);
    }

    /** What a failure means to somebody who asked whether all is well. */
    public Checkup checkup(Throwable failure) {
        if (!(failure instanceof ProviderFailed)) {
            return new Checkup(Checkup.State.BROKEN, title + " gave an unexpected answer.");
        }
        String sentence = String.valueOf(failure.getMessage());
        if (failure instanceof KeyRefused) {
            return new Checkup(Checkup.State.BAD_KEY, sentence);
        }
        return failure instanceof NoAnswer
                ? new Checkup(
                        Checkup.State.UNREACHABLE, sentence + " Is " + address + " the address?")
                : new Checkup(Checkup.State.BROKEN, sentence);
    }

    private static class KeyRefused extends ProviderFailed {
        KeyRefused(String provider, String sentence) {
            super(provider, true, sentence);
        }
    }

    private static class NoAnswer extends ProviderFailed {
        NoAnswer(String provider, String sentence) {
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
