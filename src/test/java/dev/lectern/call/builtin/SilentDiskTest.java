package dev.lectern.call.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import dev.lectern.call.Tape;
import dev.lectern.call.builtin.home.Homes;
import dev.lectern.world.Database;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What programs can do about a recording while its disk does not answer. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class SilentDiskTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject World world;
    @Inject Shelf shelf;
    @Inject DiskWork work;
    @Inject Homes homes;
    @Inject Clock clock;

    @ConfigProperty(name = "lectern.data", defaultValue = "lectern-data")
    String data;

    private final CountDownLatch disk = new CountDownLatch(1);
    private Person alice;
    private String webinar;
    private UUID occurrence;

    @BeforeEach
    void a_webinar_is_live_and_the_disk_hangs() {
        alice = world.alice();
        JsonObject talk =
                new JsonObject()
                        .put("title", "Kept")
                        .put("startsAt", clock.instant().plus(Duration.ofDays(1)).toString())
                        .put("timezone", "Europe/Berlin")
                        .put("durationMinutes", 60)
                        .put("policy", new JsonObject().put("recording", "manual"))
                        .put("publish", true);
        webinar =
                "/api/v1/webinars/"
                        + alice.api().body(talk.encode()).post("/api/v1/webinars").path("id");
        alice.api().post(webinar + "/start").then().statusCode(200);
        occurrence = UUID.fromString(alice.api().get(webinar).path("occurrences[0].id"));
        QuarkusMock.installMockForInstance(new DiskWork(Duration.ofMillis(20)), work);
        QuarkusMock.installMockForInstance(silent(), shelf);
    }

    @AfterEach
    void the_disk_answers() {
        disk.countDown();
        alice.api().post(webinar + "/stop").then().statusCode(200);
    }

    @Test
    void a_recording_that_waits_for_it_is_called_off() {
        alice.api()
                .post(webinar + "/recordings/start")
                .then()
                .statusCode(409)
                .body("detail", containsString("begins as soon as it does"));
        Awaitility.await().atMost(SOON).until(() -> noted() == Tape.RUNNING);

        alice.api()
                .post(webinar + "/recordings/stop")
                .then()
                .statusCode(409)
                .body("detail", containsString("It is done"));

        assertThat(noted()).isEqualTo(Tape.STOPPED);
        alice.api()
                .get("/api/v1/audit")
                .then()
                .statusCode(200)
                .body(containsString("recording.stopped"));
    }

    private Tape noted() {
        return homes.find(occurrence).await().atMost(SOON).orElseThrow().tape();
    }

    private Shelf silent() {
        return new Shelf(Optional.empty(), data, clock, homes) {
            @Override
            Path place(String name, Instant now) {
                waitForTheDisk();
                return super.place(name, now);
            }

            @Override
            List<Path> folders(String name) {
                waitForTheDisk();
                return super.folders(name);
            }
        };
    }

    private void waitForTheDisk() {
        try {
            disk.await();
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }
}
