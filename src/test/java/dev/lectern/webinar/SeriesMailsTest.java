package dev.lectern.webinar;

import static dev.lectern.webinar.Wednesdays.at;
import static dev.lectern.webinar.Wednesdays.date;
import static dev.lectern.webinar.Wednesdays.patch;
import static dev.lectern.webinar.Wednesdays.register;
import static dev.lectern.webinar.Wednesdays.series;
import static dev.lectern.webinar.Wednesdays.wish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lectern.world.Database;
import dev.lectern.world.Mails;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who hears of a change of a series, and what stands in their calendar. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class SeriesMailsTest {
    @Inject World world;

    @Test
    void who_comes_to_all_hears_once_of_many_dates_and_who_comes_to_one_of_theirs() {
        Person alice = world.alice();
        String series = series(alice);
        register(alice, series, "carol@example.org", null);
        register(alice, series, "dave@example.org", date(alice, series, 2));
        register(alice, series, "erin@example.org", date(alice, series, 0));
        settled(alice, "carol@example.org", 1);
        settled(alice, "dave@example.org", 1);
        settled(alice, "erin@example.org", 1);

        patch(alice, series, date(alice, series, 1), "following", at("2030-10-30T12:00:00+01:00"))
                .statusCode(200);

        settled(alice, "carol@example.org", 2);
        settled(alice, "dave@example.org", 2);
        String calendar = newestCalendar(alice, "carol@example.org");
        assertThat(calendar)
                .contains("RRULE:FREQ=WEEKLY;COUNT=4")
                .contains("RECURRENCE-ID;TZID=Europe/Berlin:20301030T100000")
                .contains("DTSTART;TZID=Europe/Berlin:20301030T120000")
                .contains("RECURRENCE-ID;TZID=Europe/Berlin:20301113T100000");
        assertThat(Mails.countTo(alice, "carol@example.org")).isEqualTo(2);
        assertThat(Mails.countTo(alice, "erin@example.org")).isEqualTo(1);
    }

    @Test
    void a_date_called_off_leaves_the_calendar_and_the_series_stays_in_it() {
        Person alice = world.alice();
        String series = series(alice);
        register(alice, series, "carol@example.org", null);
        settled(alice, "carol@example.org", 1);

        alice.api()
                .post(
                        "/api/v1/webinars/{id}/cancel?occurrence={date}",
                        series,
                        date(alice, series, 1))
                .then()
                .statusCode(200);

        settled(alice, "carol@example.org", 2);
        assertThat(newestCalendar(alice, "carol@example.org"))
                .contains("METHOD:REQUEST")
                .contains("RRULE:FREQ=WEEKLY;COUNT=4")
                .contains("EXDATE;TZID=Europe/Berlin:20301030T100000")
                .doesNotContain("STATUS:CANCELLED");
    }

    @Test
    void a_day_that_is_excepted_stands_in_the_calendar_as_such() {
        Person alice = world.alice();
        String id =
                alice.api()
                        .body(
                                wish("2030-10-23T10:00:00+02:00")
                                        .put("exceptions", List.of("2030-11-06"))
                                        .encode())
                        .post("/api/v1/webinars")
                        .path("id");
        register(alice, id, "carol@example.org", null);
        settled(alice, "carol@example.org", 1);

        assertThat(newestCalendar(alice, "carol@example.org"))
                .contains("RRULE:FREQ=WEEKLY;COUNT=4")
                .contains("EXDATE;TZID=Europe/Berlin:20301106T100000");
    }

    @Test
    void a_cancelled_series_is_told_once() {
        Person alice = world.alice();
        String series = series(alice);
        register(alice, series, "carol@example.org", null);
        settled(alice, "carol@example.org", 1);

        alice.api().post("/api/v1/webinars/{id}/cancel", series).then().statusCode(200);

        settled(alice, "carol@example.org", 2);
        assertThat(newestCalendar(alice, "carol@example.org"))
                .contains("METHOD:CANCEL")
                .contains("RRULE:FREQ=WEEKLY;COUNT=4");
        assertThat(Mails.countTo(alice, "carol@example.org")).isEqualTo(2);
    }

    private static void settled(Person alice, String address, int mails) {
        await().atMost(Duration.ofSeconds(20)).until(() -> Mails.countTo(alice, address) == mails);
    }

    private static String newestCalendar(Person alice, String address) {
        String id =
                alice.api()
                        .get("/api/v1/mailbox")
                        .path("items.find { it.to == '" + address + "' }.id");
        String content = alice.api().get("/api/v1/mailbox/{id}", id).path("attachments[0].content");
        return new String(Base64.getDecoder().decode(content), StandardCharsets.UTF_8)
                .replace("\r\n ", "");
    }
}
