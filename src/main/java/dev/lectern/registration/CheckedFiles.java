package dev.lectern.registration;

import dev.lectern.kit.db.Ids;
import dev.lectern.kit.web.fault.Refused;
import dev.lectern.kit.web.fault.Sentence;
import dev.lectern.registration.Bringing.Sent;
import dev.lectern.webinar.WebinarView;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * Lists of people that were checked, kept for an hour so that what was read there is brought in
 * with one click: of each member the last one of each webinar.
 */
@ApplicationScoped
class CheckedFiles {
    private static final Duration KEPT = Duration.ofHours(1);
    private static final String KEEP =
            """
            insert into checked_file (id, workspace_id, webinar_id, account_id, occurrence_id,
                content, kept_until)
            values ($1, $2, $3, $4, $5, $6, $7)
            on conflict (webinar_id, account_id) do update set id = excluded.id,
                occurrence_id = excluded.occurrence_id, content = excluded.content,
                kept_until = excluded.kept_until
            """;
    private static final String FIND =
            """
            select content, occurrence_id from checked_file
            where id = $1 and webinar_id = $2 and account_id = $3 and kept_until > $4
            """;

    private final Pool database;
    private final Clock clock;

    CheckedFiles(Pool database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The answer is by what it is found again. */
    Uni<UUID> keep(Sent sent, UUID account) {
        UUID id = Ids.next();
        WebinarView webinar = sent.webinar();
        Tuple values =
                Tuple.tuple()
                        .addUUID(id)
                        .addUUID(webinar.workspace())
                        .addUUID(webinar.id())
                        .addUUID(account)
                        .addUUID(sent.date())
                        .addBuffer(Buffer.buffer(sent.file()))
                        .addOffsetDateTime(RegistrationRows.utc(clock.instant().plus(KEPT)));
        return database.preparedQuery(KEEP).execute(values).replaceWith(id);
    }

    Uni<Sent> require(WebinarView webinar, UUID id, UUID account) {
        Tuple values = Tuple.of(id, webinar.id(), account, RegistrationRows.utc(clock.instant()));
        return database.preparedQuery(FIND)
                .execute(values)
                .map(
                        rows -> {
                            if (rows.size() == 0) {
                                throw gone();
                            }
                            return sent(webinar, rows.iterator().next());
                        });
    }

    private static Sent sent(WebinarView webinar, Row row) {
        return new Sent(webinar, row.getBuffer(0).getBytes(), row.getUUID(1));
    }

    Uni<Void> forget(UUID id) {
        return database.preparedQuery("delete from checked_file where id = $1")
                .execute(Tuple.of(id))
                .replaceWithVoid();
    }

    /**
     * Whoever is to be forgotten may stand in a list of these people's webinars: it is checked
     * again without them.
     */
    static Uni<Void> forgetAbout(SqlClient transaction, List<UUID> people) {
        return transaction
                .preparedQuery(
                        """
                        delete from checked_file where webinar_id in
                            (select webinar_id from registration where id = any($1))
                        """)
                .execute(Tuple.of((Object) people.toArray(UUID[]::new)))
                .replaceWithVoid();
    }

    static Uni<Void> forgetAll(SqlClient transaction, UUID workspace) {
        return transaction
                .preparedQuery("delete from checked_file where workspace_id = $1")
                .execute(Tuple.of(workspace))
                .replaceWithVoid();
    }

    static Uni<Void> forgetOf(SqlClient transaction, UUID webinar) {
        return transaction
                .preparedQuery("delete from checked_file where webinar_id = $1")
                .execute(Tuple.of(webinar))
                .replaceWithVoid();
    }

    @Scheduled(every = "10m", delayed = "40s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> forgetOverdue() {
        return database.preparedQuery("delete from checked_file where kept_until <= $1")
                .execute(Tuple.of(RegistrationRows.utc(clock.instant())))
                .replaceWithVoid();
    }

    private static Refused gone() {
        return new Refused(
                "file",
                Sentence.of(
                        "The list that you checked is kept for an hour, and is brought in once."
                                + " Choose the file again.",
                        "Die geprüfte Liste bleibt eine Stunde hier und wird einmal eingelesen."
                                + " Wählen Sie die Datei noch einmal."));
    }
}
