package dev.lectern.kit.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {
    @TempDir static Path made;
    @TempDir Path data;

    /** Unpacking and founding take seconds; what is not about them begins with a copy. */
    @BeforeAll
    static void there_is_a_server_that_was_stopped() throws Exception {
        EmbeddedPostgres.startIn(made).close();
    }

    @BeforeEach
    void everybody_has_a_copy() throws Exception {
        Process copy = new ProcessBuilder("cp", "-a", made + "/.", data.toString()).start();
        assertThat(copy.waitFor()).isZero();
    }

    @Test
    void what_is_committed_is_on_the_disk() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.startIn(data);
                Connection connection = connect(server)) {
            assertThat(read(connection, "show fsync")).isEqualTo("on");
            assertThat(read(connection, "show synchronous_commit")).isEqualTo("on");
            assertThat(read(connection, "show full_page_writes")).isEqualTo("on");
            assertThat(read(connection, "show listen_addresses")).isEqualTo("127.0.0.1");
        }
    }

    @Test
    void nobody_else_on_the_machine_gets_at_its_files_or_programs() throws Exception {
        Path folder = data.resolve("new");

        EmbeddedPostgres.startIn(folder).close();

        assertThat(rights(folder)).isEqualTo("rwx------");
        assertThat(rights(folder.resolve("postgres"))).isEqualTo("rwx------");
        assertThat(rights(folder.resolve("postgres-bin"))).isEqualTo("rwxr-xr-x");
        assertThat(rights(folder.resolve("postgres-password"))).isEqualTo("rw-------");
    }

    private static String rights(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void it_asks_for_its_password_and_comes_back_on_its_port() throws Exception {
        int port;
        try (EmbeddedPostgres server = EmbeddedPostgres.startIn(data)) {
            port = server.port();
            assertThatThrownBy(() -> DriverManager.getConnection(url(port), "postgres", "guess"))
                    .isInstanceOf(SQLException.class);
        }

        try (EmbeddedPostgres server = EmbeddedPostgres.startIn(data);
                Connection connection = connect(server)) {
            assertThat(server.port()).isEqualTo(port);
            assertThat(read(connection, "select 'there'")).isEqualTo("there");
        }
    }

    @Test
    void a_killed_process_loses_nothing_and_leaves_nothing_running() throws Exception {
        Process killed = anotherProcess();
        long orphan = Long.parseLong(Files.readAllLines(pidFile()).get(0).strip());
        killed.destroyForcibly().waitFor();
        assertThat(ProcessHandle.of(orphan)).isPresent();

        try (EmbeddedPostgres server = EmbeddedPostgres.startIn(data);
                Connection connection = connect(server)) {
            assertThat(read(connection, "select word from kept")).isEqualTo("acknowledged");
        }
        assertThat(ProcessHandle.of(orphan)).isEmpty();
    }

    @Test
    void a_server_that_dies_is_started_again_on_its_port() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.startIn(data)) {
            long pid = Long.parseLong(Files.readAllLines(pidFile()).get(0).strip());
            try (Connection connection = connect(server)) {
                connection.createStatement().execute("create table kept as select 'yes' as word");
            }

            ProcessHandle.of(pid).orElseThrow().destroyForcibly();

            await().atMost(Duration.ofSeconds(30))
                    .ignoreExceptionsInstanceOf(SQLException.class)
                    .untilAsserted(
                            () -> {
                                try (Connection connection = connect(server)) {
                                    assertThat(read(connection, "select word from kept"))
                                            .isEqualTo("yes");
                                }
                            });
            assertThat(Files.readAllLines(pidFile()).get(0).strip())
                    .isNotEqualTo(Long.toString(pid));
        }
    }

    @Test
    void a_server_taken_for_dead_goes_on_and_is_stopped_at_the_end() throws Exception {
        long pid;
        try (EmbeddedPostgres server = EmbeddedPostgres.startIn(data)) {
            pid = Long.parseLong(Files.readAllLines(pidFile()).get(0).strip());

            server.revive();

            assertThat(Files.readAllLines(pidFile()).get(0).strip()).isEqualTo(Long.toString(pid));
            try (Connection connection = connect(server)) {
                assertThat(read(connection, "select 'yes'")).isEqualTo("yes");
            }
        }
        assertThat(ProcessHandle.of(pid)).isEmpty();
    }

    @Test
    void a_stale_pid_of_something_else_does_not_matter() throws Exception {
        Files.writeString(pidFile(), ProcessHandle.current().pid() + "\n");

        try (EmbeddedPostgres server = EmbeddedPostgres.startIn(data)) {
            assertThat(server.port()).isPositive();
        }
    }

    @Test
    void a_first_start_that_was_interrupted_begins_anew_and_deletes_nothing() throws Exception {
        Process killed = anotherProcess();
        long left = Long.parseLong(Files.readAllLines(pidFile()).get(0).strip());
        killed.destroyForcibly().waitFor();
        Files.delete(pidFile());
        Files.delete(data.resolve("postgres/lectern-password-set"));
        Files.writeString(data.resolve("postgres-password.new"), "half of i");

        try (EmbeddedPostgres server = EmbeddedPostgres.startIn(data);
                Connection connection = connect(server)) {
            assertThat(read(connection, "select 'there'")).isEqualTo("there");
        }
        assertThat(ProcessHandle.of(left)).isEmpty();
        assertThat(data.resolve("postgres-unfinished-1/PG_VERSION")).exists();
    }

    @Test
    void a_torn_port_is_chosen_anew() throws Exception {
        Files.writeString(data.resolve("postgres-port"), "");

        try (EmbeddedPostgres server = EmbeddedPostgres.startIn(data)) {
            assertThat(server.port()).isPositive();
        }
    }

    @Test
    void a_server_that_cannot_start_says_why() throws Exception {
        Files.delete(data.resolve("postgres/global/pg_control"));

        assertThatThrownBy(() -> EmbeddedPostgres.startIn(data, Duration.ofSeconds(2)))
                .isInstanceOf(UnusableDatabase.class)
                .hasMessageContaining("LECTERN_DATABASE_URL")
                .hasMessageContaining("pg_control");
    }

    @Test
    void a_directory_in_use_is_refused_with_a_way_out() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.startIn(data)) {
            assertThat(server.port()).isPositive();
            assertThatThrownBy(() -> EmbeddedPostgres.startIn(data))
                    .isInstanceOf(UnusableDatabase.class)
                    .hasMessageContaining("in use by another Lectern")
                    .hasMessageContaining("LECTERN_DATA");
        }
    }

    @Test
    void a_directory_that_cannot_be_written_is_refused_with_a_way_out() throws Exception {
        Path file = Files.createFile(data.resolve("file"));

        assertThatThrownBy(() -> EmbeddedPostgres.startIn(file))
                .isInstanceOf(UnusableDatabase.class)
                .hasMessageContaining("cannot be written")
                .hasMessageContaining("LECTERN_DATA");
    }

    /** Starts the server on our directory, commits a row, says so, and waits to be killed. */
    public static void main(String... args) throws Exception {
        EmbeddedPostgres server = EmbeddedPostgres.startIn(Path.of(args[0]));
        try (Connection connection = connect(server);
                var statement = connection.createStatement()) {
            statement.execute("create table kept (word text)");
            statement.execute("insert into kept values ('acknowledged')");
        }
        System.out.println("committed");
        TimeUnit.MINUTES.sleep(5);
    }

    private Process anotherProcess() throws IOException {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                EmbeddedPostgresTest.class.getName(),
                                data.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        var out = new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8);
        BufferedReader reader = new BufferedReader(out);
        String line = reader.readLine();
        while (line != null && !line.equals("committed")) {
            line = reader.readLine();
        }
        assertThat(line).isEqualTo("committed");
        return process;
    }

    private Path pidFile() {
        return data.resolve("postgres").resolve("postmaster.pid");
    }

    private static Connection connect(EmbeddedPostgres server) throws SQLException {
        return DriverManager.getConnection(url(server.port()), "postgres", server.password());
    }

    private static String url(int port) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    private static String read(Connection connection, String query) throws SQLException {
        try (ResultSet rows = connection.createStatement().executeQuery(query)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }
}
