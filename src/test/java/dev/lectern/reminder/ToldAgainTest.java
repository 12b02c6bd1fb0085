package dev.lectern.reminder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lectern.world.Database;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens again is told again, to those in the audience and to those on stage. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class ToldAgainTest {
    private static final String ALL = "carol@example.com";
    private static final String ONE = "dave@example.com";
    private static final String STAGE = "bob@example.com";
    private static final List<String> EVERYBODY = List.of(ALL, ONE, STAGE);
    private static final String DATE_OFF = "One date is cancelled: Growing roses";
    private static final String OFF = "Cancelled: Growing roses";

    @Inject World world;

    private Person alice;
    private Talks talks;
    private UUID webinar;
    private String firstDay;

    @BeforeEach
    void people_come_to_all_dates_to_the_first_one_and_onto_the_stage() {
        alice = world.alice();
        talks = new Talks(alice);
        Instant start = Instant.now().plus(Duration.ofDays(3));
        webinar = talks.publish(start, new JsonObject().put("recurrence", "FREQ=DAILY;COUNT=4"));
        JsonPath made = alice.api().get("/api/v1/webinars/" + webinar).jsonPath();
        firstDay =
                Instant.parse(made.getString("occurrences[0].startsAt"))
                        .atZone(ZoneId.of("Europe/Berlin"))
                        .toLocalDate()
                        .toString();
        talks.register(webinar, "Carol", ALL);
        talks.register(
                webinar,
                new JsonObject()
                        .put("name", "Dave")
                        .put("email", ONE)
                        .put("occurrence", made.getString("occurrences[0].id")));
        talks.ask(webinar, "Bob", STAGE);
        arrived(1);
    }

    @Test
    void a_date_that_is_off_once_more_is_told_once_more() {
        except(firstDay);
        arrived(2);
        except();
        arrived(3);

        except(firstDay);

        arrived(4);
        for (String somebody : EVERYBODY) {
            assertThat(talks.mails(DATE_OFF, somebody)).as(somebody).hasSize(2);
        }
    }

    @Test
    void a_webinar_that_is_cancelled_after_a_date_was_off_and_came_back_is_told() {
        except(firstDay);
        arrived(2);
        except();
        arrived(3);

        alice.api().post("/api/v1/webinars/" + webinar + "/cancel").then().statusCode(200);

        arrived(4);
        for (String somebody : EVERYBODY) {
            assertThat(Talks.calendar(talks.mail(OFF, somebody)))
                    .as(somebody)
                    .contains("METHOD:CANCEL");
        }
    }

    @Test
    void several_dates_that_are_called_off_at_once_are_one_mail_to_the_stage() {
        talks.change(webinar, new JsonObject().put("recurrence", "FREQ=DAILY;COUNT=2"));
        arrived(ALL, 2);

        alice.api().post("/api/v1/webinars/" + webinar + "/cancel").then().statusCode(200);

        arrived(ALL, 3);
        arrived(STAGE, 3);
        assertThat(talks.mails(OFF, STAGE)).hasSize(1);
    }

    private void except(String... days) {
        talks.change(webinar, new JsonObject().put("exceptions", JsonArray.of((Object[]) days)));
    }

    private void arrived(int mails) {
        EVERYBODY.forEach(one -> arrived(one, mails));
    }

    private void arrived(String address, int mails) {
        await().atMost(Duration.ofSeconds(20)).until(() -> talks.mailsTo(address) == mails);
    }
}
