package dev.lectern.registration.calendar;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a person's calendar.
 *
 * @param uid the same for the whole life of the entry; a later file with a higher sequence replaces
 *     an earlier one
 * @param rule the series' rule as text (RFC 5545), with which the dates agree; absent for single
 *     dates
 * @param host who invites; absent in a file that anybody may download
 * @param guest who is invited; absent likewise
 */
public record CalendarEntry(
        String uid,
        int sequence,
        Instant stamp,
        String title,
        String description,
        String address,
        ZoneId zone,
        @Nullable String rule,
        List<Date> dates,
        @Nullable Party host,
        @Nullable Party guest) {

    public CalendarEntry {
        dates = List.copyOf(dates);
    }

    /**
     * One date of the entry: where the rule puts it, where it really is, whether it takes place.
     */
    public record Date(Instant planned, Instant startsAt, Instant endsAt, boolean cancelled) {
        boolean moved(Date first) {
            return !planned.equals(startsAt)
                    || !java.time.Duration.between(startsAt, endsAt)
                            .equals(java.time.Duration.between(first.startsAt, first.endsAt));
        }
    }

    /** Somebody with an address. */
    public record Party(String name, String address) {}
}
