package dev.lectern.registration.calendar;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The addresses at which calendars in the browser take a new entry. */
public record CalendarLinks(String google, String outlook) {
    private static final DateTimeFormatter COMPACT =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    public static CalendarLinks to(
            String title, String details, String address, Instant startsAt, Instant endsAt) {
        String google =
                "https://calendar.google.com/calendar/render?action=TEMPLATE&text="
                        + coded(title)
                        + "&dates="
                        + COMPACT.format(startsAt)
                        + "/"
                        + COMPACT.format(endsAt)
                        + "&details="
                        + coded(details)
                        + "&location="
                        + coded(address);
        String outlook =
                "https://outlook.live.com/calendar/0/deeplink/compose?rru=addevent&subject="
                        + coded(title)
                        + "&startdt="
                        + coded(startsAt.toString())
                        + "&enddt="
                        + coded(endsAt.toString())
                        + "&body="
                        + coded(details)
                        + "&location="
                        + coded(address);
        return new CalendarLinks(google, outlook);
    }

    private static String coded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
