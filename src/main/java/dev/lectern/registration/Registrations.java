package dev.lectern.registration;

import dev.lectern.kit.mail.Outbox;
import dev.lectern.webinar.OccurrenceView;
import dev.lectern.webinar.WebinarView;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The door to registered people for reading. */
@ApplicationScoped
public class Registrations {
    private static final String EVERYBODY =
            """
            select jsonb_build_object('registration', id::text, 'occurrence', $2::uuid::text,
                                      'startsAt', $4::text) as about,
                   'registration:' || id as reference,
                   $5::text || ':' || id as once_key
            from registration
            where webinar_id = $1 and status = any($3) and email is not null
              and (occurrence_id = $2 or $6 and occurrence_id is null) and id <> all($7)
            """;
    private static final String COUNT =
            """
            select count(*) from registration
            where webinar_id = $1 and status = any($2) and email is not null
              and (occurrence_id is null or occurrence_id = any($3))
            """;

    private static final String POSITIONS =
            """
            select id, position from (
                select id, row_number() over (order by place) as position from registration
                where webinar_id = $1 and status = 'waitlisted') as line
            where id = any($2)
            """;

    private final Pool database;
    private final Outbox outbox;

    Registrations(Pool database, Outbox outbox) {
        this.database = database;
        this.outbox = outbox;
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

    /**
     * Posts a letter to everybody of a webinar who comes to a date and has an address, in one
     * statement; the answer is to how many. Each letter is told the registration, the date and its
     * start.
     *
     * @param purpose with the person's id it makes the key by which nobody is mailed it twice
     * @param quiet who was mailed so shortly before is left out
     */
    public Uni<Integer> postToAll(
            String letter,
            WebinarView webinar,
            OccurrenceView date,
            Guests guests,
            String purpose,
            Duration quiet) {
        Tuple values =
                Tuple.tuple()
                        .addUUID(webinar.id())
                        .addUUID(date.id())
                        .addArrayOfString(words(guests.states()))
                        .addString(date.startsAt().toString())
                        .addString(purpose)
                        .addBoolean(guests.reach() == Guests.Reach.SERIES_TOO)
                        .addArrayOfUUID(guests.without().toArray(UUID[]::new));
        return outbox.postAll(database, letter, webinar.workspace(), EVERYBODY, values, quiet);
    }

    /** How many who have an address come to any of these dates or to all of them. */
    Uni<Integer> count(UUID webinar, Collection<Status> states, Collection<UUID> dates) {
        return database.preparedQuery(COUNT)
                .execute(Tuple.of(webinar, words(states), dates.toArray(UUID[]::new)))
                .map(rows -> rows.iterator().next().getLong(0).intValue());
    }

    private static String[] words(Collection<Status> states) {
        return states.stream().map(Status::word).toArray(String[]::new);
    }

    /** With the place on the waiting list counted. */
    Uni<PersonView> view(Registration one) {
        return views(one.webinar, List.of(one)).map(views -> views.get(0));
    }

    /** People of one webinar, in their order, with their places on the waiting list counted. */
    Uni<List<PersonView>> views(UUID webinar, List<Registration> people) {
        UUID[] waiting =
                people.stream()
                        .filter(one -> one.status() == Status.WAITLISTED)
                        .map(one -> one.id)
                        .toArray(UUID[]::new);
        return positions(webinar, waiting)
                .map(at -> people.stream().map(one -> PersonView.of(one, at.get(one.id))).toList());
    }

    private Uni<Map<UUID, Long>> positions(UUID webinar, UUID[] waiting) {
        if (waiting.length == 0) {
            return Uni.createFrom().item(Map.of());
        }
        return database.preparedQuery(POSITIONS)
                .execute(Tuple.of(webinar, waiting))
                .map(
                        rows -> {
                            Map<UUID, Long> positions = new HashMap<>();
                            rows.forEach(
                                    row ->
                                            positions.put(
                                                    row.getUUID("id"), row.getLong("position")));
                            return positions;
                        });
    }
}
