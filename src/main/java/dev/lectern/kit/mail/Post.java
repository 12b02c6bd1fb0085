package dev.lectern.kit.mail;

import dev.lectern.kit.web.PublicAddress;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Named;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * How mail goes from this installation: by an SMTP server when one is configured, else into the
 * mailbox. Pages that promise somebody a mail ask {@link #leaves} and say so when it does not.
 */
@ApplicationScoped
@Named("post")
public class Post {
    private static final int BEFORE_ALL_WORK = 1;
    private static final Pattern NAMED = Pattern.compile("\\s*\"?([^\"<]*?)\"?\\s*<([^>]+)>\\s*");

    private final PostConfig config;
    private final PublicAddress address;
    private final Clock clock;
    private final Delivery delivery;
    private final @Nullable Throttle throttle;

    Post(
            PostConfig config,
            @ConfigProperty(name = "lectern.smtp.url") Optional<String> smtp,
            PublicAddress address,
            Vertx vertx,
            Clock clock) {
        this.config = config;
        this.address = address;
        this.clock = clock;
        this.delivery =
                smtp.filter(url -> !url.isBlank())
                        .map(SmtpAddress::parse)
                        .<Delivery>map(
                                server ->
                                        new SmtpDelivery(
                                                vertx, server, config.connections(), host(), clock))
                        .orElseGet(MailboxDelivery::new);
        this.throttle = config.perMinute().map(this::throttle).orElse(null);
    }

    /** A setting that cannot be read is said at the start, not by the first mail. */
    void start(@Observes @Priority(BEFORE_ALL_WORK) StartupEvent event) {
        sender();
    }

    private Throttle throttle(int perMinute) {
        if (perMinute < 1) {
            throw new ConfigurationException(
                    "LECTERN_MAIL_PER_MINUTE is at least 1; leave it out for no limit.");
        }
        return new Throttle(perMinute, clock.instant());
    }

    /** Whether mail really leaves this machine; else it is in the mailbox, for members to read. */
    public boolean leaves() {
        return !delivery.keeps();
    }

    /** Whether the mail server has gone away or does not let us in, by the last attempt. */
    public boolean serverAway() {
        return delivery instanceof SmtpDelivery smtp && smtp.serverAway();
    }

    Delivery delivery() {
        return delivery;
    }

    @Nullable Throttle throttle() {
        return leaves() ? throttle : null;
    }

    int perRecipient() {
        return leaves() ? config.perRecipient() : Integer.MAX_VALUE;
    }

    int appetite() {
        Throttle limit = throttle();
        int permits = limit == null ? Integer.MAX_VALUE : limit.permits(clock.instant());
        return Math.min(permits, delivery.appetite());
    }

    Envelope.Sender sender() {
        String from = config.from().orElse("Lectern <no-reply@" + host() + ">");
        Matcher named = NAMED.matcher(from);
        return named.matches()
                ? new Envelope.Sender(
                        HeaderText.address(named.group(2)),
                        HeaderText.wordsOrNothing(named.group(1)),
                        host())
                : new Envelope.Sender(HeaderText.address(from), null, host());
    }

    private String host() {
        String host = URI.create(address.base()).getHost();
        return host == null ? "localhost" : host;
    }

    @PreDestroy
    void close() {
        if (delivery instanceof SmtpDelivery smtp) {
            smtp.close();
        }
    }
}
