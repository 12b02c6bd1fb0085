package dev.lectern.webhook;

import dev.lectern.account.Accounts;
import dev.lectern.kit.mail.Message;
import dev.lectern.kit.mail.Outbox;
import dev.lectern.kit.token.Vault;
import dev.lectern.kit.web.ProviderFailed;
import dev.lectern.kit.work.Handler;
import dev.lectern.kit.work.Job;
import dev.lectern.workspace.Workspaces;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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
    private final Workspaces workspaces;
    private final Accounts accounts;
    private final Outbox outbox;
    private final Clock clock;

    DeliverJob(
            WebhookClient client,
            Vault vault,
            Workspaces workspaces,
            Accounts accounts,
            Outbox outbox,
            Clock clock) {
        this.client = client;
        this.vault = vault;
        this.workspaces = workspaces;
        this.accounts = accounts;
        this.outbox = outbox;
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
        return Panache.withSession(() -> waiting(id))
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
                                                .map(hook -> Optional.of(parcel(delivery, hook))));
    }

    private Parcel parcel(Delivery delivery, Webhook hook) {
        List<String> secrets =
                List.of(vault.open(hook.context(), hook.secret()).orElseThrow().split(" "));
        return new Parcel(delivery.id(), hook.id(), hook.url(), secrets, delivery.body());
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
            return Panache.withTransaction(
                    () ->
                            Delivery.<Delivery>findById(parcel.delivery())
                                    .invoke(one -> one.delivered(status, clock.instant()))
                                    .replaceWithVoid());
        }
        String why =
                failure == null
                        ? "It answered " + status + "."
                        : String.valueOf(failure.getMessage());
        boolean last = job.attempt() >= attempts() || Integer.valueOf(410).equals(status);
        return Panache.withTransaction(() -> missed(parcel, status, why, last))
                .chain(
                        () ->
                                last
                                        ? Uni.createFrom().voidItem()
                                        : Uni.createFrom()
                                                .failure(ProviderFailed.forNow("webhook", why)));
    }

    private Uni<Void> missed(Parcel parcel, @Nullable Integer status, String why, boolean last) {
        return Delivery.<Delivery>findById(parcel.delivery())
                .invoke(one -> one.missed(status, why))
                .chain(one -> last ? switchOff(one, why) : Uni.createFrom().voidItem());
    }

    private Uni<Void> switchOff(Delivery delivery, String why) {
        delivery.giveUp();
        return Webhook.<Webhook>findById(delivery.webhookId())
                .invoke(hook -> hook.switchOff(why))
                .chain(hook -> tellOwner(hook, why));
    }

    private Uni<Void> tellOwner(Webhook hook, String why) {
        return workspaces
                .owner(hook.workspaceId())
                .chain(
                        owner ->
                                owner.map(accounts::find)
                                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())))
                .chain(
                        owner ->
                                owner.map(
                                                person ->
                                                        outbox.send(
                                                                        letter(
                                                                                hook,
                                                                                person.email(),
                                                                                why))
                                                                .replaceWithVoid())
                                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private static Message letter(Webhook hook, String address, String why) {
        String text =
                "Lectern could not deliver to "
                        + hook.url()
                        + " for three days and has stopped trying. The last answer was: "
                        + why
                        + " Events since then are kept in the delivery log; switch the webhook on and"
                        + " send them again from there.";
        String html = "<p>" + text.replace("&", "&amp;").replace("<", "&lt;") + "</p>";
        return Message.to(address, "A webhook was switched off", text, html)
                .about("webhook-off", "webhook:" + hook.id(), hook.workspaceId());
    }

    /** What is needed to send one, read in one go. */
    private record Parcel(
            UUID delivery, UUID webhook, String url, List<String> secrets, String body) {}
}
