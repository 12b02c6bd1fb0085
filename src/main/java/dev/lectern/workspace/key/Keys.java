package dev.lectern.workspace.key;

import dev.lectern.kit.audit.AuditLog;
import dev.lectern.kit.audit.Author;
import dev.lectern.kit.web.fault.NotFound;
import dev.lectern.kit.web.fault.Sentence;
import dev.lectern.workspace.Caller;
import dev.lectern.workspace.Scope;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The door to API keys, in the session or transaction that the caller opened. */
@ApplicationScoped
public class Keys {
    private final AuditLog audit;
    private final Clock clock;

    Keys(AuditLog audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    /** Takes the key that the first owner brought along. */
    public Uni<Void> keep(UUID workspace, String name, String secret, Scope scope) {
        ApiKey key = ApiKey.of(workspace, name, secret, scope, clock.instant());
        key.founding = true;
        return key.persist().replaceWithVoid();
    }

    /** Makes a key; the view holds its secret, this once. */
    Uni<KeyView> make(Caller by, KeyWish wish, @Nullable String address) {
        String secret = ApiKey.newSecret();
        ApiKey key = ApiKey.of(by.workspace(), wish.name(), secret, wish.scope(), clock.instant());
        key.expiresAt = wish.expiresAt();
        key.createdBy = by.account();
        JsonObject detail =
                new JsonObject().put("prefix", key.prefix).put("scope", wish.scope().word());
        return key.persist()
                .chain(() -> note(by, "key.made", key.name, detail, address))
                .replaceWith(() -> KeyView.made(key, secret));
    }

    /** From the next request on it opens nothing. */
    Uni<Void> revoke(Caller by, UUID id, @Nullable String address) {
        return require(by.workspace(), id)
                .call(key -> ApiKey.delete("id", key.id))
                .chain(
                        key ->
                                note(
                                        by,
                                        "key.revoked",
                                        key.name,
                                        new JsonObject().put("prefix", key.prefix),
                                        address));
    }

    Uni<KeyView> show(UUID workspace, UUID id) {
        return require(workspace, id).map(KeyView::of);
    }

    private static Uni<ApiKey> require(UUID workspace, UUID id) {
        return ApiKey.<ApiKey>find("id = ?1 and workspaceId = ?2", id, workspace)
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(
                        () ->
                                new NotFound(
                                        Sentence.of(
                                                "There is no such key.",
                                                "Diesen Schlüssel gibt es nicht.")));
    }

    /** The newest first. */
    Uni<List<KeyView>> list(UUID workspace) {
        return ApiKey.<ApiKey>list("workspaceId = ?1 order by createdAt desc, id desc", workspace)
                .map(keys -> keys.stream().map(KeyView::of).toList());
    }

    private Uni<Void> note(
            Caller by, String action, String name, JsonObject detail, @Nullable String address) {
        return audit.note(new Author(by.workspace(), by.label(), address), action, name, detail);
    }
}
