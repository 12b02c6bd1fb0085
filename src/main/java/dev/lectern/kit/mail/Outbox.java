package dev.lectern.kit.mail;

import dev.lectern.kit.db.Ids;
import dev.lectern.kit.db.OpenTransaction;
import dev.lectern.kit.work.Work;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The door to mail: what is put here in a transaction is sent after it commits, once, as soon as
 * the mail server takes it.
 *
 * <p>A {@link Message} is sent as it was written; a {@link Letter} is posted by name and written
 * when it is sent, and posting one to a hundred thousand people is one statement. What goes to
 * everybody of something, or to more than 500 at once, waits in a line of its own, so that nobody's
 * own mail waits behind it, and takes turns there, so that no crowd waits for another.
 */
@ApplicationScoped
public class Outbox {
    /** Rows as JSON, so that one statement takes any number and Hibernate hands it on as text. */
    private static final String ROWS =
            """
            select coalesce((row ->> 'id')::uuid, uuid_by_time()) as id,
                   (row ->> 'workspace')::uuid as workspace_id, row ->> 'kind' as kind,
                   row ->> 'letter' as letter, row -> 'about' as about, row -> 'message' as message,
                   row ->> 'reference' as reference, row ->> 'once' as once_key,
                   row ->> 'address' as address, row ->> 'subject' as subject,
                   coalesce((row ->> 'due')::timestamptz, %1$s) as due_at
            from jsonb_array_elements(%2$s) as row
            """;

    /** Numbered after one id: asking for randomness row by row takes as long as an index. */
    private static final String ROWS_OF_MANY =
            """
            select ($%3$d::text || lpad(to_hex(row_number() over ()), 12, '0'))::uuid as id,
                   $%2$d::uuid as workspace_id, $%1$d::text as kind, $%1$d::text as letter, about,
                   null::jsonb as message, reference, once_key, null::text as address,
                   null::text as subject
            from (%4$s) as people
            """;

    private static final String MAIL =
            """
            with chosen as materialized (%1$s),
            queued as (
                insert into mail (id, workspace_id, kind, letter, about, message, reference,
                    once_key, address, subject, created_at)
                select id, workspace_id, kind, letter, about, message, reference,
                    once_key, address, subject, %2$s from chosen
                on conflict (once_key) where once_key is not null do nothing
                returning id)
            """;

    private static final String INSERT =
            MAIL
                    + """
                    , line as (select count(*) > 500 as many from chosen),
                    enqueued as (
                        insert into work (id, kind, payload, due_at, workspace_id, created_at, lane)
                        select id, case when many then 'mail.many' else 'mail' end,
                            '{}', due_at, workspace_id, %2$s,
                            case when many then coalesce(workspace_id, id) end
                        from chosen join queued using (id) cross join line
                        returning 1)
                    select count(*) from enqueued
                    """;

    private static final String INSERT_MANY =
            MAIL
                    + """
                    , enqueued as (
                        insert into work (id, kind, payload, due_at, workspace_id, created_at, lane)
                        select id, 'mail.many', '{}', %2$s, $%3$d, %2$s, $%4$d from queued
                        returning 1)
                    select count(*) from enqueued
                    """;

    private static final String INSERT_ROWS =
            INSERT.formatted(
                    ROWS.formatted("$1::timestamptz", "($2::text)::jsonb"), "$1::timestamptz");

    private static final String KEPT_QUIET =
            """
            select min(coalesce(greatest(mailed.concerning, mailed.another), 'epoch'))
            from (%s) as chosen cross join lateral (
                select
                    (select max(created_at) from mail
                     where reference = chosen.reference and state <> 'moot') as concerning,
                    (select max(sent_at) from mail
                     where address = chosen.address and sent_at is not null
                       and workspace_id = chosen.workspace_id) as another) as mailed
            where not exists (select 1 from mail as told where told.once_key = chosen.once_key)
              and coalesce(mailed.concerning <= $%d, true)
            """;

    private static final String WITHDRAW =
            """
            with moot as (
                update mail set state = 'moot', message = null
                where reference = $1 and state = 'queued' and kind = any($2::text[])
                returning id),
            gone as (
                delete from work using moot
                where work.id = moot.id and work.state <> 'running')
            select count(*) from moot
            """;

    private final Clock clock;
    private final Work work;

    Outbox(Clock clock, Work work) {
        this.clock = clock;
        this.work = work;
    }

    /** Queues a message in the open Panache transaction; the answer is the mail's id. */
    public Uni<UUID> send(Message message) {
        JsonObject row = row(message);
        return inSession(new JsonArray().add(row))
                .replaceWith(UUID.fromString(row.getString("id")));
    }

    /** Queues messages on a connection of the client, in whatever transaction it has open. */
    public Uni<Void> send(SqlClient connection, List<Message> messages) {
        var rows = new JsonArray();
        messages.forEach(message -> rows.add(row(message)));
        return onConnection(connection, rows);
    }

