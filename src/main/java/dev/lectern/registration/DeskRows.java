package dev.lectern.registration;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Map;
import java.util.UUID;

/** Desks as rows: whoever decides about seats holds the lock of one. */
final class DeskRows {
    private final SqlClient connection;

    DeskRows(SqlClient connection) {
        this.connection = connection;
    }

    /** The webinar's desk, locked until the transaction ends; made when it is the first time. */
    Uni<Desk> lock(UUID workspace, UUID webinar) {
        return connection
                .preparedQuery(
                        """
                        insert into registration_desk as desk (webinar_id, workspace_id)
                        values ($1, $2)
                        on conflict (webinar_id) do update set workspace_id = desk.workspace_id
                        returning taken, waiting, next_place, pending, approved, declined,
                            cancelled, dates
                        """)
                .execute(Tuple.of(webinar, workspace))
                .map(rows -> desk(webinar, rows.iterator().next()))
                .chain(this::counted);
    }

    /** The desk as it stands, without a lock. */
    Uni<Desk> find(UUID webinar) {
        return connection
                .preparedQuery(
                        "select taken, waiting, next_place, pending, approved, declined, cancelled,"
                                + " dates"
                                + " from registration_desk where webinar_id = $1")
                .execute(Tuple.of(webinar))
                .map(
                        rows ->
                                rows.size() == 0
                                        ? Desk.empty(webinar)
                                        : desk(webinar, rows.iterator().next()))
                .chain(this::counted);
    }

    private static Desk desk(UUID webinar, Row row) {
        int approved = row.getInteger("approved");
        return new Desk(
                webinar,
                Map.of(
                        Status.PENDING, row.getInteger("pending"),
                        Status.APPROVED, approved,
                        Status.OFFERED, row.getInteger("taken") - approved,
                        Status.WAITLISTED, row.getInteger("waiting"),
                        Status.DECLINED, row.getInteger("declined"),
                        Status.CANCELLED, row.getInteger("cancelled")),
                row.getJsonObject("dates"),
                row.getLong("next_place"));
    }

    Uni<Void> save(Desk desk) {
        return connection
                .preparedQuery(
                        """
                        update registration_desk set taken = $2, waiting = $3, next_place = $4,
                            pending = $5, approved = $6, declined = $7, cancelled = $8,
                            dates = $9
                        where webinar_id = $1
                        """)
                .execute(
                        Tuple.tuple()
                                .addUUID(desk.webinar)
                                .addInteger(desk.taken())
                                .addInteger(desk.waiting())
                                .addLong(desk.nextPlace())
                                .addInteger(desk.count(Status.PENDING))
                                .addInteger(desk.count(Status.APPROVED))
                                .addInteger(desk.count(Status.DECLINED))
                                .addInteger(desk.count(Status.CANCELLED))
                                .addJsonObject(desk.json()))
                .replaceWithVoid();
    }

    /**
     * With those counted who let an offer pass; a statement of its own, so that it sees what was
     * committed while the lock was waited for.
     */
    private Uni<Desk> counted(Desk desk) {
        if (desk.waiting() == 0) {
            return Uni.createFrom().item(desk);
        }
        return connection
                .preparedQuery(
                        """
                        select occurrence_id, count(*)::integer as people from registration
                        where webinar_id = $1 and status = 'waitlisted'
                          and offered_until is not null
                        group by occurrence_id
                        """)
                .execute(Tuple.of(desk.webinar))
                .invoke(
                        rows ->
                                rows.forEach(
                                        row ->
                                                desk.lapsed(
                                                        row.getUUID("occurrence_id"),
                                                        row.getInteger("people"))))
                .replaceWith(desk);
    }
}
