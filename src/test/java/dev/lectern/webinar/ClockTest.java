package dev.lectern.webinar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lectern.world.Database;
import dev.lectern.world.Mails;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
class ClockTest {
    @Inject World world;
    @Inject Clock clock;
    @Inject Pool database;

    @Test
    void what_starts_by_itself_is_live_soon_after_its_hour() {
        Person alice = world.alice();

        String id = published(alice, clock.instant().plusSeconds(2), true);

        await().atMost(Duration.ofSeconds(30)).until(() -> state(alice, id).equals("live"));
    }

    @Test
    void two_who_start_at_once_start_once() {
        Person alice = world.alice();
        String id = published(alice, clock.instant().plus(1, ChronoUnit.DAYS), false);

        List<CompletableFuture<Integer>> asked =
                IntStream.range(0, 4)
                        .mapToObj(
                                i ->
                                        CompletableFuture.supplyAsync(
                                                () ->
                                                        alice.api()
                                                                .post(
                                                                        "/api/v1/webinars/{id}/start",
                                                                        id)
                                                                .statusCode()))
                        .toList();
        List<Integer> answers = asked.stream().map(CompletableFuture::join).toList();

        assertThat(answers).containsOnlyOnce(200).contains(409);
        assertThat(state(alice, id)).isEqualTo("live");
    }

    @Test
    void what_nobody_began_is_given_up_and_its_room_goes() {
        Person alice = world.alice();
        String id = published(alice, clock.instant().plus(1, ChronoUnit.DAYS), false);

        due("webinar.miss", id);

        await().atMost(Duration.ofSeconds(30)).until(() -> state(alice, id).equals("missed"));
        assertThat(alice.api().get("/api/v1/webinars/{id}", id).<String>path("state"))
                .isEqualTo("finished");
    }

    @Test
    void an_empty_stage_past_the_end_ends_by_itself() {
        Person alice = world.alice();
        String id = published(alice, clock.instant().plus(1, ChronoUnit.DAYS), false);
        alice.api().post("/api/v1/webinars/{id}/start", id).then().statusCode(200);
        database.preparedQuery("update occurrence set empty_since = $1 where webinar_id = $2")
                .executeAndAwait(
                        Tuple.of(
                                clock.instant().minusSeconds(600).atOffset(ZoneOffset.UTC),
                                UUID.fromString(id)));

        due("webinar.overdue", id);

        await().atMost(Duration.ofSeconds(30)).until(() -> state(alice, id).equals("ended"));
    }

    @Test
    void who_wants_it_to_end_by_itself_when_it_is_overdue_already_is_heeded() {
        Person alice = world.alice();
        String id = published(alice, clock.instant().plus(1, ChronoUnit.DAYS), false);
        patch(alice, id, "{\"autoEnd\": false}");
        alice.api().post("/api/v1/webinars/{id}/start", id).then().statusCode(200);
        due("webinar.overdue", id);
        await().atMost(Duration.ofSeconds(30)).until(() -> looksAgain(id));
        assertThat(state(alice, id)).isEqualTo("live");

        patch(alice, id, "{\"autoEnd\": true}");
        database.preparedQuery("update occurrence set empty_since = $1 where webinar_id = $2")
                .executeAndAwait(
                        Tuple.of(
                                clock.instant().minusSeconds(600).atOffset(ZoneOffset.UTC),
                                UUID.fromString(id)));
        due("webinar.overdue", id);

        await().atMost(Duration.ofSeconds(30)).until(() -> state(alice, id).equals("ended"));
    }

    private static void patch(Person alice, String id, String change) {
        alice.api().body(change).patch("/api/v1/webinars/{id}", id).then().statusCode(200);
    }

    /** Within the next minutes, and not a day from now. */
    private boolean looksAgain(String id) {
        return database.preparedQuery(
                                "select 1 from work where kind = 'webinar.overdue'"
                                        + " and payload ->> 'webinar' = $1 and due_at > now()"
                                        + " and due_at < now() + interval '5 minutes'")
                        .executeAndAwait(Tuple.of(id))
                        .size()
                > 0;
    }

