package dev.lectern.registration.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a person's calendar.
 *
 * @param uid the same for the whole life of the entry, wherever the installation moves meanwhile; a
 *     later file with a higher sequence replaces an earlier one
 * @param rule the series' rule as text (RFC 5545), with which the dates agree; absent for single
 *     dates
 * @param length how long a date is unless it says otherwise
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
        Duration length,
        List<Date> dates,
        @Nullable Party host,
        @Nullable Party guest) {

    public CalendarEntry {
        dates = List.copyOf(dates);
    }

    /** Whether none of its dates takes place. */
    public boolean off() {
        return dates.stream().allMatch(Date::cancelled);
    }

    /**
     * One date of the entry: where the rule puts it, where it really is, whether it takes place.
     */
    public record Date(Instant planned, Instant startsAt, Instant endsAt, boolean cancelled) {
        /** Elsewhere, or longer or shorter, than the series has it. */
        boolean moved(Duration usual) {
            return !planned.equals(startsAt) || !Duration.between(startsAt, endsAt).equals(usual);
        }
    }

    /** Somebody with an address. */
    public record Party(String name, String address) {}
}
