package dev.lectern.webinar;

import dev.lectern.call.policy.Role;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** The door for whoever stands on a stage and has lost the link to it. */
@ApplicationScoped
public class StageLosses {
    private static final String WHERE =
            """
            select person.webinar_id from stage_person person
            join webinar on webinar.id = person.webinar_id and webinar.state = 'PUBLISHED'
            where lower(person.email) = $1
            order by person.created_at desc, person.id limit $2
            """;

    /** Held meanwhile: asked many times at once, it is told once. */
    private static final String WHO =
            """
            select id, webinar_id, workspace_id, account_id, role, name, email, link_version,
                created_at
            from stage_person where webinar_id = $1 and lower(email) = $2 for update
            """;

    private final List<StagePeopleListener> listeners;

    StageLosses(@All List<StagePeopleListener> listeners) {
        this.listeners = listeners;
    }

    /**
     * Which have somebody on stage, or will have, under this address in lower case; those to whom
     * they were asked last first.
     */
    public Uni<List<UUID>> webinars(SqlClient database, String address, int most) {
        return database.preparedQuery(WHERE)
                .execute(Tuple.of(address, most))
                .map(
                        rows ->
                                StreamSupport.stream(rows.spliterator(), false)
                                        .map(row -> row.getUUID(0))
                                        .toList());
    }

    /** Has them told their link once more, in the transaction of the connection. */
    public Uni<Void> tell(SqlClient transaction, WebinarView webinar, String address) {
        return transaction
                .preparedQuery(WHO)
                .execute(Tuple.of(webinar.id(), address))
                .chain(
                        rows ->
                                rows.size() == 0
                                        ? Uni.createFrom().voidItem()
                                        : tell(
                                                transaction,
                                                webinar,
                                                person(rows.iterator().next())));
    }

    private Uni<Void> tell(SqlClient transaction, WebinarView webinar, StagePersonView person) {
        return News.inTurn(listeners, one -> one.askedAgain(transaction, webinar, person));
    }

    private static StagePersonView person(Row row) {
        return new StagePersonView(
                row.getUUID("id"),
                row.getUUID("webinar_id"),
                row.getUUID("workspace_id"),
                row.getUUID("account_id"),
                Role.valueOf(row.getString("role")),
                row.getString("name"),
                row.getString("email"),
                row.getInteger("link_version"),
                row.getOffsetDateTime("created_at").toInstant());
    }
}
