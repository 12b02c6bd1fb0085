package dev.lectern;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lectern.kit.db.EmbeddedPostgres;
import dev.lectern.kit.db.UnusableDatabase;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of a database at the start, by a real server that is right, wrong or late. */
class FirstConnectionTest {
    @TempDir static Path data;
    private static EmbeddedPostgres server;

    @BeforeAll
    static void there_is_a_server() throws IOException {
        server = EmbeddedPostgres.startIn(data);
    }

    @AfterAll
    static void it_goes() throws IOException {
        server.close();
    }

    @Test
    void one_that_can_be_used_is_no_matter() {
        assertThatCode(() -> asked(server.port(), server.password(), "postgres"))
                .doesNotThrowAnyException();
    }

    @Test
    void a_wrong_password_is_said_at_once() {
        assertThatThrownBy(() -> asked(server.port(), "guess", "postgres"))
                .isInstanceOf(UnusableDatabase.class)
                .hasMessageContaining("does not let us in")
                .hasMessageContaining("LECTERN_DATABASE_PASSWORD");
    }

    @Test
    void so_is_a_database_that_nobody_made() {
        assertThatThrownBy(() -> asked(server.port(), server.password(), "talks"))
                .isInstanceOf(UnusableDatabase.class)
                .hasMessageContaining("there is no database 127.0.0.1:%d/talks", server.port());
    }

    @Test
    void where_nobody_answers_the_address_is_named_and_the_reason() throws IOException {
        int free = freePort();

        assertThatThrownBy(() -> connection(free, "secret", "talks").make(Duration.ZERO))
                .isInstanceOf(UnusableDatabase.class)
                .hasMessage(
                        "No database answers at 127.0.0.1:%d/talks (Connection refused)."
                                + " Start it, or mend LECTERN_DATABASE_URL.",
                        free);
    }

    @Test
    void one_that_comes_late_is_waited_for(@TempDir Path later) throws Exception {
        EmbeddedPostgres late = EmbeddedPostgres.startIn(later);
        int port = late.port();
        String password = late.password();
        late.close();

        CompletableFuture<Void> asked =
                CompletableFuture.runAsync(
                        () -> connection(port, password, "postgres").make(Duration.ofMinutes(2)));
        try (EmbeddedPostgres there = EmbeddedPostgres.startIn(later)) {
            assertThatCode(() -> asked.get(2, TimeUnit.MINUTES)).doesNotThrowAnyException();
        }
    }

    private static void asked(int port, String password, String name) {
        connection(port, password, name).make(Duration.ofMinutes(1));
    }

    private static FirstConnection connection(int port, String password, String name) {
        String url = "postgresql://127.0.0.1:" + port + "/" + name;
        return new FirstConnection(
                new ExternalDatabase(url, Optional.of("postgres"), Optional.of(password)));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
