package dev.lectern.registration;

import static java.util.stream.Collectors.toMap;

import dev.lectern.kit.mail.Crowd;
import dev.lectern.kit.mail.Outbox;
import dev.lectern.kit.mail.Quiet;
import dev.lectern.kit.web.api.SliceQuery;
import dev.lectern.kit.web.fault.NotFound;
import dev.lectern.kit.web.fault.Sentence;
import dev.lectern.webinar.OccurrenceView;
import dev.lectern.webinar.WebinarView;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The door to registered people for reading. */
@ApplicationScoped
public class Registrations {
    private static final String EVERYBODY =
            """
            select jsonb_strip_nulls(
                       jsonb_build_object('registration', id::text, 'occurrence', $2::uuid::text,
                                          'startsAt', $4::text, 'change', $8::text)) as about,
                   'registration:' || id as reference,
                   $5::text || ':' || id as once_key, workspace_id, email_key as address
            from registration
            where webinar_id = $1 and status = any($3) and email is not null
              and ($9 and occurrence_id = $2 or $6 and occurrence_id is null)
              and id <> all($7) and ($10::timestamptz is null or created_at < $10)
            """;
    private static final String COUNT =
            """
            select count(*) from registration
            where webinar_id = $1 and status = any($2) and email is not null
              and ($4 and occurrence_id is null or $5 and occurrence_id = any($3))
              and id <> all($6)
            """;

    private final Pool database;
    private final Outbox outbox;
    private final WaitingLine line;
    private final Clock clock;

    Registrations(Pool database, Outbox outbox, WaitingLine line, Clock clock) {
        this.database = database;
        this.outbox = outbox;
        this.line = line;
        this.clock = clock;
    }

    /** Whether one link may be open on several devices at a time. */
    public static boolean severalPlaces(WebinarView webinar) {
        return RegistrationRules.severalPlaces(webinar.registration());
    }

    /** How long after the end of a date people are thanked, or told that they were missed. */
    public static Duration followUp(WebinarView webinar) {
        return RegistrationRules.followUp(webinar.registration());
    }

    public Uni<Optional<PersonView>> find(UUID id) {
        RegistrationRows rows = new RegistrationRows(database);
        return rows.find(id)
                .chain(
                        found ->
                                found.isEmpty()
                                        ? Uni.createFrom().item(Optional.<PersonView>empty())
                                        : line.view(found.get()).map(Optional::of));
    }

    Uni<PersonView> require(UUID webinar, UUID person) {
        return find(person)
                .map(found -> found.filter(one -> one.webinar().equals(webinar)))
                .map(found -> found.orElseThrow(Registrations::unknown));
    }

    /** What the same person has at other dates of the same webinar, as far as it still stands. */
    Uni<List<PersonView>> otherPlaces(PersonView person) {
        List<String> emails = person.email() == null ? List.of() : List.of(person.email());
        return findByAddress(person.webinar(), emails)
                .map(
                        all ->
                                all.stream()
                                        .filter(one -> !one.id().equals(person.id()))
                                        .filter(PlacePage::coming)
                                        .toList());
    }

    /** Whether somebody who let an offer pass finds a seat all the same. */
    Uni<Boolean> mayTake(WebinarView webinar, PersonView person) {
        boolean runs = PlacePage.runs(webinar) && !PlacePage.over(webinar, person);
        if (person.status() != Status.WAITLISTED || !runs) {
            return Uni.createFrom().item(false);
        }
        return new RegistrationRows(database)
                .find(person.id())
                .map(found -> found.filter(Registration::lapsed).isPresent())
                .chain(
                        lapsed ->
                                lapsed
                                        ? seating(webinar).map(s -> s.gives(person.occurrence()))
                                        : Uni.createFrom().item(false));
    }

    private Uni<Seating> seating(WebinarView webinar) {
        Uni<Desk> counted = new DeskRows(database).find(webinar.id());
        return counted.map(desk -> Seating.of(webinar, desk, clock.instant()));
    }

    /** Everything that people with these addresses have, the oldest first. */
    public Uni<List<PersonView>> findByAddress(UUID webinar, List<String> emails) {
        List<String> keys = emails.stream().map(one -> one.toLowerCase(Locale.ROOT)).toList();
        return new RegistrationRows(database)
                .findByAddress(webinar, keys)
                .map(all -> all.stream().map(one -> PersonView.of(one, null)).toList());
    }

    static NotFound unknown() {
        return new NotFound(
                Sentence.of(
                        "There is nobody with this id registered for this webinar.",
                        "Mit dieser Id ist niemand für dieses Webinar angemeldet."));
    }

    /** Several at once, in the order of their registering; those that are gone are left out. */
    public Uni<List<PersonView>> findAll(UUID webinar, List<UUID> ids) {
        return new RegistrationRows(database)
                .findAll(webinar, ids)
                .map(all -> all.stream().map(one -> PersonView.of(one, null)).toList());
    }

    /**
     * Some of a list, in the order of registering.
     *
     * @param after the last one of the part before
     */
    public record Part(int limit, @Nullable UUID after) {}

