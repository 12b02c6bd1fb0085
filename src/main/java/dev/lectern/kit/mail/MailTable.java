package dev.lectern.kit.mail;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table of mails as sending uses it; every statement is a transaction of its own. */
@ApplicationScoped
class MailTable {
    private static final String LOAD =
            """
            select workspace_id, kind, letter, about, message, reference from mail
            where id = $1 and state in ('queued', 'failed')
            """;
    private static final String HINDRANCES =
            """
            select exists (select 1 from mail_suppression where address = $1
                       and (workspace_id is null or workspace_id = $2)),
                   (select array_agg(sent_at) from (select sent_at from mail
                       where address = $1 and sent_at > $3 order by sent_at desc limit $4) as last)
            """;
    private static final String SETTLE =
            """
            update mail set state = $2, words = $3, address = $4, subject = $5, sent_at = $6,
                boxed = $7, message = $8
            where id = $1 and state in ('queued', 'failed')
            """;
    private static final String NOTE =
            "update mail set words = $2, state = $3 where id = $1 and state in ('queued', 'failed')";

    private final Pool pool;

    MailTable(Pool pool) {
        this.pool = pool;
    }

    /** A mail that waits to be sent: a letter to be written, or a message as it is. */
    record Queued(
            @Nullable UUID workspace,
            String kind,
            @Nullable String letter,
            @Nullable JsonObject about,
            @Nullable JsonObject message,
            @Nullable String reference) {

        JsonObject aboutOrEmpty() {
            return about == null ? new JsonObject() : about;
        }

        JsonObject messageOrEmpty() {
            return message == null ? new JsonObject() : message;
        }
    }

    /** Nothing when it was sent, withdrawn or never queued. */
    Uni<@Nullable Queued> load(UUID id) {
        return pool.preparedQuery(LOAD)
                .execute(Tuple.of(id))
                .map(rows -> rows.size() == 0 ? null : queued(rows.iterator().next()));
    }

    private static Queued queued(Row row) {
        return new Queued(
                row.getUUID(0),
                row.getString(1),
                row.getString(2),
                row.get(JsonObject.class, 3),
                row.get(JsonObject.class, 4),
                row.getString(5));
    }

    /**
     * What stands between a mail and its recipient.
     *
     * @param limitUntil when the recipient may get more; absent: now
     */
    record Hindrances(boolean suppressed, @Nullable Instant limitUntil) {}

    Uni<Hindrances> hindrances(String address, @Nullable UUID workspace, Instant now, int limit) {
        Instant hourAgo = now.minusSeconds(3600);
        Tuple tuple =
                Tuple.of(
                        address.toLowerCase(Locale.ROOT),
                        workspace,
                        hourAgo.atOffset(ZoneOffset.UTC),
                        limit);
        return pool.preparedQuery(HINDRANCES)
                .execute(tuple)
                .map(RowSet::iterator)
                .map(rows -> hindrances(rows.next(), limit));
    }

    private static Hindrances hindrances(Row row, int limit) {
        var sent = row.getArrayOfOffsetDateTimes(1);
        boolean full = sent != null && sent.length >= limit;
        return new Hindrances(
                row.getBoolean(0),
                full ? sent[sent.length - 1].toInstant().plusSeconds(3600) : null);
    }

    /** Records what became of a mail; what it said is kept only where it is to be read. */
    Uni<Void> settle(Envelope envelope, String state, String words, boolean keep) {
        Message message = envelope.message();
        boolean sent = state.equals("sent");
        Tuple tuple =
                Tuple.tuple()
                        .addUUID(envelope.id())
                        .addString(state)
                        .addString(words)
                        .addString(message.to().toLowerCase(Locale.ROOT))
                        .addString(message.subject())
                        .addOffsetDateTime(sent ? envelope.now().atOffset(ZoneOffset.UTC) : null)
                        .addBoolean(keep)
                        .addJsonObject(keep ? kept(envelope) : null);
        return pool.preparedQuery(SETTLE).execute(tuple).replaceWithVoid();
    }

    private static JsonObject kept(Envelope envelope) {
        JsonObject headers = new JsonObject();
        envelope.headers().forEach(headers::put);
        return MessageJson.of(envelope.message()).put("headers", headers);
    }

    /** Notes the server's words, or that there is nothing to say any more. */
    Uni<Void> note(UUID id, String words, String state) {
        return pool.preparedQuery(NOTE).execute(Tuple.of(id, words, state)).replaceWithVoid();
    }
}
