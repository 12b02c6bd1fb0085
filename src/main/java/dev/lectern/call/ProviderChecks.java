package dev.lectern.call;

import dev.lectern.kit.web.fault.Sentence;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** How each provider answered when a workspace last asked it whether all is well. */
@ApplicationScoped
class ProviderChecks {
    private final Pool pool;
    private final Clock clock;

    ProviderChecks(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** An answer and when it was had. */
    record Checked(Checkup checkup, Instant at) {}

    Uni<Void> note(UUID workspace, String provider, Checkup checkup) {
        return pool.preparedQuery(
                        """
                        insert into provider_check (workspace_id, provider, state, sentence, checked_at)
                        values ($1, $2, $3, $4, $5)
                        on conflict (workspace_id, provider) do update set state = excluded.state,
                            sentence = excluded.sentence, checked_at = excluded.checked_at
                        """)
                .execute(
                        Tuple.of(
                                workspace,
                                provider,
                                checkup.state().name(),
                                checkup.sentence().kept(),
                                clock.instant().atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    /** By provider. */
    Uni<Map<String, Checked>> all(UUID workspace) {
        return pool.preparedQuery("select * from provider_check where workspace_id = $1")
                .execute(Tuple.of(workspace))
                .map(
                        rows ->
                                rows.stream()
                                        .collect(
                                                Collectors.toMap(
                                                        row -> row.getString("provider"),
                                                        ProviderChecks::checked)));
    }

    private static Checked checked(Row row) {
        return new Checked(
                new Checkup(
                        Checkup.State.valueOf(row.getString("state")),
                        Sentence.read(row.getString("sentence"))),
                row.getOffsetDateTime("checked_at").toInstant());
    }
}
