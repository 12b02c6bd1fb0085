package dev.lectern.kit.mail;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The door to what became of mails, found by whom or what they concern. */
@ApplicationScoped
public class MailLog {
    private static final String COLUMNS =
            "select id, kind, reference, address, subject, state, words, created_at, sent_at from mail ";

    private final Pool pool;

    MailLog(Pool pool) {
        this.pool = pool;
    }

    /**
     * One mail and what became of it.
     *
     * @param subject absent while it is not written yet
     * @param state queued, sent, failed, suppressed, moot, bounced or complained
     * @param words what the mail server said last
     */
    public record Entry(
            UUID id,
            String kind,
            @Nullable String address,
            @Nullable String subject,
            String state,
            @Nullable String words,
            Instant createdAt,
            @Nullable Instant sentAt) {

        /** What a mail server said, in its own language; absent while none spoke. */
        public @Nullable String quoted() {
            return words == null || HouseWords.are(words) ? null : words;
        }
    }

    /** Newest first. */
    public Uni<List<Entry>> concerning(Collection<String> references) {
        return pool.preparedQuery(
                        COLUMNS
                                + "where reference = any($1) order by created_at desc, id desc limit 500")
                .execute(Tuple.of(references.toArray(String[]::new)))
                .map(
                        rows ->
                                StreamSupport.stream(rows.spliterator(), false)
                                        .map(MailLog::entry)
                                        .toList());
    }

    /** The newest mail about each of these. */
    public Uni<Map<String, Entry>> newest(Collection<String> references) {
        return pool.preparedQuery(
                        """
                        select distinct on (reference) id, kind, reference, address, subject, state,
                            words, created_at, sent_at
                        from mail where reference = any($1)
                        order by reference, created_at desc, id desc
                        """)
                .execute(Tuple.of(references.toArray(String[]::new)))
                .map(
                        rows -> {
                            Map<String, Entry> newest = new HashMap<>();
                            rows.forEach(row -> newest.put(row.getString("reference"), entry(row)));
                            return newest;
                        });
    }

    /** Those of these letters that were posted fewer times than this since then. */
    public Uni<List<Posting>> notOften(
            SqlClient transaction, List<Posting> letters, int times, Instant since) {
        if (letters.isEmpty()) {
            return Uni.createFrom().item(letters);
        }
        return transaction
                .preparedQuery(
                        """
                        select (select count(*) from mail
                                where reference = asked.reference and kind = asked.kind
                                  and created_at > $3 and state <> 'moot') < $4
                        from unnest($1::text[], $2::text[]) with ordinality
                            as asked (reference, kind, place)
                        order by place
                        """)
                .execute(
                        Tuple.of(
                                letters.stream().map(Posting::reference).toArray(String[]::new),
                                letters.stream().map(Posting::letter).toArray(String[]::new),
                                since.atOffset(ZoneOffset.UTC),
                                times))
                .map(rows -> chosen(letters, rows));
    }

    private static List<Posting> chosen(List<Posting> letters, RowSet<Row> rows) {
        List<Posting> chosen = new ArrayList<>();
        Iterator<Posting> next = letters.iterator();
        for (Row row : rows) {
            Posting letter = next.next();
            if (row.getBoolean(0)) {
                chosen.add(letter);
            }
        }
        return chosen;
    }

    /**
     * What a workspace has seen of its mail server.
     *
     * @param last when it last took a mail; absent: none yet
     * @param heldBack whether it did not take one that was queued since and waits to go again
     */
    public record Departures(@Nullable Instant last, boolean heldBack) {}

    /** Whether mail of this workspace gets out, by what happened. */
    public Uni<Departures> departures(UUID workspace) {
        return pool.preparedQuery(
                        """
                        select seen.last, exists (
                            select 1 from mail where workspace_id = $1 and state = 'queued'
                              and words is not null
                              and (seen.last is null or created_at > seen.last)) as held
                        from (select max(sent_at) as last from mail
                              where workspace_id = $1 and sent_at is not null and not boxed
                                and address is not null) as seen
                        """)
                .execute(Tuple.of(workspace))
                .map(rows -> departures(rows.iterator().next()));
    }

    private static Departures departures(Row row) {
        OffsetDateTime last = row.getOffsetDateTime("last");
        return new Departures(last == null ? null : last.toInstant(), row.getBoolean("held"));
    }

    /**
     * Takes persons out of what is kept about mails, in the transaction of the connection: what
     * waits is not sent; that something was sent, when and how it went, stays.
     */
    public Uni<Void> erase(SqlClient transaction, Collection<String> references) {
        return transaction
                .preparedQuery(
                        """
                        with erased as (
                            update mail set address = null, subject = null, message = null,
                                about = case when state = 'queued' then null else about end,
                                words = null, boxed = false,
                                state = case when state in ('queued', 'failed') then 'moot' else state end
                            where reference = any($1) returning id)
                        delete from work using erased
                        where work.id = erased.id and work.state <> 'running'
                        """)
                .execute(Tuple.of(references.toArray(String[]::new)))
                .replaceWithVoid();
    }

    private static Entry entry(Row row) {
        OffsetDateTime sent = row.getOffsetDateTime("sent_at");
        return new Entry(
                row.getUUID("id"),
                row.getString("kind"),
                row.getString("address"),
                row.getString("subject"),
                row.getString("state"),
                row.getString("words"),
                row.getOffsetDateTime("created_at").toInstant(),
                sent == null ? null : sent.toInstant());
    }
}
