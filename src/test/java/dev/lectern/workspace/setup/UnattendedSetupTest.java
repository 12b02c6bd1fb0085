package dev.lectern.workspace.setup;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.lectern.account.Accounts;
import dev.lectern.world.Database;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(UnattendedSetupTest.Settings.class)
class UnattendedSetupTest {
    private static final String KEY = "a-key-that-a-script-chose_0123";

    @Inject UnattendedSetup setup;
    @Inject Accounts accounts;
    @Inject Founding founding;
    @Inject Pool database;

    public static class Settings implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "lectern.setup.email", "Owner@Example.org",
                    "lectern.setup.password", "short",
                    "lectern.setup.api-key", KEY);
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(Database.class));
        }

        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }
    }

    @Test
    void an_empty_installation_has_an_owner_a_workspace_and_the_key_as_given() throws Throwable {
        given().header("Authorization", "Bearer " + KEY)
                .get("/api/v1/me")
                .then()
                .statusCode(200)
                .body("workspace.name", equalTo("My workspace"))
                .body("role", equalTo("admin"));

        given().header("Authorization", "Bearer " + KEY)
                .get("/api/v1/audit")
                .then()
                .body("items.action", equalTo(List.of("key.made", "workspace.founded")))
                .body("items[0].subject", equalTo("Set-up"))
                .body("items[1].actor", equalTo("owner@example.org"));

        setup.onStart(new StartupEvent());

        assertThat(count("account where email = 'owner@example.org'")).isOne();
        assertThat(count("workspace")).isOne();
        assertThat(count("member where role = 'OWNER'")).isOne();
        assertThat(count("api_key")).isOne();
    }

    @Test
    void of_two_nodes_that_start_at_once_one_sets_up_and_the_other_starts_too() throws Exception {
        database.query("truncate account, workspace, audit_entry cascade").executeAndAwait();
        SqlConnection third = database.getConnectionAndAwait();
        third.query("select pg_advisory_lock(" + Founding.LOCK + ")").executeAndAwait();

        List<CompletableFuture<Void>> nodes = List.of(start(), start());
        await().until(() -> waiting() == 2);
        assertThat(nodes).noneMatch(CompletableFuture::isDone);
        third.query("select pg_advisory_unlock(" + Founding.LOCK + ")").executeAndAwait();
        third.closeAndAwait();
        for (CompletableFuture<Void> node : nodes) {
            node.get(30, TimeUnit.SECONDS);
        }

        assertThat(count("account")).isOne();
        assertThat(count("workspace")).isOne();
        assertThat(count("api_key")).isOne();
    }

    /** As a node does, in a thread of its own. */
    private CompletableFuture<Void> start() {
        var started = new CompletableFuture<Void>();
        new Thread(
                        () -> {
                            try {
                                setup.onStart(new StartupEvent());
                                started.complete(null);
                            } catch (Throwable failed) {
                                started.completeExceptionally(failed);
                            }
                        })
                .start();
        return started;
    }

    private long waiting() {
        return count("pg_locks where locktype = 'advisory' and not granted");
    }

    @Test
    void settings_left_over_after_the_set_up_are_ignored_whatever_they_say() throws Throwable {
        new UnattendedSetup(config("a@b.org", null, "too short"), accounts, founding)
                .onStart(new StartupEvent());

        assertThat(count("workspace")).isOne();
    }

    @Test
    void settings_that_cannot_work_stop_the_start_with_a_sentence() {
        assertThatThrownBy(() -> config("a@b.org", null, null).check())
                .hasMessageContaining("LECTERN_SETUP_PASSWORD");
        assertThatThrownBy(() -> config("nobody", "word", null).check())
                .hasMessageContaining("LECTERN_SETUP_EMAIL");
        assertThatThrownBy(() -> config("a@b.org", "word", "too short").check())
                .hasMessageContaining("24 to 200");
    }

    private long count(String what) {
        return database.query("select count(*) from " + what)
                .executeAndAwait()
                .iterator()
                .next()
                .getLong(0);
    }

    private static SetupConfig config(String email, String password, String key) {
        return new SetupConfig() {
            @Override
            public Optional<String> email() {
                return Optional.ofNullable(email);
            }

            @Override
            public Optional<String> password() {
                return Optional.ofNullable(password);
            }

            @Override
            public Optional<String> apiKey() {
                return Optional.ofNullable(key);
            }

            @Override
            public String workspace() {
                return "unused";
            }
        };
    }
}
