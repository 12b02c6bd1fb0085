package dev.lectern.kit.mail.suppression;

import dev.lectern.kit.db.Ids;
import dev.lectern.kit.web.api.Cursor;
import dev.lectern.kit.web.api.Slice;
import dev.lectern.kit.web.api.SliceQuery;
import dev.lectern.kit.web.fault.NotFound;
import dev.lectern.kit.web.fault.Sentence;
import io.quarkus.qute.TemplateData;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The door to addresses that get no more mails of the sort that may be ended, and why. */
@ApplicationScoped
public class Suppressions {
    /** An unsubscription counts for the workspace of the mail, a bounce or complaint for all. */
    private static final String ADD =
            """
            insert into mail_suppression (id, workspace_id, address, reason, words, created_at)
            select $2, case when $3 = 'unsubscribed' then workspace_id end, address, $3, $4, $5
            from mail where id = $1 and address is not null
            on conflict (address, coalesce(workspace_id, '00000000-0000-0000-0000-000000000000'))
            do nothing
            """;

    private static final String RECIPIENT =
            """
            select id, workspace_id, address, exists (
                select 1 from mail_suppression s where s.address = mail.address
                  and s.workspace_id = mail.workspace_id and s.reason = 'unsubscribed')
            from mail where id = $1 and address is not null and workspace_id is not null
            """;

    private static final String CAME_BACK = "update mail set state = $2, words = $3 where id = $1";

    /** Those of a workspace, and of the others those whom it wrote to. */
    private static final String OURS =
            """
            (workspace_id = $1 or workspace_id is null and exists (
                select 1 from mail where mail.address = mail_suppression.address
                  and mail.workspace_id = $1 and mail.sent_at is not null))
            """;

    private static final String MATCHING =
            "from mail_suppression where "
                    + OURS
                    + " and ($2::text is null or strpos(address, lower($2)) > 0)";

    private static final String LIST =
            "select id, address, reason, words, created_at, workspace_id is null "
                    + MATCHING
                    + " and ($3::uuid is null or id < $3) order by id desc limit $4";

    private static final String LIFT =
            "delete from mail_suppression where " + OURS + " and id = $2 returning address";

    private static final int LONGEST_WORDS = 500;

    private final Pool pool;
    private final Clock clock;

    Suppressions(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /**
     * An address that gets no more.
     *
     * @param reason unsubscribed, bounced or complained
     * @param words what the mail server said
     * @param everywhere for the whole installation, not for one workspace
     */
    @TemplateData
    record Suppressed(
            UUID id,
            String address,
            String reason,
            @Nullable String words,
            Instant since,
            boolean everywhere) {

        static Suppressed of(Row row) {
            return new Suppressed(
                    row.getUUID(0),
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getOffsetDateTime(4).toInstant(),
                    row.getBoolean(5));
        }

        /** Whether its owner said so. */
        public boolean wished() {
            return !reason.equals("bounced");
        }
    }

    /** Newest first. */
    Uni<Slice<Suppressed>> list(UUID workspace, @Nullable String search, SliceQuery asked) {
        Cursor after = asked.after();
        Tuple values =
                Tuple.of(workspace, search, after == null ? null : after.id(0), asked.limit() + 1);
        return pool.preparedQuery(LIST)
                .execute(values)
                .map(
                        rows ->
                                StreamSupport.stream(rows.spliterator(), false)
                                        .map(Suppressed::of)
                                        .toList())
                .chain(
                        found ->
                                pool.preparedQuery("select count(*) " + MATCHING)
                                        .execute(Tuple.of(workspace, search))
                                        .map(rows -> rows.iterator().next().getLong(0))
                                        .map(
                                                total ->
                                                        Slice.of(
                                                                found,
                                                                asked,
                                                                total,
                                                                one -> Cursor.of(one.id()))));
    }

    Uni<Suppressed> require(UUID workspace, UUID id) {
        return pool.preparedQuery(
                        "select id, address, reason, words, created_at, workspace_id is null"
                                + " from mail_suppression where "
                                + OURS
                                + " and id = $2")
                .execute(Tuple.of(workspace, id))
                .map(
                        rows -> {
                            if (rows.size() == 0) {
                                throw unknown();
                            }
                            return Suppressed.of(rows.iterator().next());
                        });
    }

    /** From now on mail goes there again; the answer is where. */
    Uni<String> lift(SqlConnection connection, UUID workspace, UUID id) {
        return connection
                .preparedQuery(LIFT)
                .execute(Tuple.of(workspace, id))
                .map(
                        rows -> {
                            if (rows.size() == 0) {
                                throw unknown();
                            }
                            return rows.iterator().next().getString(0);
                        });
    }

    private static NotFound unknown() {
        return new NotFound(
                Sentence.of(
                        "This address is not held back any more.",
                        "Diese Adresse wird nicht mehr zurückgehalten."));
    }

    /**
     * Who got a mail of a workspace.
     *
     * @param veiled the address, enough of it for its owner to know it again
     * @param ended whether they ended mails of this workspace before
     */
    public record Recipient(UUID mail, UUID workspace, String veiled, boolean ended) {
        static Recipient of(Row row) {
            return new Recipient(
                    row.getUUID(0),
                    row.getUUID(1),
                    Suppressions.veiled(row.getString(2)),
                    row.getBoolean(3));
        }
    }

    /** Nobody once they are forgotten. */
    public Uni<Optional<Recipient>> recipient(UUID mail) {
        return pool.preparedQuery(RECIPIENT)
                .execute(Tuple.of(mail))
                .map(rows -> rows.stream().findFirst().map(Recipient::of));
    }

    /** They want no more of these. */
    public Uni<Void> end(Recipient recipient) {
        return add(recipient.mail(), "unsubscribed", null);
    }

    static String veiled(String address) {
        return address.charAt(0) + "…" + address.substring(address.lastIndexOf('@'));
    }

    /** Of the address that the mail went to. */
    public Uni<Void> add(UUID mail, String reason, @Nullable String words) {
        return pool.preparedQuery(ADD)
                .execute(
                        Tuple.of(
                                mail,
                                Ids.next(),
                                reason,
                                tidy(words),
                                clock.instant().atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    /** The mail came back; when for good, the address gets no more. */
    public Uni<Void> bounced(UUID mail, @Nullable String words, boolean permanent) {
        Uni<Void> noted = note(mail, "bounced", words);
        return permanent ? noted.chain(() -> add(mail, "bounced", words)) : noted;
    }

    /** Its reader called it spam. */
    public Uni<Void> complained(UUID mail, @Nullable String words) {
        return note(mail, "complained", words).chain(() -> add(mail, "complained", words));
    }

    /** A mail server's words, which may be anything, as one line of a list. */
    private static @Nullable String tidy(@Nullable String words) {
        if (words == null) {
            return null;
        }
        String line = words.replaceAll("[\\p{Cc}]+", " ").strip();
        return line.length() <= LONGEST_WORDS ? line : line.substring(0, LONGEST_WORDS);
    }

    private Uni<Void> note(UUID mail, String state, @Nullable String words) {
        return pool.preparedQuery(CAME_BACK)
                .execute(Tuple.of(mail, state, tidy(words)))
                .replaceWithVoid();
    }
}
