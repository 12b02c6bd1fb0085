package dev.lectern.webhook;

import dev.lectern.kit.token.Vault;
import dev.lectern.kit.web.NotFound;
import dev.lectern.kit.web.Sentence;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** A workspace's webhooks, kept in the transaction that is open. */
@ApplicationScoped
class Webhooks {
    private static final int LOGGED = 100;

    private final Hooks hooks;
    private final Outward outward;
    private final Vault vault;
    private final Clock clock;

    Webhooks(Hooks hooks, Outward outward, Vault vault, Clock clock) {
        this.hooks = hooks;
        this.outward = outward;
        this.vault = vault;
        this.clock = clock;
    }

    /** One with the secret that is shown now and never again. */
    record WithSecret(Webhook hook, String secret) {}

    Uni<List<Webhook>> all(UUID workspace) {
        return Webhook.list("workspaceId = ?1 order by id", workspace);
    }

    /**
     * Refuses an address that leads inside; asked before a transaction is open, for it may take a
     * while.
     */
    Uni<Void> check(String url) {
        return Uni.createFrom().deferred(() -> outward.check(Target.read(url)));
    }

    /** Of an address that was checked. */
    Uni<WithSecret> make(UUID workspace, String url, List<String> events) {
        Webhook hook = new Webhook(workspace, url.strip(), events, clock.instant());
        String secret = Signature.freshSecret();
        hook.sealed(vault.seal(hook.context(), secret));
        return hook.<Webhook>persist().map(made -> new WithSecret(made, secret));
    }

    /** Changes where it goes, which was checked, and what it is told. */
    Uni<Webhook> change(UUID workspace, UUID id, String url, List<String> events) {
        return require(workspace, id).invoke(hook -> hook.change(url.strip(), events));
    }

    /** A new secret; the one before signs too, until the next rotation. */
    Uni<WithSecret> rotate(UUID workspace, UUID id) {
        String fresh = Signature.freshSecret();
        return require(workspace, id)
                .invoke(hook -> rotate(hook, fresh))
                .map(hook -> new WithSecret(hook, fresh));
    }

    private void rotate(Webhook hook, String fresh) {
        String before = vault.open(hook.context(), hook.secret()).orElse("").split(" ")[0];
        hook.sealed(vault.seal(hook.context(), (fresh + " " + before).strip()));
    }

    Uni<Webhook> enable(UUID workspace, UUID id) {
        return require(workspace, id).invoke(Webhook::switchOn);
    }

    Uni<Void> delete(UUID workspace, UUID id) {
        return require(workspace, id).chain(hook -> hook.delete());
    }

    /** Sends an event that says nothing but that it arrives. */
    Uni<Delivery> test(UUID workspace, UUID id) {
        JsonObject greeting = new JsonObject().put("message", "Lectern reaches you.");
        return require(workspace, id).chain(hook -> hooks.deliver(hook, Hooks.TEST, greeting));
    }

    /** The last hundred, newest first. */
    Uni<List<Delivery>> log(UUID workspace, UUID id) {
        return require(workspace, id)
                .chain(
                        () ->
                                Delivery.<Delivery>find("webhookId = ?1 order by id desc", id)
                                        .page(0, LOGGED)
                                        .list());
    }

    /** Sends one again under its id, so that whoever had it already can tell. */
    Uni<Delivery> resend(UUID workspace, UUID id, UUID delivery) {
        return require(workspace, id)
                .invoke(Webhook::wake)
                .chain(
                        () ->
                                Panache.getSession()
                                        .chain(session -> session.find(Delivery.class, delivery)))
                .map(found -> ours(found, id))
                .invoke(found -> found.again(clock.instant()))
                .call(hooks::send);
    }

    private static Delivery ours(Delivery found, UUID hook) {
        if (found == null || !found.webhookId().equals(hook)) {
            throw new NotFound(
                    Sentence.of("There is no such delivery.", "Diese Zustellung gibt es nicht."));
        }
        return found;
    }

    Uni<Webhook> require(UUID workspace, UUID id) {
        return Webhook.<Webhook>find("id = ?1 and workspaceId = ?2", id, workspace)
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(
                        () ->
                                new NotFound(
                                        Sentence.of(
                                                "There is no such webhook.",
                                                "Diesen Webhook gibt es nicht.")));
    }
}
