package dev.lectern.registration;

import dev.lectern.kit.db.Batches;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Where people stand who wait for a seat: each date has a line of its own, counted from one. */
@ApplicationScoped
class WaitingLine {
    private static final String POSITIONS =
            """
            select id, position from (
                select id, row_number() over (
                    partition by occurrence_id order by offered_until is not null, place) as position
                from registration
                where webinar_id = $1 and status = 'waitlisted') as line
            where id = any($2)
            """;

    private static final int MOST_AT_ONCE = 500;

    private final Pool database;
    private final Batches<UUID, UUID, Optional<Long>> asked;

    WaitingLine(Pool database) {
        this.database = database;
        this.asked = new Batches<>(MOST_AT_ONCE, this::placesOf);
    }

    /** Somebody with their place in the line, where they stand in it. */
    Uni<PersonView> view(Registration one) {
        return one.status() == Status.WAITLISTED
                ? asked.add(one.webinar, one.id).map(at -> PersonView.of(one, at.orElse(null)))
                : Uni.createFrom().item(PersonView.of(one, null));
    }

    /** People of one webinar in the order in which they come, with their places in the line. */
    Uni<List<PersonView>> views(UUID webinar, List<Registration> people) {
        UUID[] waiting =
                people.stream()
                        .filter(one -> one.status() == Status.WAITLISTED)
                        .map(one -> one.id)
                        .toArray(UUID[]::new);
        return places(webinar, waiting)
                .map(at -> people.stream().map(one -> PersonView.of(one, at.get(one.id))).toList());
    }

    /** The line is counted once for all who ask at the same time. */
    private Uni<List<Optional<Long>>> placesOf(UUID webinar, List<UUID> people) {
        return places(webinar, people.toArray(UUID[]::new))
                .map(at -> people.stream().map(one -> Optional.ofNullable(at.get(one))).toList());
    }

    private Uni<Map<UUID, Long>> places(UUID webinar, UUID[] waiting) {
        if (waiting.length == 0) {
            return Uni.createFrom().item(Map.of());
        }
        return database.preparedQuery(POSITIONS)
                .execute(Tuple.of(webinar, waiting))
                .map(
                        rows -> {
                            Map<UUID, Long> places = new HashMap<>();
                            for (Row row : rows) {
                                places.put(row.getUUID("id"), row.getLong("position"));
                            }
                            return places;
                        });
    }
}
