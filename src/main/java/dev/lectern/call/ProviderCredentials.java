package dev.lectern.call;

import dev.lectern.kit.audit.AuditLog;
import dev.lectern.kit.audit.Author;
import dev.lectern.kit.db.Reads;
import dev.lectern.kit.token.Vault;
import dev.lectern.kit.web.fault.Refused;
import dev.lectern.kit.web.fault.Sentence;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** What workspaces have set for providers of their own, sealed. */
@ApplicationScoped
class ProviderCredentials {
    private final Pool pool;
    private final Vault vault;
    private final Clock clock;
    private final AuditLog log;
    private final Reads<String, Map<UUID, Own>> everybodys;

    ProviderCredentials(Pool pool, Vault vault, Clock clock, AuditLog log, Vertx vertx) {
        this.log = log;
        this.everybodys = new Reads<>(vertx, this::readAll);
        this.pool = pool;
        this.vault = vault;
        this.clock = clock;
    }

    /** Credentials and when they were set; whoever kept a connection made before, drops it. */
    record Own(Credentials credentials, Instant since) {
        /** Not with another {@code LECTERN_SECRET} than they were sealed with. */
        boolean readable() {
            return !credentials.values().isEmpty();
        }
    }

    Uni<Optional<Own>> find(UUID workspace, String provider) {
        return pool.preparedQuery(
                        """
                        select * from provider_credentials
                        where workspace_id = $1 and provider = $2
                        """)
                .execute(Tuple.of(workspace, provider))
                .map(rows -> rows.stream().findFirst().map(row -> own(row)));
    }

    Uni<List<String>> names(UUID workspace) {
        return pool.preparedQuery(
                        "select provider from provider_credentials where workspace_id = $1")
                .execute(Tuple.of(workspace))
                .map(rows -> rows.stream().map(row -> row.getString(0)).toList());
    }

    /** Everybody's, for one provider: whose webhook is this? A flood of them reads but once. */
    Uni<Map<UUID, Own>> all(String provider) {
        return everybodys.ask(provider);
    }

    private Uni<Map<UUID, Own>> readAll(String provider) {
        return pool.preparedQuery("select * from provider_credentials where provider = $1")
                .execute(Tuple.of(provider))
                .map(this::byWorkspace);
    }

    Uni<Void> save(UUID workspace, String provider, Credentials credentials) {
        JsonObject json = new JsonObject();
        credentials.values().forEach(json::put);
        Author by = log.author();
        return pool.withTransaction(
                connection ->
                        write(connection, workspace, provider, json)
                                .chain(() -> note(connection, by, "provider.set", provider)));
    }

    private Uni<Void> note(SqlConnection connection, Author by, String action, String provider) {
        return log.note(connection, by, action, provider, new JsonObject());
    }

    private Uni<Void> write(
            SqlConnection connection, UUID workspace, String provider, JsonObject json) {
        return connection
                .preparedQuery(
                        """
                        insert into provider_credentials (workspace_id, provider, sealed, updated_at)
                        values ($1, $2, $3, $4)
                        on conflict (workspace_id, provider)
                        do update set sealed = excluded.sealed, updated_at = excluded.updated_at
                        """)
                .execute(
                        Tuple.of(
                                workspace,
                                provider,
                                vault.seal(context(workspace, provider), json.encode()),
                                clock.instant().atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    /** Forgets them, unless a call that was made with them is still there. */
    Uni<Void> remove(UUID workspace, String provider) {
        Author by = log.author();
        return pool.withTransaction(
                connection ->
                        delete(connection, workspace, provider)
                                .chain(() -> note(connection, by, "provider.removed", provider)));
    }

    /** Forgets them, whoever is at the account they lead to. */
    Uni<Void> forget(UUID workspace, String provider) {
        Author by = log.author();
        return pool.withTransaction(
                connection ->
                        connection
                                .preparedQuery(
                                        """
                                        delete from provider_credentials
                                        where workspace_id = $1 and provider = $2
                                        """)
                                .execute(Tuple.of(workspace, provider))
                                .chain(() -> note(connection, by, "provider.removed", provider)));
    }

    private static Uni<Void> delete(SqlConnection connection, UUID workspace, String provider) {
        return connection
                .preparedQuery(
                        """
                        delete from provider_credentials where workspace_id = $1 and provider = $2
                        and not exists (select 1 from call where workspace_id = $1
                            and provider = $2 and state <> 'RELEASED')
                        and not exists (select 1 from earlier_call where workspace_id = $1
                            and provider = $2)
                        """)
                .execute(Tuple.of(workspace, provider))
                .invoke(ProviderCredentials::refuseIfUsed)
                .replaceWithVoid();
    }

    private static void refuseIfUsed(RowSet<Row> deleted) {
        if (deleted.rowCount() == 0) {
            throw new Refused(
                    Sentence.of(
                            "There are still webinars that meet at this provider. Move or"
                                    + " cancel them first.",
                            "Bei diesem Anbieter finden noch Webinare statt. Verlegen Sie"
                                    + " sie oder sagen Sie sie zuerst ab."));
        }
    }

    private Map<UUID, Own> byWorkspace(RowSet<Row> rows) {
        return rows.stream()
                .collect(Collectors.toMap(row -> row.getUUID("workspace_id"), this::own));
    }

    private Own own(Row row) {
        String context = context(row.getUUID("workspace_id"), row.getString("provider"));
        Map<String, String> values = new HashMap<>();
        vault.open(context, row.getString("sealed"))
                .map(JsonObject::new)
                .ifPresent(json -> json.forEach(one -> values.put(one.getKey(), text(one))));
        return new Own(new Credentials(values), row.getOffsetDateTime("updated_at").toInstant());
    }

    private static String text(Map.Entry<String, Object> entry) {
        return entry.getValue().toString();
    }

    private static String context(UUID workspace, String provider) {
        return "provider " + provider + " " + workspace;
    }
}
