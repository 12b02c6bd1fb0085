package dev.lectern.reminder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lectern.world.Database;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** "We are live" keeps its distance from the reminder before it, and goes all the same. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class LiveQuietTest {
    private static final String REMINDER = "in 15 minutes: Growing roses";
    private static final String LIVE = "We are live: Growing roses";

    @Inject World world;
    @Inject Pool database;

    @Test
    void who_was_reminded_hears_that_it_is_live_after_a_quiet_time_unless_they_came() {
        Person alice = world.alice();
        Talks talks = new Talks(alice);
        Instant start = Instant.now().plus(Duration.ofMinutes(15)).plusSeconds(6);
        UUID webinar =
                talks.publish(start, new JsonObject().put("reminders", new JsonArray().add(15)));
        String carol = talks.register(webinar, "Carol", "carol@example.com");
        String dave = talks.register(webinar, "Dave", "dave@example.com");
        talks.mail(REMINDER, "carol@example.com");
        talks.mail(REMINDER, "dave@example.com");
        alice.api().post("/api/v1/webinars/" + webinar + "/start").then().statusCode(200);
        cameAndWent(webinar, dave);

        assertThat(talks.mails(LIVE, "carol@example.com")).isEmpty();
        assertThat(toldAgainAt(webinar)).isBetween(start, start.plus(Duration.ofMinutes(10)));
        pass(Duration.ofMinutes(21), carol, dave);
        lookAgain(webinar);

        talks.mail(LIVE, "carol@example.com");
        toldAll(webinar);
        assertThat(talks.mails(LIVE, "carol@example.com")).hasSize(1);
        assertThat(talks.mails(LIVE, "dave@example.com")).isEmpty();
    }

    @Test
    void who_was_mailed_later_than_others_is_told_when_their_own_quiet_is_over() {
        Person alice = world.alice();
        Talks talks = new Talks(alice);
        UUID webinar =
                talks.publish(
                        Instant.now().plus(Duration.ofMinutes(15)),
                        new JsonObject().put("reminders", new JsonArray()));
        String carol = talks.register(webinar, "Carol", "carol@example.com");
        String dave = talks.register(webinar, "Dave", "dave@example.com");
        alice.api().post("/api/v1/webinars/" + webinar + "/start").then().statusCode(200);
        toldAgainAt(webinar);
        pass(Duration.ofMinutes(21), carol);
        pass(Duration.ofMinutes(18), dave);
        lookAgain(webinar);
        talks.mail(LIVE, "carol@example.com");
        assertThat(toldAgainAt(webinar)).isBefore(Instant.now().plus(Duration.ofMinutes(3)));
        assertThat(talks.mails(LIVE, "dave@example.com")).isEmpty();

        pass(Duration.ofMinutes(3), carol, dave);
        lookAgain(webinar);

        talks.mail(LIVE, "dave@example.com");
        toldAll(webinar);
        assertThat(talks.mails(LIVE, "carol@example.com")).hasSize(1);
        assertThat(talks.mails(LIVE, "dave@example.com")).hasSize(1);
    }

    @Test
    void who_registers_while_it_is_live_has_the_link_and_is_not_told_that_it_is_live() {
        Person alice = world.alice();
        Talks talks = new Talks(alice);
        UUID webinar = talks.publish();
        String carol = talks.register(webinar, "Carol", "carol@example.com");
        alice.api().post("/api/v1/webinars/" + webinar + "/start").then().statusCode(200);
        toldAgainAt(webinar);
        talks.register(webinar, "Dave", "dave@example.com");
        talks.mail("Your place: Growing roses", "dave@example.com");
        pass(Duration.ofMinutes(21), carol);
        lookAgain(webinar);

        talks.mail(LIVE, "carol@example.com");
        toldAll(webinar);
        assertThat(talks.mails(LIVE, "dave@example.com")).isEmpty();
    }

    @Test
    void mail_about_another_webinar_of_the_house_keeps_somebody_quiet_too() {
        Person alice = world.alice();
        Talks talks = new Talks(alice);
        UUID webinar = talks.publish();
        String carol = talks.register(webinar, "Carol", "carol@example.com");
        pass(Duration.ofMinutes(21), carol);
        UUID another = talks.publish();
        String again = talks.register(another, "Carol", "carol@example.com");
        await().atMost(Duration.ofSeconds(20)).until(() -> talks.mailsTo("carol@example.com") == 2);

        alice.api().post("/api/v1/webinars/" + webinar + "/start").then().statusCode(200);
        assertThat(toldAgainAt(webinar)).isAfter(Instant.now().plus(Duration.ofMinutes(15)));
        assertThat(talks.mails(LIVE, "carol@example.com")).isEmpty();
        pass(Duration.ofMinutes(21), again);
        lookAgain(webinar);

        talks.mail(LIVE, "carol@example.com");
    }

    @Test
    void mail_about_another_webinar_after_the_start_only_puts_off_that_it_is_live() {
        Person alice = world.alice();
        Talks talks = new Talks(alice);
        UUID webinar = talks.publish();
        String carol = talks.register(webinar, "Carol", "carol@example.com");
        alice.api().post("/api/v1/webinars/" + webinar + "/start").then().statusCode(200);
        toldAgainAt(webinar);
        UUID another = talks.publish();
        String again = talks.register(another, "Carol", "carol@example.com");
        await().atMost(Duration.ofSeconds(20)).until(() -> talks.mailsTo("carol@example.com") == 2);
        pass(Duration.ofMinutes(21), carol);
        lookAgain(webinar);
        assertThat(toldAgainAt(webinar)).isAfter(Instant.now().plus(Duration.ofMinutes(15)));
        assertThat(talks.mails(LIVE, "carol@example.com")).isEmpty();

        pass(Duration.ofMinutes(21), again);
        lookAgain(webinar);

        talks.mail(LIVE, "carol@example.com");
        toldAll(webinar);
    }

    @Test
    void who_hears_of_it_after_the_start_is_not_told_however_long_others_are_kept_quiet() {
        Person alice = world.alice();
        Talks talks = new Talks(alice);
        UUID webinar = talks.publish();
        String carol = talks.register(webinar, "Carol", "carol@example.com");
        String dave = talks.register(webinar, "Dave", "dave@example.com");
        alice.api().post("/api/v1/webinars/" + webinar + "/start").then().statusCode(200);
        toldAgainAt(webinar);
        database.preparedQuery(
                        "update occurrence set started_at = now() - interval '28 minutes'"
                                + " where webinar_id = $1")
                .executeAndAwait(Tuple.of(webinar));
        database.preparedQuery(
                        "update registration set created_at = now() - interval '1 hour'"
                                + " where webinar_id = $1")
                .executeAndAwait(Tuple.of(webinar));
        pass(Duration.ofMinutes(27), carol);
        pass(Duration.ofMinutes(29), dave);
        lookAgain(webinar);

        talks.mail(LIVE, "dave@example.com");
        toldAll(webinar);
        assertThat(talks.mails(LIVE, "carol@example.com")).isEmpty();
    }

    @Test
    void a_mail_that_waited_long_for_the_mail_server_keeps_quiet_from_when_it_went() {
        Person alice = world.alice();
        Talks talks = new Talks(alice);
        UUID webinar = talks.publish();
        String carol = talks.register(webinar, "Carol", "carol@example.com");
        pass(Duration.ofMinutes(21), carol);
        UUID another = talks.publish();
        String again = talks.register(another, "Carol", "carol@example.com");
        await().atMost(Duration.ofSeconds(20)).until(() -> talks.mailsTo("carol@example.com") == 2);
        database.preparedQuery(
                        "update mail set created_at = created_at - interval '21 minutes'"
                                + " where reference = $1")
                .executeAndAwait(Tuple.of("registration:" + again));

        alice.api().post("/api/v1/webinars/" + webinar + "/start").then().statusCode(200);

        assertThat(toldAgainAt(webinar)).isAfter(Instant.now().plus(Duration.ofMinutes(15)));
        assertThat(talks.mails(LIVE, "carol@example.com")).isEmpty();
    }

    private void cameAndWent(UUID webinar, String registration) {
        database.preparedQuery(
                        """
                        insert into attendance_visit (occurrence_id, page, identity, registration_id,
                            role, came_at, seen_at, went_at)
                        select id, 'p', $2, $2::text::uuid, 'ATTENDEE', now(), now(), now()
                        from occurrence where webinar_id = $1
                        """)
                .executeAndAwait(Tuple.of(webinar, registration));
    }

    private Instant toldAgainAt(UUID webinar) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> looks(webinar).anyMatch(due -> due.isAfter(Instant.now())));
        return looks(webinar).findFirst().orElseThrow();
    }

    private void toldAll(UUID webinar) {
        await().atMost(Duration.ofSeconds(20)).until(() -> looks(webinar).findAny().isEmpty());
    }

    private Stream<Instant> looks(UUID webinar) {
        return StreamSupport.stream(
                        database.preparedQuery(
                                        "select due_at from work where payload ->> 'webinar' = $1"
                                                + " and payload ->> 'mail' = 'live'")
                                .executeAndAwait(Tuple.of(webinar.toString()))
                                .spliterator(),
                        false)
                .map(row -> row.getOffsetDateTime(0).toInstant());
    }

    private void pass(Duration time, String... registrations) {
        for (String one : registrations) {
            await().atMost(Duration.ofSeconds(20)).until(() -> waiting(one) == 0);
            database.preparedQuery(
                            """
                            update mail
                            set created_at = created_at - $2::float8 * interval '1 second',
                                sent_at = sent_at - $2::float8 * interval '1 second'
                            where reference = $1
                            """)
                    .executeAndAwait(Tuple.of("registration:" + one, (double) time.toSeconds()));
        }
    }

    private long waiting(String registration) {
        return database.preparedQuery(
                        "select count(*) from mail where reference = $1 and state = 'queued'")
                .executeAndAwait(Tuple.of("registration:" + registration))
                .iterator()
                .next()
                .getLong(0);
    }

    private void lookAgain(UUID webinar) {
        database.preparedQuery(
                        "update work set due_at = now() where payload ->> 'webinar' = $1"
                                + " and payload ->> 'mail' = 'live'")
                .executeAndAwait(Tuple.of(webinar.toString()));
    }
}
