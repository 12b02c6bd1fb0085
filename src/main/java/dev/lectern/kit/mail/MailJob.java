package dev.lectern.kit.mail;

import dev.lectern.kit.mail.MailTable.Hindrances;
import dev.lectern.kit.mail.MailTable.Queued;
import dev.lectern.kit.mail.MailTable.Recipient;
import dev.lectern.kit.token.Purpose;
import dev.lectern.kit.token.Tokens;
import dev.lectern.kit.web.PublicAddress;
import dev.lectern.kit.web.fault.Sentence;
import dev.lectern.kit.work.Courtesy;
import dev.lectern.kit.work.Handler;
import dev.lectern.kit.work.Job;
import dev.lectern.kit.work.NotYet;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Sends one mail: writes it if it is a letter, asks whether it may go, delivers, records. */
final class MailJob implements Handler {
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    /** More than there are lines to a server, so that these never wait for the database. */
    private static final int AT_ONCE = 32;

    private static final Duration AWAY = Duration.ofSeconds(1);
    private static final Duration SOON = Duration.ofSeconds(5);

    private final String line;
    private final MailTable table;
    private final Post post;
    private final Tokens tokens;
    private final PublicAddress address;
    private final Clock clock;
    private final MailWatch watch;
    private final Underway underway;
    private final Courtesy courtesy;
    private final Map<String, Letter> letters;

    private MailJob(String line, Hands hands) {
        this.line = line;
        this.table = hands.table;
        this.post = hands.post;
        this.tokens = hands.tokens;
        this.address = hands.address;
        this.clock = hands.clock;
        this.watch = hands.watch;
        this.underway = hands.underway;
        this.courtesy = hands.courtesy;
        this.letters =
                hands.letters.stream().collect(Collectors.toMap(Letter::kind, Function.identity()));
    }

    /** What both lines work with. */
    @Singleton
    record Hands(
            MailTable table,
            Post post,
            Tokens tokens,
            PublicAddress address,
            Clock clock,
            MailWatch watch,
            Underway underway,
            Courtesy courtesy,
            @All List<Letter> letters) {}

    /** The two lines in which mail waits: people's own, and what goes to many at once. */
    static class Lines {
        @Produces
        @Singleton
        Handler own(Hands hands) {
            return new MailJob("mail", hands);
        }

        @Produces
        @Singleton
        Handler many(Hands hands) {
            return new MailJob("mail.many", hands);
        }
    }

    @Override
    public String kind() {
        return line;
    }

    @Override
    public Sentence title() {
        return Sentence.of("Send a mail", "Eine Mail senden");
    }

    /** Fewer while people wait to be registered: what is written for them can wait a little. */
    @Override
    public int concurrency() {
        return courtesy.hands(AT_ONCE);
    }

    @Override
    public int appetite() {
        return post.appetite();
    }

    /** With the pauses below: for about two days, as mail servers do. */
    @Override
    public int attempts() {
        return 60;
    }

    /** Longer than a line waits for a server that takes its time with a mail. */
    @Override
    public Duration patience() {
        return Duration.ofMinutes(12);
    }

