package dev.lectern.kit.idempotency;

import dev.lectern.kit.db.OpenTransaction;
import dev.lectern.kit.token.Vault;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * The table of answers that were given, by caller and key. An answer may hold a secret that is
 * shown once, so what it said is sealed; what can no longer be opened is repeated without it.
 */
@ApplicationScoped
class KeptAnswers {
    static final Duration KEPT = Duration.ofHours(24);
    private static final String LOCK =
            "select pg_try_advisory_xact_lock(hashtextextended($1, 7046))";
    private static final String FIND =
            """
            select fingerprint, status, headers, body from idempotency
            where scope = $1 and key = $2 and created_at > $3
            """;
    private static final String KEEP =
            """
            insert into idempotency (scope, key, fingerprint, status, headers, body, created_at)
            values ($1, $2, $3, $4, $5, $6, $7)
            on conflict (scope, key) do update set fingerprint = excluded.fingerprint,
                status = excluded.status, headers = excluded.headers, body = excluded.body,
                created_at = excluded.created_at
            """;

    /** So long a claim stands whose process died before it could answer. */
    private static final Duration CLAIMED = Duration.ofMinutes(1);

    private static final String CLAIM =
            """
            insert into idempotency as kept (scope, key, fingerprint, status, headers, created_at)
            values ($1, $2, $3, 0, '{}', $4)
            on conflict (scope, key) do update set fingerprint = excluded.fingerprint, status = 0,
                headers = excluded.headers, body = null, created_at = excluded.created_at
            where kept.created_at < $5 or (kept.status = 0 and kept.created_at < $6)
            """;
    private static final String REPLACE =
            "update idempotency set status = $3, headers = $4, body = $5 where scope = $1 and key = $2";

    private final Pool pool;
    private final Vault vault;
    private final Clock clock;

    KeptAnswers(Pool pool, Vault vault, Clock clock) {
        this.pool = pool;
        this.vault = vault;
        this.clock = clock;
    }

    /** What was answered, and to what. */
    record Kept(String fingerprint, Answer answer) {}

    /** A key of a caller. */
    record Slot(String scope, String key) {
        String name() {
            return scope + ' ' + key;
        }
    }

    private @Nullable String sealed(Slot slot, Answer answer) {
        String body = answer.body();
        return body == null ? null : vault.seal(context(slot), body);
    }

    private @Nullable String opened(Slot slot, @Nullable String sealed) {
        return sealed == null ? null : vault.open(context(slot), sealed).orElse(null);
    }

    private static String context(Slot slot) {
        return "answer " + slot.name();
    }

    /** False while another transaction, on whatever node, is at work on the same slot. */
    Uni<Boolean> lock(Mutiny.Session session, Slot slot) {
        return OpenTransaction.read(session, LOCK, slot.name())
                .map(rows -> (Boolean) rows.get(0)[0]);
    }

    Uni<@Nullable Kept> find(Mutiny.Session session, Slot slot) {
        Instant oldest = clock.instant().minus(KEPT);
        return OpenTransaction.read(session, FIND, slot.scope(), slot.key(), utc(oldest))
                .map(rows -> first(slot, rows));
    }

    private @Nullable Kept first(Slot slot, List<Object[]> rows) {
        if (rows.isEmpty()) {
            return null;
        }
        Object[] row = rows.get(0);
        Answer answer =
                new Answer(
                        ((Number) row[1]).intValue(),
                        (JsonObject) row[2],
                        opened(slot, (String) row[3]));
        return new Kept((String) row[0], answer);
    }

    Uni<Void> keep(Mutiny.Session session, Slot slot, Kept kept) {
        return OpenTransaction.write(
                        session,
                        KEEP,
                        slot.scope(),
                        slot.key(),
                        kept.fingerprint(),
                        kept.answer().status(),
                        kept.answer().headers(),
                        sealed(slot, kept.answer()),
                        utc(clock.instant()))
                .replaceWithVoid();
    }

    /** Nothing when the key is now the caller's, else what is kept under it. */
    Uni<@Nullable Kept> claim(Slot slot, String fingerprint) {
        Instant now = clock.instant();
        Tuple values =
                Tuple.of(slot.scope(), slot.key(), fingerprint)
                        .addOffsetDateTime(utc(now))
                        .addOffsetDateTime(utc(now.minus(KEPT)))
                        .addOffsetDateTime(utc(now.minus(CLAIMED)));
        return pool.preparedQuery(CLAIM)
                .execute(values)
                .chain(
                        rows ->
                                rows.rowCount() == 1
                                        ? Uni.createFrom().nullItem()
                                        : find(slot, fingerprint));
    }

    private Uni<@Nullable Kept> find(Slot slot, String fingerprint) {
        return pool.preparedQuery(
                        "select fingerprint, status, headers, body from idempotency"
                                + " where scope = $1 and key = $2")
                .execute(Tuple.of(slot.scope(), slot.key()))
                .map(
                        rows ->
                                rows.size() == 0
                                        ? givenUp(fingerprint)
                                        : kept(slot, rows.iterator().next()));
    }

    /** The other request failed just now; whoever asks again finds the key free. */
    private static Kept givenUp(String fingerprint) {
        return new Kept(fingerprint, new Answer(Answer.MISSING, new JsonObject(), null));
    }

    private Kept kept(Slot slot, Row row) {
        return new Kept(
                row.getString("fingerprint"),
                new Answer(
                        row.getInteger("status"),
                        row.getJsonObject("headers"),
                        opened(slot, row.getString("body"))));
    }

    /** The request failed: its key is free again. */
    Uni<Void> giveUp(Slot slot) {
        return pool.preparedQuery(
                        "delete from idempotency where scope = $1 and key = $2 and status = 0")
                .execute(Tuple.of(slot.scope(), slot.key()))
                .replaceWithVoid();
    }

    /** What was done is undone: its key is free again. */
    Uni<Void> forget(Slot slot) {
        return pool.preparedQuery("delete from idempotency where scope = $1 and key = $2")
                .execute(Tuple.of(slot.scope(), slot.key()))
                .replaceWithVoid();
    }

    /** The answer that was given after the commit stands for the one in the transaction. */
    Uni<Void> replace(Slot slot, Answer answer) {
        return pool.preparedQuery(REPLACE)
                .execute(
                        Tuple.of(
                                slot.scope(),
                                slot.key(),
                                answer.status(),
                                answer.headers(),
                                sealed(slot, answer)))
                .replaceWithVoid();
    }

    @Scheduled(every = "1h")
    Uni<Void> forgetOld() {
        return pool.preparedQuery("delete from idempotency where created_at < $1")
                .execute(Tuple.of(utc(clock.instant().minus(KEPT))))
                .replaceWithVoid();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
