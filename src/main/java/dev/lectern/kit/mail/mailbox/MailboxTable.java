package dev.lectern.kit.mail.mailbox;

import dev.lectern.kit.mail.mailbox.MailboxAudience.Reach;
import dev.lectern.kit.web.api.Cursor;
import dev.lectern.kit.web.api.Slice;
import dev.lectern.kit.web.api.SliceQuery;
import dev.lectern.kit.web.fault.NotFound;
import dev.lectern.kit.web.fault.Sentence;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was delivered into the mailbox of this installation, newest first. */
@ApplicationScoped
class MailboxTable {
    private static final String MINE =
            """
            boxed and ((workspace_id = $1 and (read_by is null or read_by = any($3)))
                or (workspace_id is null and address = any($2)))
            """;
    private static final String MATCHES =
            """
             and ($4::text is null or strpos(address, lower($4)) > 0
                  or strpos(lower(subject), lower($4)) > 0)
            """;
    private static final String LIST =
            "select id, address, subject, sent_at from mail where "
                    + MINE
                    + MATCHES
                    + """
                       and ($5::timestamptz is null or (sent_at, id) < ($5, $6))
                      order by sent_at desc, id desc limit $7
                      """;
    private static final String COUNT = "select count(*) from mail where " + MINE + MATCHES;
    private static final String ONE =
            "select id, address, subject, sent_at, message from mail where "
                    + MINE
                    + " and id = $4";

    private final Pool pool;

    MailboxTable(Pool pool) {
        this.pool = pool;
    }

    /** Who looks: members of a workspace, and how far they reach. */
    record Reader(@Nullable UUID workspace, Reach reach) {
        Tuple tuple() {
            return Tuple.of(
                    workspace,
                    reach.addresses().toArray(String[]::new),
                    reach.roles().toArray(String[]::new));
        }
    }

    record Entry(UUID id, String to, String subject, OffsetDateTime sentAt) {
        static Entry of(Row row) {
            return new Entry(
                    row.getUUID(0), row.getString(1), row.getString(2), row.getOffsetDateTime(3));
        }

        Cursor cursor() {
            return Cursor.of(sentAt.toInstant(), id);
        }
    }

    /** A mail with everything that was in it. */
    record Opened(Entry entry, JsonObject content) {}

    Uni<Slice<Entry>> list(Reader reader, @Nullable String search, SliceQuery asked) {
        Cursor after = asked.after();
        Tuple tuple =
                reader.tuple()
                        .addString(search)
                        .addOffsetDateTime(
                                after == null ? null : after.instant(0).atOffset(ZoneOffset.UTC))
                        .addUUID(after == null ? null : after.id(1))
                        .addInteger(asked.limit() + 1);
        return pool.preparedQuery(LIST)
                .execute(tuple)
                .map(MailboxTable::entries)
                .chain(
                        entries ->
                                count(reader, search)
                                        .map(
                                                total ->
                                                        Slice.of(
                                                                entries,
                                                                asked,
                                                                total,
                                                                Entry::cursor)));
    }

    private static List<Entry> entries(RowSet<Row> rows) {
        List<Entry> entries = new ArrayList<>(rows.size());
        rows.forEach(row -> entries.add(Entry.of(row)));
        return entries;
    }

    private Uni<Long> count(Reader reader, @Nullable String search) {
        return pool.preparedQuery(COUNT)
                .execute(reader.tuple().addString(search))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    Uni<Opened> require(Reader reader, UUID id) {
        return pool.preparedQuery(ONE)
                .execute(reader.tuple().addUUID(id))
                .map(
                        rows -> {
                            if (rows.size() == 0) {
                                throw new NotFound(
                                        Sentence.of(
                                                "There is no such mail.",
                                                "Diese E-Mail gibt es nicht."));
                            }
                            Row row = rows.iterator().next();
                            return new Opened(Entry.of(row), row.get(JsonObject.class, 4));
                        });
    }
}
