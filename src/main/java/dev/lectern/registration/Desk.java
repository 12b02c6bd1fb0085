package dev.lectern.registration;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How many people of one webinar are in which state, counted while its row is locked; of those who
 * come to one date of a series, at which.
 */
final class Desk {
    final UUID webinar;
    private final Map<Status, Integer> counts = new EnumMap<>(Status.class);
    private final Map<UUID, Line> dates = new HashMap<>();
    private final Map<@Nullable UUID, Integer> lapsed = new HashMap<>();
    private long nextPlace;

    /** At one date, or among those who come to all. */
    record Line(int taken, int waiting) {
        static final Line NOBODY = new Line(0, 0);

        Line with(Status status, int more) {
            return new Line(
                    taken + (status.holdsSeat() ? more : 0),
                    waiting + (status == Status.WAITLISTED ? more : 0));
        }
    }

    Desk(UUID webinar, Map<Status, Integer> counts, JsonObject dates, long nextPlace) {
        this.webinar = webinar;
        this.counts.putAll(counts);
        this.nextPlace = nextPlace;
        for (String date : dates.fieldNames()) {
            JsonArray line = dates.getJsonArray(date);
            this.dates.put(UUID.fromString(date), new Line(line.getInteger(0), line.getInteger(1)));
        }
    }

    static Desk empty(UUID webinar) {
        return new Desk(webinar, Map.of(), new JsonObject(), 1);
    }

    int count(Status status) {
        return counts.getOrDefault(status, 0);
    }

    /** How many seats are kept for somebody. */
    int taken() {
        return count(Status.APPROVED) + count(Status.OFFERED);
    }

    int waiting() {
        return count(Status.WAITLISTED);
    }

    /** Those who come to this date alone. */
    Line at(UUID date) {
        return dates.getOrDefault(date, Line.NOBODY);
    }

    /** Those who come to all dates. */
    Line all() {
        int taken = dates.values().stream().mapToInt(Line::taken).sum();
        int waiting = dates.values().stream().mapToInt(Line::waiting).sum();
        return new Line(taken() - taken, waiting() - waiting);
    }

    /** So many of those who wait for a date, or for all, let an offer pass. */
    void lapsed(@Nullable UUID date, int people) {
        lapsed.merge(date, people, Integer::sum);
    }

    /** Those who wait for this date, or for all, and were not offered a seat yet. */
    int queued(@Nullable UUID date) {
        int waiting = (date == null ? all() : at(date)).waiting();
        return Math.max(0, waiting - lapsed.getOrDefault(date, 0));
    }

    /** Those who wait for anything and were not offered a seat yet. */
    int queued() {
        return Math.max(0, waiting() - lapsed.values().stream().mapToInt(each -> each).sum());
    }

    Set<UUID> dates() {
        return Set.copyOf(dates.keySet());
    }

    /** As it is kept. */
    JsonObject json() {
        JsonObject json = new JsonObject();
        dates.forEach(
                (date, line) ->
                        json.put(date.toString(), JsonArray.of(line.taken(), line.waiting())));
        return json;
    }

    long nextPlace() {
        return nextPlace;
    }

    long lastPlace() {
        return nextPlace++;
    }

    /** Keeps count of somebody who went from one state to another. */
    void moved(@Nullable UUID date, Status before, Status after) {
        left(date, before);
        came(date, after);
    }

    void left(@Nullable UUID date, Status before) {
        add(date, before, -1);
    }

    /** Keeps count of somebody new. */
    void came(@Nullable UUID date, Status first) {
        add(date, first, 1);
    }

    private void add(@Nullable UUID date, Status status, int more) {
        counts.merge(status, more, Integer::sum);
        if (date != null) {
            dates.put(date, at(date).with(status, more));
        }
    }
}
