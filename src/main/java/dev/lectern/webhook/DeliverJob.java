package dev.lectern.webhook;

import dev.lectern.kit.token.Vault;
import dev.lectern.kit.web.ProviderFailed;
import dev.lectern.kit.work.Handler;
import dev.lectern.kit.work.Job;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Takes one event to its address; what fails is tried again for three days, then the address is
 * switched off and its owner told by mail.
 */
@ApplicationScoped
class DeliverJob implements Handler {
    /** At the longest pause of a quarter of an hour, three days. */
    private static final int THREE_DAYS = 4 * 24 * 3;

    private final WebhookClient client;
    private final Vault vault;
    private final HookMails mails;
    private final Clock clock;

    DeliverJob(WebhookClient client, Vault vault, HookMails mails, Clock clock) {
        this.client = client;
        this.vault = vault;
        this.mails = mails;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return Hooks.KIND;
    }

    @Override
    public int attempts() {
        return THREE_DAYS;
    }

    @Override
    public Uni<Void> handle(Job job) {
        UUID id = UUID.fromString(job.payload().getString("delivery"));
        return Panache.withTransaction(() -> waiting(id))
                .chain(
                        found ->
                                found.map(parcel -> deliver(job, parcel))
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
        List<String> secrets =
                List.of(vault.open(hook.context(), hook.secret()).orElseThrow().split(" "));
        return Optional.of(
                new Parcel(delivery.id(), hook.id(), hook.url(), secrets, delivery.body()));
    }

    private Uni<Void> deliver(Job job, Parcel parcel) {
        return client.post(
                        Target.read(parcel.url()),
                        parcel.delivery().toString(),
                        parcel.secrets(),
                        parcel.body())
                .onItemOrFailure()
                .transformToUni((status, failure) -> record(job, parcel, status, failure));
    }

    private Uni<Void> record(
            Job job, Parcel parcel, @Nullable Integer status, @Nullable Throwable failure) {
        if (status != null && status >= 200 && status < 300) {
            return change(parcel, one -> delivered(one, status));
        }
        String why =
                failure == null
                        ? "It answered " + status + "."
                        : String.valueOf(failure.getMessage());
        boolean last = job.attempt() >= attempts() || Integer.valueOf(410).equals(status);
        return change(parcel, one -> missed(one, status, why, last))
                .chain(
                        () ->
                                last
                                        ? Uni.createFrom().voidItem()
                                        : Uni.createFrom()
                                                .failure(ProviderFailed.forNow("webhook", why)));
    }

    /** Its webhook may have been taken away meanwhile, and the delivery with it. */
    private Uni<Void> change(Parcel parcel, Function<Delivery, Uni<Void>> verb) {
        return Panache.withTransaction(
                () ->
                        Delivery.<Delivery>findById(parcel.delivery())
                                .chain(
                                        one ->
                                                one == null
                                                        ? Uni.createFrom().voidItem()
                                                        : verb.apply(one)));
    }

    private Uni<Void> delivered(Delivery delivery, int status) {
        delivery.delivered(status, clock.instant());
        return Uni.createFrom().voidItem();
    }

    private Uni<Void> missed(
            Delivery delivery, @Nullable Integer status, String why, boolean last) {
        delivery.missed(status, why);
        if (!last) {
            return Uni.createFrom().voidItem();
        }
        delivery.giveUp();
        return Webhook.<Webhook>findById(delivery.webhookId())
                .chain(
                        hook -> {
                            boolean first = hook.active();
                            hook.switchOff(why);
                            return first
                                    ? mails.switchedOff(hook, why)
                                    : Uni.createFrom().voidItem();
                        });
    }

    /** What is needed to send one, read in one go. */
    private record Parcel(
            UUID delivery, UUID webhook, String url, List<String> secrets, String body) {}
}
