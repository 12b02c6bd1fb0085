package dev.lectern.webinar;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * When a webinar happens by what its host said: where the clock hangs, first when, how long, how
 * often.
 */
@Embeddable
class Schedule {
    @Column(nullable = false)
    private String timezone;

    @Column(name = "starts_at", nullable = false)
    private Instant startsAt;

    @Column(name = "duration_minutes", nullable = false)
    private int durationMinutes;

    private @Nullable String recurrence;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(nullable = false)
    private JsonObject exceptions;

    protected Schedule() {}

    /** Once, for an hour. */
    Schedule(Instant start) {
        this(ZoneId.of("UTC"), start, 60, Series.ONCE);
    }

    Schedule(ZoneId zone, Instant start, int minutes, Series series) {
        this.timezone = zone.getId();
        this.startsAt = start;
        this.durationMinutes = minutes;
        this.recurrence = series.rule();
        this.exceptions =
                Webinar.list(
                        new JsonArray(
                                series.exceptions().stream().map(LocalDate::toString).toList()));
    }

    /** The same by another clock. */
    Schedule in(ZoneId zone) {
        return new Schedule(zone, startsAt, durationMinutes, series());
    }

    ZoneId zone() {
        return ZoneId.of(timezone);
    }

    Instant startsAt() {
        return startsAt;
    }

    Duration length() {
        return Duration.ofMinutes(durationMinutes);
    }

    @Nullable String rule() {
        return recurrence;
    }

    /** Days that the rule leaves out. */
    List<LocalDate> exceptions() {
        return Webinar.items(exceptions).stream()
                .map(String.class::cast)
                .map(LocalDate::parse)
                .toList();
    }

    private Series series() {
        return new Series(recurrence, exceptions());
    }

    /** Every date it stands for. */
    List<Instant> dates() {
        return series().dates(startsAt, zone(), length());
    }
}