    /** Reads what a query says; see {@code SliceQuery} for the bounds. */
    public static Part part(@Nullable Integer limit, @Nullable String cursor) {
        return new Part(SliceQuery.of(limit, null).limit(), PeopleSearch.id("cursor", cursor));
    }

    /**
     * Some of those who have a place in a date.
     *
     * @param next what the next part comes after; absent at the end
     */
    public record Expected(List<PersonView> people, @Nullable UUID next, long total) {}

    /** Those with a place in a date, whether they come to it alone or to the whole webinar. */
    public Uni<Expected> expected(UUID webinar, UUID occurrence, Part part) {
        String theirs =
                "webinar_id = $1 and status = 'approved'"
                        + " and (occurrence_id is null or occurrence_id = $2)";
        return new RegistrationRows(database)
                .list(
                        "where "
                                + theirs
                                + " and ($3::uuid is null or id > $3) order by id limit $4",
                        Tuple.of(webinar, occurrence, part.after(), part.limit() + 1))
                .chain(
                        found ->
                                database.preparedQuery(
                                                "select count(*) from registration where " + theirs)
                                        .execute(Tuple.of(webinar, occurrence))
                                        .map(rows -> rows.iterator().next().getLong(0))
                                        .map(total -> expected(found, part, total)));
    }

    private static Expected expected(List<Registration> oneMore, Part part, long total) {
        List<Registration> shown = oneMore.subList(0, Math.min(part.limit(), oneMore.size()));
        boolean more = oneMore.size() > shown.size();
        return new Expected(
                shown.stream().map(one -> PersonView.of(one, null)).toList(),
                more ? shown.get(shown.size() - 1).id : null,
                total);
    }

    /** How many registered since a moment. */
    public Uni<Long> registeredSince(UUID webinar, Instant moment) {
        return database.preparedQuery(
                        "select count(*) from registration where webinar_id = $1"
                                + " and created_at > $2"
                                + " and status not in ('cancelled', 'declined')")
                .execute(Tuple.of(webinar, RegistrationRows.utc(moment)))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /** How many people of a webinar are in which state; a state with nobody is left out. */
    public Uni<Map<Status, Long>> counts(UUID webinar) {
        return new DeskRows(database)
                .find(webinar)
                .map(
                        desk ->
                                Stream.of(Status.values())
                                        .filter(each -> desk.count(each) > 0)
                                        .collect(
                                                toMap(
                                                        each -> each,
                                                        each -> (long) desk.count(each))));
    }

    /**
     * Posts a letter to everybody of a webinar who comes to a date and has an address, in one
     * statement; the answer is to how many. Each letter is told the registration, the date, its
     * start and what changed.
     */
    public Uni<Integer> postToAll(
            String letter,
            WebinarView webinar,
            OccurrenceView date,
            Guests guests,
            Occasion occasion) {
        Crowd crowd = new Crowd(letter, webinar.workspace(), webinar.id());
        Tuple values = everybody(webinar, date, guests, occasion);
        return outbox.postAll(database, crowd, EVERYBODY, values, occasion.quiet());
    }

    /**
     * Of those whom a letter passed over for the sake of the occasion's quiet and who are to be
     * told yet: when the one was mailed last who is quiet the longest; empty where there is nobody.
     */
    public Uni<Optional<Instant>> firstKeptQuiet(
            WebinarView webinar, OccurrenceView date, Guests guests, Occasion occasion) {
        Quiet quiet = occasion.quiet();
        return quiet == null
                ? Uni.createFrom().item(Optional.empty())
                : outbox.firstKeptQuiet(
                        database, EVERYBODY, everybody(webinar, date, guests, occasion), quiet);
    }

    private static Tuple everybody(
            WebinarView webinar, OccurrenceView date, Guests guests, Occasion occasion) {
        return Tuple.tuple()
                .addUUID(webinar.id())
                .addUUID(date.id())
                .addArrayOfString(words(guests.states()))
                .addString(date.startsAt().toString())
                .addString(occasion.purpose())
                .addBoolean(guests.ofTheSeries())
                .addArrayOfUUID(guests.without().toArray(UUID[]::new))
                .addString(occasion.change() == null ? null : occasion.change().toString())
                .addBoolean(guests.ofTheDate())
                .addOffsetDateTime(
                        guests.before() == null ? null : guests.before().atOffset(ZoneOffset.UTC));
    }

    /** How many of these guests a letter about any of these dates would reach. */
    public Uni<Integer> count(UUID webinar, Guests guests, Collection<UUID> dates) {
        Tuple values =
                Tuple.of(webinar, words(guests.states()), dates.toArray(UUID[]::new))
                        .addBoolean(guests.ofTheSeries())
                        .addBoolean(guests.ofTheDate())
                        .addArrayOfUUID(guests.without().toArray(UUID[]::new));
        return database.preparedQuery(COUNT)
                .execute(values)
                .map(rows -> rows.iterator().next().getLong(0).intValue());
    }

    private static String[] words(Collection<Status> states) {
        return states.stream().map(Status::word).toArray(String[]::new);
    }
}
