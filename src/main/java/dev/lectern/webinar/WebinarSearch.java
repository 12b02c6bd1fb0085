package dev.lectern.webinar;

import dev.lectern.kit.web.api.Cursor;
import dev.lectern.kit.web.api.SliceQuery;
import dev.lectern.kit.web.fault.Refused;
import dev.lectern.kit.web.fault.Sentence;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** One page of a workspace's webinars, found without reading more than the page shows. */
final class WebinarSearch {
    private final StringBuilder where = new StringBuilder("workspace_id = $1");
    private final List<Object> values = new ArrayList<>();

    WebinarSearch(UUID workspace) {
        values.add(workspace);
    }

    /** A webinar's state, or where it stands: upcoming, live, past. */
    WebinarSearch standing(String word) {
        return standing(List.of(word));
    }

    /** In any of these. */
    WebinarSearch standing(List<String> words) {
        List<String> states = new ArrayList<>();
        List<String> standings = new ArrayList<>();
        for (String word : words) {
            switch (word.strip()) {
                case "draft", "published", "finished", "cancelled" ->
                        states.add(word.strip().toUpperCase(Locale.ROOT));
                case "upcoming", "live", "past" -> standings.add(word.strip());
                case "scheduled" -> standings.add("upcoming");
                case "ended" -> states.add("FINISHED");
                default -> throw unknownState();
            }
        }
        return among(states, standings);
    }

    /** As one condition where one will do: with an alternative no index can be entered. */
    private WebinarSearch among(List<String> states, List<String> standings) {
        if (states.isEmpty() && standings.size() == 1) {
            return and("standing = ?", standings.get(0));
        }
        if (states.isEmpty()) {
            return and("standing = any(?)", standings.toArray(String[]::new));
        }
        if (standings.isEmpty()) {
            return and("state = any(?)", states.toArray(String[]::new));
        }
        values.add(states.toArray(String[]::new));
        return and(
                "(state = any($" + values.size() + ") or standing = any(?))",
                standings.toArray(String[]::new));
    }

    private static Refused unknownState() {
        return new Refused(
                "state",
                Sentence.of(
                        "Choose one of draft, published, finished, cancelled, upcoming, live,"
                                + " past.",
                        "Wählen Sie eines von draft, published, finished, cancelled, upcoming,"
                                + " live, past."));
    }

    /** Every word must begin one of the title or the description; signs alone are in none. */
    WebinarSearch text(String words) {
        String query =
                String.join(
                        " & ",
                        StreamSupport.stream(
                                        List.of(words.split("[^\\p{L}\\p{N}]+")).spliterator(),
                                        false)
                                .filter(word -> !word.isEmpty())
                                .limit(8)
                                .map(word -> word + ":*")
                                .toList());
        if (!query.isEmpty()) {
            and("webinar_words(title, description) @@ to_tsquery('simple', ?)", query);
        } else if (!words.isBlank()) {
            and("? = ''", words);
        }
        return this;
    }

    /** Those with a date from then, before then; of what is cancelled, the date that it shows. */
    WebinarSearch between(@Nullable OffsetDateTime from, @Nullable OffsetDateTime to) {
        String range = "";
        if (from != null) {
            values.add(from);
            range += " and %s >= $" + values.size();
        }
        if (to != null) {
            values.add(to);
            range += " and %s < $" + values.size();
        }
        String dates = range.replace("%s", "starts_at");
        String shown = range.replace("%s", "current_starts_at");
        return and(
                """
                id in (
                    select webinar_id from occurrence
                    where workspace_id = ? and state <> 'CANCELLED'%s
                    union select id from webinar where workspace_id = ?%s)"""
                        .formatted(dates, shown),
                values.get(0));
    }

    WebinarSearch and(String condition, Object value) {
        values.add(value);
        where.append(" and ").append(condition.replace("?", "$" + values.size()));
        return this;
    }

    Uni<Long> count(Pool database) {
        return database.preparedQuery("select count(*) from webinar where " + where)
                .execute(Tuple.from(values))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /** Ids in order, one more than asked for when there are more. */
    Uni<List<Hit>> page(Pool database, Order order, SliceQuery asked) {
        WebinarSearch page = copy();
        Cursor after = asked.after();
        if (after != null) {
            order.beginAfter(page, after);
        }
        String sql =
                "select id, %s as place from webinar where %s order by %s limit %d"
                        .formatted(order.column, page.where, order.by(), asked.limit() + 1);
        return database.preparedQuery(sql)
                .execute(Tuple.from(page.values))
                .map(WebinarSearch::hits);
    }

    private WebinarSearch copy() {
        var copy = new WebinarSearch((UUID) values.get(0));
        copy.values.addAll(values.subList(1, values.size()));
        copy.where.setLength(0);
        copy.where.append(where);
        return copy;
    }

    private static List<Hit> hits(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new Hit(row.getUUID("id"), row.getValue("place")))
                .toList();
    }

    /** One found, and the value it is sorted by. */
    record Hit(UUID id, Object place) {
        Cursor cursor() {
            Object value = place instanceof OffsetDateTime time ? time.toInstant() : place;
            return Cursor.of(value, id);
        }
    }

    /** By what a list is sorted, and which way. */
    enum Order {
        NEWEST("id", true),
        OLDEST("id", false),
        SOONEST("current_starts_at", false),
        LATEST("current_starts_at", true),
        TITLE("title", false),
        TITLE_DOWN("title", true);

        private final String column;
        private final boolean down;

        Order(String column, boolean down) {
            this.column = column;
            this.down = down;
        }

        static Order read(String word) {
            return switch (word) {
                case "-createdAt" -> NEWEST;
                case "createdAt" -> OLDEST;
                case "startsAt" -> SOONEST;
                case "-startsAt" -> LATEST;
                case "title" -> TITLE;
                case "-title" -> TITLE_DOWN;
                default ->
                        throw new Refused(
                                "sort",
                                Sentence.of(
                                        "Sort by createdAt, startsAt or title, with a minus before it"
                                                + " to turn it round.",
                                        "Ordnen Sie nach createdAt, startsAt oder title, mit einem"
                                                + " Minus davor umgekehrt."));
            };
        }

        void beginAfter(WebinarSearch search, Cursor last) {
            String beyond = down ? "<" : ">";
            if (column.equals("id")) {
                search.and("id " + beyond + " ?", last.id(1));
                return;
            }
            Object place =
                    this == SOONEST || this == LATEST
                            ? last.instant(0).atOffset(ZoneOffset.UTC)
                            : last.string(0);
            search.and("(%s, id) %s (?, '%s'::uuid)".formatted(column, beyond, last.id(1)), place);
        }

        String by() {
            String way = down ? " desc" : "";
            return column.equals("id") ? "id" + way : column + way + ", id" + way;
        }
    }
}
