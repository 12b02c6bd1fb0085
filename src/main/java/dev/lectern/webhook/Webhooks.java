package dev.lectern.webhook;

import dev.lectern.kit.audit.AuditLog;
import dev.lectern.kit.outward.Outward;
import dev.lectern.kit.outward.Target;
import dev.lectern.kit.token.Vault;
import dev.lectern.kit.web.api.Cursor;
import dev.lectern.kit.web.api.Slice;
import dev.lectern.kit.web.api.SliceQuery;
import dev.lectern.kit.web.fault.NotFound;
import dev.lectern.kit.web.fault.Sentence;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheQuery;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A workspace's webhooks, kept in the transaction that is open. */
@ApplicationScoped
class Webhooks {
    private final Hooks hooks;
    private final Outward outward;
    private final Vault vault;
    private final Clock clock;
    private final AuditLog log;

    Webhooks(Hooks hooks, Outward outward, Vault vault, Clock clock, AuditLog log) {
        this.log = log;
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
        return hook.<Webhook>persist()
                .call(made -> note("made", made))
                .map(made -> new WithSecret(made, secret));
    }

    /** Changes where it goes, which was checked, and what it is told. */
    Uni<Webhook> change(UUID workspace, UUID id, String url, List<String> events) {
        return require(workspace, id)
                .invoke(hook -> hook.change(url.strip(), events))
                .call(hook -> note("changed", hook));
    }

    /** A new secret; the one before signs too, until the next rotation. */
    Uni<WithSecret> rotate(UUID workspace, UUID id) {
        String fresh = Signature.freshSecret();
        return require(workspace, id)
                .invoke(hook -> rotate(hook, fresh))
                .call(hook -> note("secret-rotated", hook))
                .map(hook -> new WithSecret(hook, fresh));
    }

    private void rotate(Webhook hook, String fresh) {
        String before = vault.open(hook.context(), hook.secret()).orElse("").split(" ")[0];
        hook.sealed(vault.seal(hook.context(), (fresh + " " + before).strip()));
    }

    Uni<Webhook> enable(UUID workspace, UUID id) {
        return require(workspace, id)
                .invoke(Webhook::switchOn)
                .call(hook -> note("switched-on", hook));
    }

    Uni<Void> delete(UUID workspace, UUID id) {
        return require(workspace, id)
                .call(hook -> note("deleted", hook))
                .chain(hook -> Webhook.delete("id", hook.id()))
                .replaceWithVoid();
    }

    /** By its host alone: many an address has a secret in its path. */
    private Uni<Void> note(String verb, Webhook hook) {
        return log.note(
                log.author(),
                "webhook." + verb,
                URI.create(hook.url()).getHost(),
                new JsonObject().put("webhook", hook.id().toString()));
    }

    /** Sends an event that says nothing but that it arrives. */
    Uni<Delivery> test(UUID workspace, UUID id) {
        JsonObject greeting = new JsonObject().put("message", "Lectern reaches you.");
        return require(workspace, id).chain(hook -> hooks.deliver(hook, Hooks.TEST, greeting));
    }

    /** What was sent, newest first. */
    Uni<Slice<Delivery>> log(UUID workspace, UUID id, SliceQuery asked) {
        return require(workspace, id)
                .chain(() -> Delivery.count("webhookId", id))
                .chain(total -> older(id, asked).map(found -> slice(found, asked, total)));
    }

    private static Uni<List<Delivery>> older(UUID id, SliceQuery asked) {
        @Nullable Cursor after = asked.after();
        PanacheQuery<Delivery> found =
                after == null
                        ? Delivery.find("webhookId = ?1 order by id desc", id)
                        : Delivery.find(
                                "webhookId = ?1 and id < ?2 order by id desc", id, after.id(0));
        return found.page(0, asked.limit() + 1).list();
    }

    private static Slice<Delivery> slice(List<Delivery> found, SliceQuery asked, long total) {
        return Slice.of(found, asked, total, last -> Cursor.of(last.id()));
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
