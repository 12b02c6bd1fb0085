package dev.lectern.webhook;

import dev.lectern.kit.outward.Target;
import dev.lectern.kit.token.Vault;
import dev.lectern.kit.web.fault.Sentence;
import dev.lectern.kit.work.Handler;
import dev.lectern.kit.work.Job;
import dev.lectern.kit.work.NotYet;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Takes one event to its address. What fails is tried again for three days; an address that has
 * taken nothing in that time is switched off and its owner told by mail.
 *
 * <p>An address that fails rests, with all that waits for it, and few deliveries go to one address
 * at a time: the others do not wait for it.
 */
@ApplicationScoped
class DeliverJob implements Handler {
    private static final Duration LONGEST = Duration.ofDays(3);
    private static final Duration A_MOMENT = Duration.ofSeconds(2);
    private static final int GONE = 410;

    private final WebhookClient client;
    private final Lanes lanes;
    private final Vault vault;
    private final HookMails mails;
    private final Clock clock;

    DeliverJob(WebhookClient client, Lanes lanes, Vault vault, HookMails mails, Clock clock) {
        this.client = client;
        this.lanes = lanes;
        this.vault = vault;
        this.mails = mails;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return Hooks.KIND;
    }

    @Override
    public Sentence title() {
        return Sentence.of("Deliver a webhook", "Einen Webhook zustellen");
    }

    @Override
    public int concurrency() {
        return 32;
    }

    @Override
    public Uni<Void> handle(Job job) {
        UUID id = UUID.fromString(job.payload().getString("delivery"));
        return Panache.withTransaction(() -> waiting(id))
                .chain(
                        found ->
                                found.map(this::deliver)
                                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Optional<Parcel>> waiting(UUID id) {
        return Delivery.<Delivery>findById(id)
                .chain(
                        delivery ->
                                delivery == null || !delivery.waiting()
                                        ? Uni.createFrom().item(Optional.empty())
                                        : Webhook.<Webhook>findById(delivery.webhookId())
                                                .map(hook -> parcel(delivery, hook)));
    }

    /** What was still waiting when its address was switched off rests in the log. */
    private Optional<Parcel> parcel(Delivery delivery, Webhook hook) {
        if (!hook.active() && !delivery.isTest()) {
            delivery.giveUp();
            return Optional.empty();
        }
        Instant now = clock.instant();
        hook.restingUntil()
                .filter(until -> until.isAfter(now) && !delivery.isTest())
                .ifPresent(
                        until -> {
                            throw new NotYet(until, "Its address is given a rest.");
                        });
        List<String> secrets =
                List.of(vault.open(hook.context(), hook.secret()).orElseThrow().split(" "));
        return Optional.of(
                new Parcel(delivery.id(), hook.id(), hook.url(), secrets, delivery.body()));
    }

    private Uni<Void> deliver(Parcel parcel) {
        if (!lanes.enter(parcel.webhook())) {
            throw new NotYet(clock.instant().plus(A_MOMENT), "Its address is busy.");
        }
        return send(parcel)
                .onTermination()
                .invoke(() -> lanes.leave(parcel.webhook()))
                .chain(answer -> record(parcel, answer));
    }

    private Uni<Answer> send(Parcel parcel) {
        return Uni.createFrom()
                .deferred(
                        () ->
                                client.post(
                                        Target.read(parcel.url()),
                                        parcel.delivery().toString(),
                                        parcel.secrets(),
                                        parcel.body()))
                .map(Answer::of)
                .onFailure()
                .recoverWithItem(failure -> new Answer(null, why(failure)));
    }

    private static Sentence why(Throwable failure) {
        return failure instanceof WebhookClient.Undelivered undelivered
                ? undelivered.sentence()
                : Sentence.said(String.valueOf(failure.getMessage()));
    }

    private Uni<Void> record(Parcel parcel, Answer answer) {
        return Panache.withTransaction(() -> written(parcel, answer))
                .invoke(
                        next ->
                                next.ifPresent(
                                        again -> {
                                            throw new NotYet(
                                                    again, answer.sentence().in(Locale.ENGLISH));
                                        }))
                .replaceWithVoid();
    }

    /**
     * When it is tried again, if it is. Its webhook may have been taken away meanwhile, and the
     * delivery with it; it is locked, so that of two that find the address gone one says so.
     */
    private Uni<Optional<Instant>> written(Parcel parcel, Answer answer) {
        return Delivery.<Delivery>findById(parcel.delivery())
                .chain(
                        delivery ->
                                delivery == null
                                        ? Uni.createFrom().item(Optional.empty())
                                        : Webhook.<Webhook>findById(
                                                        parcel.webhook(),
                                                        LockModeType.PESSIMISTIC_WRITE)
                                                .chain(hook -> written(delivery, hook, answer)));
    }

    private Uni<Optional<Instant>> written(Delivery delivery, Webhook hook, Answer answer) {
        Instant now = clock.instant();
        if (answer.taken()) {
            delivery.delivered(answer.code(), now);
            hook.took();
            return Uni.createFrom().item(Optional.empty());
        }
        delivery.missed(answer.status(), answer.sentence());
        if (answer.code() == GONE) {
            delivery.giveUp();
            return switchOff(hook, answer).replaceWith(Optional.empty());
        }
        if (delivery.isTest()) {
            delivery.giveUp();
            return Uni.createFrom().item(Optional.empty());
        }
        hook.failed(now, answer.sentence());
        if (delivery.triedSince().plus(LONGEST).isAfter(now)) {
            return Uni.createFrom().item(Optional.of(now.plus(pauseAfter(delivery.attempts()))));
        }
        delivery.giveUp();
        return switchOffIfDead(delivery, hook, answer).replaceWith(Optional.empty());
    }

    /** One event that is never taken does not make an address dead that takes the others. */
    private Uni<Void> switchOffIfDead(Delivery delivery, Webhook hook, Answer answer) {
        return Delivery.count(
                        "webhookId = ?1 and deliveredAt >= ?2", hook.id(), delivery.triedSince())
                .chain(taken -> taken > 0 ? Uni.createFrom().voidItem() : switchOff(hook, answer));
    }

    private Uni<Void> switchOff(Webhook hook, Answer answer) {
        boolean first = hook.active();
        hook.switchOff(answer.sentence());
        return first ? mails.switchedOff(hook, answer.sentence()) : Uni.createFrom().voidItem();
    }

    /** What is needed to send one, read in one go. */
    private record Parcel(
            UUID delivery, UUID webhook, String url, List<String> secrets, String body) {}

    /** What came back; no status where nothing did. */
    private record Answer(@Nullable Integer status, Sentence sentence) {
        static Answer of(int status) {
            return new Answer(
                    status, Sentence.of("It answered %d.", "Die Antwort war %d.").about(status));
        }

        int code() {
            return status == null ? 0 : status;
        }

        boolean taken() {
            return code() >= 200 && code() < 300;
        }
    }
}
