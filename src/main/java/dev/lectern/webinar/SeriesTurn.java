package dev.lectern.webinar;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * From a place of the rule on, a series is at another hour or of another length.
 *
 * @param byTheWall on top of the turns before it
 * @param length absent: as long as before
 */
record SeriesTurn(Instant from, Duration byTheWall, @Nullable Duration length) {

    static SeriesTurn of(Instant from, SeriesShift shift) {
        return new SeriesTurn(from, shift.byTheWall(), shift.length());
    }

    static SeriesTurn read(JsonObject json) {
        Long minutes = json.getLong("minutes");
        return new SeriesTurn(
                Instant.parse(json.getString("from")),
                Duration.parse(json.getString("byTheWall")),
                minutes == null ? null : Duration.ofMinutes(minutes));
    }

    /** Whether anything is otherwise from there on. */
    boolean turns() {
        return !byTheWall.isZero() || length != null;
    }

    JsonObject json() {
        return new JsonObject()
                .put("from", from.toString())
                .put("byTheWall", byTheWall.toString())
                .put("minutes", length == null ? null : length.toMinutes());
    }

    /** The same when the whole series moves; a length said for all holds here too. */
    SeriesTurn along(SeriesShift shift) {
        return new SeriesTurn(shift.moved(from), byTheWall, shift.length() == null ? length : null);
    }

    PlannedDate turn(PlannedDate date, ZoneId zone) {
        if (date.slot().isBefore(from)) {
            return date;
        }
        var shift = new SeriesShift(byTheWall, zone, length);
        return new PlannedDate(
                date.slot(), shift.moved(date.start()), shift.length(date.length()), true);
    }
}
