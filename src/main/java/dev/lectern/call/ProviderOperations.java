package dev.lectern.call;

import dev.lectern.kit.db.Ids;
import dev.lectern.kit.web.fault.Sentence;
import io.quarkus.qute.TemplateData;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The record of what was asked of providers: operation, duration, outcome; no secrets. */
@ApplicationScoped
class ProviderOperations {
    private static final Logger LOG = Logger.getLogger(ProviderOperations.class);
    private static final Duration KEPT = Duration.ofDays(30);

    private final Pool pool;
    private final Clock clock;

    ProviderOperations(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** What came of an operation. */
    enum Outcome {
        DONE("done", "Done", "Erledigt"),
        FAILED("failed", "Failed", "Fehlgeschlagen"),
        REFUSED("refused", "Refused", "Abgelehnt"),
        HELD_BACK("held-back", "Not asked", "Nicht gefragt");

        private final String word;
        private final Sentence spoken;

        Outcome(String word, String english, String german) {
            this.word = word;
            this.spoken = Sentence.of(english, german);
        }

        private static Outcome of(String word) {
            return Arrays.stream(values())
                    .filter(one -> one.word.equals(word))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** One line of the record, as an admin reads it. */
    @TemplateData
    record Line(
            UUID id,
            String provider,
            String operation,
            @Nullable UUID webinar,
            @Nullable UUID occurrence,
            Instant at,
            int milliseconds,
            String outcome,
            @Nullable Sentence message) {

        public Sentence asked() {
            return Question.spoken(operation);
        }

        public Sentence result() {
            return Outcome.of(outcome).spoken;
        }
    }

    /** What a call was the matter of. */
    Uni<Void> write(
            CallPlan plan,
            String provider,
            Question question,
            Instant began,
            Outcome outcome,
            @Nullable Sentence message) {
        Subject subject = new Subject(plan.workspace(), plan.webinar(), plan.occurrence());
        return write(subject, provider, question, began, outcome, message);
    }

    /** Somebody asked whether all is well there; no call was the matter of it. */
    Uni<Void> writeCheck(UUID workspace, String provider, Instant began, Checkup checkup) {
        return write(
                new Subject(workspace, null, null),
                provider,
                Question.CHECK,
                began,
                checkup.working() ? Outcome.DONE : Outcome.FAILED,
                checkup.working() ? null : checkup.sentence());
    }

    /**
     * Somebody looked through all that stands there; no call was the matter of it.
     *
     * @param owner whose connection it is, absent for the one that is everybody's
     */
    Uni<Void> writeList(
            @Nullable UUID owner,
            String provider,
            Instant began,
            Outcome outcome,
            @Nullable Sentence message) {
        Subject subject = new Subject(owner, null, null);
        return write(subject, provider, Question.LIST, began, outcome, message);
    }

    /** What a line is about. */
    private record Subject(
            @Nullable UUID workspace, @Nullable UUID webinar, @Nullable UUID occurrence) {}

    /** A line that cannot be written spoils nothing that was done. */
    private Uni<Void> write(
            Subject subject,
            String provider,
            Question question,
            Instant began,
            Outcome outcome,
            @Nullable Sentence message) {
        int millis = (int) Duration.between(began, clock.instant()).toMillis();
        return pool.preparedQuery(
                        """
                        insert into provider_operation (id, workspace_id, webinar_id, occurrence_id,
                            provider, operation, began_at, millis, outcome, message)
                        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
                        """)
                .execute(
                        Tuple.from(
                                new Object[] {
                                    Ids.next(),
                                    subject.workspace(),
                                    subject.webinar(),
                                    subject.occurrence(),
                                    provider,
                                    question.word(),
                                    began.atOffset(ZoneOffset.UTC),
                                    millis,
                                    outcome.word,
                                    message == null ? null : message.kept()
                                }))
                .replaceWithVoid()
                .onFailure()
                .invoke(
                        failure ->
                                LOG.warn(
                                        "An operation at " + provider + " went unrecorded",
                                        failure))
                .onFailure()
                .recoverWithNull();
    }

    /**
     * The newest first; of one webinar, or of the whole workspace with what was asked for
     * everybody.
     *
     * @param after the last line that was read before; absent for the newest
     */
    Uni<List<Line>> read(UUID workspace, @Nullable UUID webinar, @Nullable UUID after, int limit) {
        return pool.preparedQuery(
                        """
                        (select * from provider_operation
                        where workspace_id = $1 and ($2::uuid is null or webinar_id = $2)
                        and ($4::uuid is null or id < $4)
                        order by id desc limit $3)
                        union all
                        (select * from provider_operation
                        where workspace_id is null and $2::uuid is null
                        and ($4::uuid is null or id < $4)
                        order by id desc limit $3)
                        order by id desc limit $3
                        """)
                .execute(Tuple.of(workspace, webinar, limit, after))
                .map(rows -> rows.stream().map(ProviderOperations::line).toList());
    }

    /** How many lines there are to read. */
    Uni<Long> count(UUID workspace, @Nullable UUID webinar) {
        return pool.preparedQuery(
                        """
                        select count(*) from provider_operation
                        where workspace_id = $1 and ($2::uuid is null or webinar_id = $2)
                        or workspace_id is null and $2::uuid is null
                        """)
                .execute(Tuple.of(workspace, webinar))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /** A request that failed, with none after it that did not. */
    @TemplateData
    record Trouble(Instant at, Sentence message) {}

    /** By provider: those at which the last that a workspace asked for failed. */
    Uni<Map<String, Trouble>> troubles(UUID workspace, List<String> asked) {
        return pool.preparedQuery(
                        """
                        select failed.provider, failed.began_at, failed.message
                        from unnest($2::text[]) as asked (provider)
                        cross join lateral (
                            select * from provider_operation
                            where workspace_id = $1 and provider = asked.provider
                            and outcome in ('failed', 'held-back')
                            order by id desc limit 1) as failed
                        where not exists (
                            select 1 from provider_operation as since
                            where since.workspace_id = $1 and since.id > failed.id
                            and since.provider = failed.provider and since.outcome = 'done')
                        """)
                .execute(Tuple.of(workspace, asked.toArray(String[]::new)))
                .map(
                        rows ->
                                rows.stream()
                                        .collect(
                                                Collectors.toMap(
                                                        row -> row.getString("provider"),
                                                        ProviderOperations::trouble)));
    }

    /** By provider: when a request of a workspace last went well, where that was after a time. */
    Uni<Map<String, Instant>> wells(UUID workspace, Map<String, Instant> since) {
        List<Map.Entry<String, Instant>> asked = List.copyOf(since.entrySet());
        return pool.preparedQuery(
                        """
                        select provider, max(began_at) as at
                        from unnest($2::text[], $3::timestamptz[]) as asked (name, since)
                        join provider_operation on provider = name and began_at > since
                        where workspace_id = $1 and outcome = 'done'
                        group by provider
                        """)
                .execute(
                        Tuple.of(
                                workspace,
                                asked.stream().map(Map.Entry::getKey).toArray(String[]::new),
                                asked.stream()
                                        .map(one -> one.getValue().atOffset(ZoneOffset.UTC))
                                        .toArray(OffsetDateTime[]::new)))
                .map(
                        rows ->
                                rows.stream()
                                        .collect(
                                                Collectors.toMap(
                                                        row -> row.getString("provider"),
                                                        row ->
                                                                row.getOffsetDateTime("at")
                                                                        .toInstant())));
    }

    private static Trouble trouble(Row row) {
        return new Trouble(
                row.getOffsetDateTime("began_at").toInstant(),
                Sentence.read(Objects.requireNonNullElse(row.getString("message"), "")));
    }

    Uni<Void> forgetOld() {
        return pool.preparedQuery("delete from provider_operation where began_at < $1")
                .execute(Tuple.of(clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    private static Line line(Row row) {
        String message = row.getString("message");
        return new Line(
                row.getUUID("id"),
                row.getString("provider"),
                row.getString("operation"),
                row.getUUID("webinar_id"),
                row.getUUID("occurrence_id"),
                row.getOffsetDateTime("began_at").toInstant(),
                row.getInteger("millis"),
                row.getString("outcome"),
                message == null ? null : Sentence.read(message));
    }
}