    @Test
    void a_late_host_is_reminded_once() {
        Person alice = world.alice();
        String id = published(alice, clock.instant().plus(1, ChronoUnit.DAYS), false);

        due("webinar.begin", id);

        await().atMost(Duration.ofSeconds(30)).until(() -> mails("late-host", id) == 1);
    }

    @Test
    void all_who_could_start_a_late_webinar_are_reminded_once_by_a_link_that_leads_there() {
        Person alice = world.alice();
        String id = published(alice, clock.instant().plus(1, ChronoUnit.DAYS), false);
        Person henry = world.host(alice);
        String dora = "dora-" + UUID.randomUUID() + "@example.org";
        String paul = "paul-" + UUID.randomUUID() + "@example.org";
        stands(alice, id, henry.email(), "host");
        stands(alice, id, dora, "cohost");
        stands(alice, id, paul, "panelist");

        due("webinar.begin", id);
        await().atMost(Duration.ofSeconds(30)).until(() -> mails("late-host", id) == 3);
        lateNow(id);

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> {
                            assertThat(late(alice, alice.email())).hasSize(1);
                            assertThat(late(alice, henry.email())).hasSize(1);
                            assertThat(late(alice, dora)).hasSize(1);
                        });
        assertThat(late(alice, paul)).isEmpty();
        assertThat(
                        alice.api()
                                .get("/api/v1/mailbox/" + late(alice, dora).get(0))
                                .<String>path("text"))
                .contains("/join/");
    }

    private static void stands(Person alice, String id, String email, String role) {
        alice.api()
                .body(new JsonObject().put("email", email).put("role", role).encode())
                .post("/api/v1/webinars/{id}/people", id)
                .then()
                .statusCode(201);
    }

    private void lateNow(String webinar) {
        database.preparedQuery(
                        "update work set due_at = now() where id in (select id from mail"
                                + " where letter = 'late-host' and about ->> 'webinar' = $1)")
                .executeAndAwait(Tuple.of(webinar));
    }

    private static List<String> late(Person reader, String address) {
        return reader.api()
                .get("/api/v1/mailbox?limit=100")
                .path(
                        "items.findAll { it.to == '"
                                + address
                                + "' && it.subject.contains('was to begin') }.id");
    }

    @Test
    void a_host_hears_that_it_began_by_itself_on_an_empty_stage() {
        Person alice = world.alice();
        String id = published(alice, clock.instant().plus(1, ChronoUnit.DAYS), true);
        due("webinar.begin", id);
        await().atMost(Duration.ofSeconds(30)).until(() -> mails("empty-stage", id) == 1);

        database.preparedQuery(
                        "update work set due_at = now() where id = (select id from mail"
                                + " where letter = 'empty-stage' and about ->> 'webinar' = $1)")
                .executeAndAwait(Tuple.of(id));

        assertThat(Mails.textTo(alice, alice.email())).contains("/webinars/" + id + "/studio");
    }

    private int mails(String letter, String id) {
        return database.preparedQuery(
                        "select count(*) from mail where letter = $1 and about ->> 'webinar' = $2")
                .executeAndAwait(Tuple.of(letter, id))
                .iterator()
                .next()
                .getInteger(0);
    }

    /** Brings work that waits for its hour forward to now. */
    private void due(String kind, String webinar) {
        int brought =
                database.preparedQuery(
                                "update work set due_at = now() where kind = $1 and payload ->>"
                                        + " 'webinar' = $2")
                        .executeAndAwait(Tuple.of(kind, webinar))
                        .rowCount();
        assertThat(brought).isPositive();
    }

    private String state(Person alice, String id) {
        return alice.api().get("/api/v1/webinars/{id}", id).path("occurrences[0].state");
    }

    private String published(Person alice, Instant start, boolean byClock) {
        return alice.makes(
                new JsonObject()
                        .put("title", "By the clock")
                        .put("startsAt", start.toString())
                        .put("durationMinutes", 60)
                        .put("autoStart", byClock)
                        .put("publish", true));
    }
}