    /** Posts a letter in the open Panache transaction. */
    public Uni<Void> post(Posting posting) {
        return inSession(new JsonArray().add(row(posting)));
    }

    /** Posts letters on a connection of the client, in whatever transaction it has open. */
    public Uni<Void> post(SqlClient connection, List<Posting> postings) {
        var rows = new JsonArray();
        postings.forEach(posting -> rows.add(row(posting)));
        return onConnection(connection, rows);
    }

    /**
     * Posts a letter for every row that a query chooses, in one statement; the answer is how many.
     * The query's parameters begin at {@code $1}.
     */
    public Uni<Integer> postAll(SqlClient connection, Crowd crowd, String query, Tuple values) {
        return postAll(connection, crowd, query, values, null);
    }

    /**
     * The same, but leaving out those to whom other mail concerning the same went, or was to go, or
     * of the same workspace to the same address, as the quiet says: such a query names both.
     */
    public Uni<Integer> postAll(
            SqlClient connection, Crowd crowd, String chosen, Tuple values, @Nullable Quiet quiet) {
        String people = quiet == null ? chosen : undisturbed(chosen, quiet);
        int next = values.size();
        Tuple all =
                values.addString(crowd.letter())
                        .addUUID(crowd.workspace())
                        .addOffsetDateTime(now())
                        .addUUID(crowd.turn())
                        .addString(Ids.next().toString().substring(0, 24));
        String rows = ROWS_OF_MANY.formatted(next + 1, next + 2, next + 5, people);
        String insert =
                INSERT_MANY.formatted(
                        rows, "$%d::timestamptz".formatted(next + 3), next + 2, next + 4);
        return connection
                .preparedQuery(insert)
                .execute(all)
                .map(count -> count.iterator().next().getLong(0).intValue())
                .call(() -> work.ring(connection));
    }

    /**
     * Of those whom such a query chooses and who were not posted their letter, as other mail went
     * to them shortly before: when the one was mailed last who is quiet the longest. Who was mailed
     * about the same since the moment of the quiet is not to be told any more.
     */
    public Uni<Optional<Instant>> firstKeptQuiet(
            SqlClient connection, String chosen, Tuple values, Quiet quiet) {
        Tuple all = values.addOffsetDateTime(quiet.since().atOffset(ZoneOffset.UTC));
        return connection
                .preparedQuery(KEPT_QUIET.formatted(chosen, all.size()))
                .execute(all)
                .map(rows -> rows.iterator().next().getOffsetDateTime(0))
                .map(first -> Optional.ofNullable(first).map(OffsetDateTime::toInstant));
    }

    private String undisturbed(String query, Quiet quiet) {
        Instant now = clock.instant();
        return """
        select * from (%1$s) as chosen
        where not exists (
            select 1 from mail
            where mail.reference = chosen.reference and mail.state <> 'moot'
              and mail.created_at > '%3$s'::timestamptz)
          and not exists (
            select 1 from mail
            where mail.address = chosen.address and mail.sent_at is not null
              and mail.workspace_id = chosen.workspace_id
              and mail.sent_at > '%2$s'::timestamptz)
        """
                .formatted(query, now.minus(quiet.length()), quiet.about(now));
    }

    /**
     * Takes back, in the open transaction, what waits and concerns this; the answer is how many.
     */
    public Uni<Integer> withdraw(String reference, List<String> kinds) {
        return OpenTransaction.read(WITHDRAW, reference, kinds.toArray(String[]::new))
                .map(rows -> ((Number) rows.get(0)[0]).intValue());
    }

    private Uni<Void> inSession(JsonArray rows) {
        return OpenTransaction.read(INSERT_ROWS, now(), rows.encode()).chain(() -> work.ring());
    }

    private Uni<Void> onConnection(SqlClient connection, JsonArray rows) {
        if (rows.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return connection
                .preparedQuery(INSERT_ROWS)
                .execute(Tuple.of(now(), rows.encode()))
                .chain(() -> work.ring(connection));
    }

    private static JsonObject row(Message written) {
        Message message = HeaderText.clean(written);
        return new JsonObject()
                .put("id", Ids.next().toString())
                .put("workspace", text(message.workspace()))
                .put("kind", message.kind())
                .put("message", MessageJson.of(message))
                .put("reference", message.about())
                .put("address", message.to().toLowerCase(Locale.ROOT))
                .put("subject", message.subject());
    }

    private static JsonObject row(Posting posting) {
        return new JsonObject()
                .put("workspace", text(posting.workspace()))
                .put("kind", posting.letter())
                .put("letter", posting.letter())
                .put("about", posting.about())
                .put("reference", posting.reference())
                .put("once", posting.onceKey())
                .put("due", text(posting.due()));
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
