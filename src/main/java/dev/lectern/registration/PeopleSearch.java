package dev.lectern.registration;

import dev.lectern.kit.web.fault.Malformed;
import dev.lectern.kit.web.fault.Sentence;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A question about the people of one webinar: in which state, by which words, for which date, after
 * whom in the order of registering.
 *
 * @param words beginnings of words of name or address
 * @param after the last one of the page before
 */
record PeopleSearch(
        UUID webinar,
        Set<Status> states,
        @Nullable String words,
        @Nullable UUID occurrence,
        @Nullable UUID after,
        Order order,
        int limit) {
    static final int MOST = 1_000;

    /** By the time of registering. */
    enum Order {
        NEWEST_FIRST("<", "desc"),
        OLDEST_FIRST(">", "asc");

        private final String comparison;
        private final String direction;

        Order(String comparison, String direction) {
            this.comparison = comparison;
            this.direction = direction;
        }

        static Order of(@Nullable String sort, String time) {
            if (sort == null || sort.isBlank() || sort.equals("-" + time)) {
                return NEWEST_FIRST;
            }
            if (sort.equals(time)) {
                return OLDEST_FIRST;
            }
            throw new Malformed(
                    "sort",
                    Sentence.of("Sort by %1$s or -%1$s.", "Ordnen Sie nach %1$s oder -%1$s.")
                            .about(time));
        }

        /** What comes after the row whose id is this parameter, so many at most. */
        String after(String id, int parameter) {
            return "($%1$d::uuid is null or %2$s %3$s $%1$d)".formatted(parameter, id, comparison);
        }

        String by(String id) {
            return " order by " + id + " " + direction;
        }
    }

    /** One page of people, and where the next begins. */
    record Page(List<Registration> people, @Nullable UUID next) {}

    PeopleSearch fromTheStart() {
        return new PeopleSearch(webinar, states, words, occurrence, null, order, limit);
    }

    /** As an address has it. */
    @Nullable String cursor() {
        return after == null ? null : after.toString();
    }

    /** A page, with how many there are in all. */
    record Counted(Page page, long total) {}

    static Set<Status> states(@Nullable String words) {
        if (words == null || words.isBlank() || words.equals("all")) {
            return Set.of();
        }
        return Stream.of(words.split(","))
                .map(
                        word ->
                                Status.named(word.strip())
                                        .orElseThrow(
                                                () ->
                                                        new Malformed(
                                                                "status",
                                                                Sentence.of(
                                                                        "Use one of: pending, approved, waitlisted, offered, declined,"
                                                                                + " cancelled.",
                                                                        "Verwenden Sie eines von: pending, approved, waitlisted,"
                                                                                + " offered, declined, cancelled."))))
                .collect(Collectors.toSet());
    }

    static int limit(@Nullable String asked) {
        if (asked == null || asked.isBlank()) {
            return 50;
        }
        if (asked.matches("[1-9]\\d{0,3}") && Integer.parseInt(asked) <= MOST) {
            return Integer.parseInt(asked);
        }
        throw new Malformed(
                "limit",
                Sentence.of(
                        "Choose a limit from 1 to 1000.",
                        "Wählen Sie eine Anzahl von 1 bis 1000."));
    }

    static @Nullable UUID id(String field, @Nullable String text) {
        try {
            return text == null || text.isBlank() ? null : UUID.fromString(text);
        } catch (IllegalArgumentException noId) {
            throw new Malformed(
                    field,
                    Sentence.of("This is no %s of ours.", "Das ist kein %s von uns.").about(field));
        }
    }

    /** With the exact number of all; counting a hundred thousand takes a moment. */
    Uni<Counted> run(SqlClient database) {
        if (!picks()) {
            return new DeskRows(database)
                    .find(webinar)
                    .map(this::total)
                    .chain(total -> page(database, total));
        }
        return found(database)
                .chain(few -> few.isEmpty() ? counted(database) : Uni.createFrom().item(few.get()));
    }

    /** Without counting. */
    Uni<Page> page(SqlClient database) {
        if (!picks()) {
            return some(database, limit + 1).map(this::page);
        }
        return found(database)
                .chain(
                        few ->
                                few.isEmpty()
                                        ? some(database, limit + 1).map(this::page)
                                        : Uni.createFrom().item(few.get().page()));
    }

    /** Nothing where many are found. */
    private Uni<Optional<Counted>> found(SqlClient database) {
        return many(database)
                .chain(
                        many ->
                                many
                                        ? Uni.createFrom().item(Optional.empty())
                                        : few(database).map(Optional::ofNullable));
    }

    /**
     * Whether many are found, as the newest thousand tell: then their order is followed until a
     * page is full. Else all are found first and then put in order: asked for both at once, the
     * database goes through everybody.
     */
    private Uni<Boolean> many(SqlClient database) {
        List<Object> values = new ArrayList<>();
        String filter = filter(values);
        return database.preparedQuery(
                        "select count(*) as people from (select * from registration"
                                + " where webinar_id = $1 order by id desc limit "
                                + MOST
                                + ") as registration "
                                + filter)
                .execute(Tuple.from(values))
                .map(rows -> rows.iterator().next().getLong("people") > limit);
    }

    private Uni<Counted> counted(SqlClient database) {
        List<Object> values = new ArrayList<>();
        String filter = filter(values);
        return database.preparedQuery("select count(*) as people from registration " + filter)
                .execute(Tuple.from(values))
                .map(rows -> rows.iterator().next().getLong("people"))
                .chain(total -> page(database, total));
    }

    private Uni<Counted> page(SqlClient database, long total) {
        return some(database, limit + 1).map(found -> new Counted(page(found), total));
    }

    private boolean picks() {
        return occurrence != null || asks();
    }

    private Uni<@Nullable Counted> few(SqlClient database) {
        List<Object> values = new ArrayList<>();
        String all = "select * from registration " + filter(values) + " limit " + (MOST + 1);
        String rest = "";
        if (after != null) {
            values.add(after);
            rest = " where id " + order.comparison + " $" + values.size();
        }
        String found =
                "with found as materialized (%s) select (select count(*) from found) as people, %s"
                        + " from found";
        return database.preparedQuery(
                        found.formatted(all, RegistrationRows.COLUMNS) + rest + inOrder(limit + 1))
                .execute(Tuple.from(values))
                .map(this::few);
    }

    /** Nothing where they turn out to be many, or the page is behind the last one. */
    private @Nullable Counted few(RowSet<Row> rows) {
        if (rows.size() == 0) {
            return after == null ? new Counted(page(List.of()), 0) : null;
        }
        long total = rows.iterator().next().getLong("people");
        return total > MOST ? null : new Counted(page(RegistrationRows.read(rows)), total);
    }

    /** Kept with the desk. */
    private long total(Desk desk) {
        return Stream.of(Status.values())
                .filter(status -> states.isEmpty() || states.contains(status))
                .mapToLong(desk::count)
                .sum();
    }

    /** One page without counting. */
    Uni<List<Registration>> people(SqlClient database) {
        return some(database, limit);
    }

    private Uni<List<Registration>> some(SqlClient database, int most) {
        List<Object> values = new ArrayList<>();
        String page = filter(values);
        if (after != null) {
            values.add(after);
            page += " and id " + order.comparison + " $" + values.size();
        }
        page += inOrder(most);
        return new RegistrationRows(database).list(page, Tuple.from(values));
    }

    private String inOrder(int most) {
        return " order by id " + order.direction + " limit " + most;
    }

    private Page page(List<Registration> people) {
        boolean more = people.size() > limit;
        List<Registration> shown = more ? people.subList(0, limit) : people;
        return new Page(shown, more ? shown.get(shown.size() - 1).id : null);
    }

    private String filter(List<Object> values) {
        values.add(webinar);
        StringBuilder where = new StringBuilder("where webinar_id = $1");
        if (!states.isEmpty()) {
            values.add(states.stream().map(Status::word).toArray(String[]::new));
            where.append(" and status = any($").append(values.size()).append(')');
        }
        if (occurrence != null) {
            values.add(occurrence);
            where.append(" and (occurrence_id is null or occurrence_id = $")
                    .append(values.size())
                    .append(')');
        }
        return where.append(found(values)).toString();
    }

    /** Signs alone are found with nobody: all would be taken for an answer. */
    private String found(List<Object> values) {
        if (!asks()) {
            return "";
        }
        String terms = SearchTerms.of(words);
        if (terms.isEmpty()) {
            return " and false";
        }
        values.add(terms);
        return " and search @@ to_tsquery('simple', $" + values.size() + ")";
    }

    private boolean asks() {
        return words != null && !words.isBlank();
    }
}