    @Override
    public Duration pauseAfter(int attempt) {
        Duration pause = Duration.ofSeconds(5L << Math.min(attempt - 1, 10));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    @Override
    public Uni<Void> handle(Job job) {
        return table.load(job.id())
                .chain(
                        queued ->
                                queued == null
                                        ? Uni.createFrom().voidItem()
                                        : write(queued).chain(message -> send(job, message)));
    }

    @Override
    public Uni<Void> dropped(UUID job) {
        return table.drop(job, HouseWords.DROPPED, "failed");
    }

    private Uni<Optional<Message>> write(Queued queued) {
        if (queued.letter() == null) {
            return Uni.createFrom()
                    .item(
                            Optional.of(
                                    MessageJson.read(
                                            queued.messageOrEmpty(),
                                            queued.kind(),
                                            queued.reference(),
                                            queued.workspace())));
        }
        Letter letter = letters.get(queued.letter());
        if (letter == null) {
            throw new IllegalStateException("Nobody here writes the letter " + queued.letter());
        }
        return letter.write(queued.aboutOrEmpty()).map(message -> message.map(HeaderText::clean));
    }

    private Uni<Void> send(Job job, Optional<Message> written) {
        if (written.isEmpty()) {
            return table.drop(job.id(), HouseWords.MOOT, "moot");
        }
        Message message = written.get();
        if (!message.mayBeEnded() && !post.leaves()) {
            return deliver(job, envelope(job.id(), message));
        }
        int others = underway.begin(message.to());
        return table.hindrances(
                        new Recipient(
                                message.to(),
                                message.workspace(),
                                clock.instant(),
                                Math.max(1, post.perRecipient() - others)))
                .chain(hindrances -> unhindered(job, message, hindrances, others))
                .onTermination()
                .invoke(() -> underway.end(message.to()));
    }

    /** What is underway may yet fail: who waits for it asks again soon. */
    private void requireRoom(Message message, Hindrances hindrances, int others) {
        Instant until = hindrances.limitUntil();
        boolean full = until != null || others >= post.perRecipient();
        if (full && !message.isAboutAnAccount()) {
            throw new NotYet(
                    until == null || others > 0 ? clock.instant().plus(SOON) : until,
                    "This address got as many mails as it may within an hour.");
        }
    }

    private Uni<Void> unhindered(Job job, Message message, Hindrances hindrances, int others) {
        Envelope envelope = envelope(job.id(), message);
        if (hindrances.suppressed() && message.mayBeEnded()) {
            watch.count("suppressed");
            return table.settle(envelope, "suppressed", HouseWords.UNWANTED, false);
        }
        requireRoom(message, hindrances, others);
        Throttle throttle = post.throttle();
        Instant now = clock.instant();
        if (throttle != null && !throttle.take(now)) {
            throw new NotYet(throttle.next(now), "The mails of this minute are used up.");
        }
        return deliver(job, envelope);
    }

    private Uni<Void> deliver(Job job, Envelope envelope) {
        boolean keep = post.delivery().keeps();
        return post.delivery()
                .deliver(envelope)
                .chain(words -> table.settle(envelope, "sent", words, keep))
                .invoke(() -> watch.count("sent"))
                .onFailure(Undelivered.class)
                .recoverWithUni(failure -> undelivered(job, envelope, (Undelivered) failure));
    }

    private Uni<Void> undelivered(Job job, Envelope envelope, Undelivered failure) {
        String words = String.valueOf(failure.getMessage());
        return switch (failure.why()) {
            case REFUSED -> {
                watch.count("refused");
                yield table.settle(envelope, "failed", words, false);
            }
            case LATER -> {
                watch.count("later");
                String state = job.attempt() >= attempts() ? "failed" : "queued";
                yield table.note(envelope, words, state).chain(() -> failed(failure));
            }
            case SERVER_AWAY -> {
                watch.count("away");
                Instant again = clock.instant().plus(AWAY);
                yield table.note(envelope, words, "queued")
                        .chain(() -> failed(new NotYet(again, words)));
            }
        };
    }

    private static Uni<Void> failed(Throwable failure) {
        return Uni.createFrom().failure(failure);
    }

    private Envelope envelope(UUID id, Message message) {
        String link = message.unsubscribe();
        if (link != null && link.startsWith(Message.UNSUBSCRIBE)) {
            link =
                    address.of(
                            "/unsubscribe/"
                                    + tokens.sign(Purpose.UNSUBSCRIBE, Map.of("m", id), null));
        }
        return new Envelope(id, withLink(message, link), post.sender(), link, clock.instant());
    }

    private static Message withLink(Message message, @Nullable String link) {
        if (link == null) {
            return message;
        }
        return new Message(
                message.to(),
                message.toName(),
                message.fromName(),
                message.replyTo(),
                message.subject(),
                message.text().replace(Message.UNSUBSCRIBE, link),
                message.html().replace(Message.UNSUBSCRIBE, link),
                message.attachments(),
                message.kind(),
                message.about(),
                link,
                message.workspace(),
                message.readBy());
    }
}
