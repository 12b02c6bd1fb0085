package dev.lectern.registration;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The door to registered people for reading. */
@ApplicationScoped
public class Registrations {
    private final Pool database;

    Registrations(Pool database) {
        this.database = database;
    }

    public Uni<Optional<PersonView>> find(UUID id) {
        RegistrationRows rows = new RegistrationRows(database);
        return rows.find(id)
                .chain(
                        found ->
                                found.isEmpty()
                                        ? Uni.createFrom().item(Optional.<PersonView>empty())
                                        : view(found.get()).map(Optional::of));
    }

    /** Several at once, in the order of their registering; those that are gone are left out. */
    public Uni<List<PersonView>> findAll(UUID webinar, List<UUID> ids) {
        return new RegistrationRows(database)
                .findAll(webinar, ids)
                .map(all -> all.stream().map(one -> PersonView.of(one, null)).toList());
    }

    /** How many people of a webinar are in which state; a state with nobody is left out. */
    public Uni<Map<Status, Long>> counts(UUID webinar) {
        return database.preparedQuery(
                        "select status, count(*) as people from registration where webinar_id = $1"
                                + " group by status")
                .execute(Tuple.of(webinar))
                .map(
                        rows -> {
                            Map<Status, Long> counts = new EnumMap<>(Status.class);
                            rows.forEach(
                                    row ->
                                            counts.put(
                                                    Status.of(row.getString("status")),
                                                    row.getLong("people")));
                            return counts;
                        });
    }

    /** With the place on the waiting list counted. */
    Uni<PersonView> view(Registration one) {
        if (one.status() != Status.WAITLISTED) {
            return Uni.createFrom().item(PersonView.of(one, null));
        }
        return database.preparedQuery(
                        "select count(*) as before from registration where webinar_id = $1 and"
                                + " status = 'waitlisted' and place <= $2")
                .execute(Tuple.of(one.webinar, one.place()))
                .map(rows -> PersonView.of(one, rows.iterator().next().getLong("before")));
    }
}
