package dev.lectern.workspace.oidc;

import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A real Keycloak, unpacked by Maven from its distribution, with the realm "staff". */
public class Keycloak implements QuarkusTestResourceLifecycleManager {
    private Process server;

    @Override
    public Map<String, String> start() {
        try {
            Path home = home();
            int port = freePort();
            importRealm(home);
            server = launch(home, port);
            String issuer = "http://localhost:" + port + "/realms/staff";
            await().atMost(Duration.ofMinutes(4))
                    .pollInterval(Duration.ofSeconds(1))
                    .ignoreExceptions()
                    .until(() -> answers(issuer));
            return Map.of(
                    "lectern.oidc.url", issuer,
                    "lectern.oidc.client-id", "lectern",
                    "lectern.oidc.client-secret", "the-secret-of-lectern");
        } catch (IOException e) {
            throw new UncheckedIOException("Keycloak did not start", e);
        }
    }

    private static Path home() throws IOException {
        try (var found = Files.newDirectoryStream(Path.of("target/keycloak"), "keycloak-*")) {
            return found.iterator().next().toAbsolutePath();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void importRealm(Path home) throws IOException {
        Path folder = Files.createDirectories(home.resolve("data/import"));
        try (InputStream realm = Keycloak.class.getResourceAsStream("/staff-realm.json")) {
            Files.write(folder.resolve("staff-realm.json"), realm.readAllBytes());
        }
    }

    private static Process launch(Path home, int port) throws IOException {
        ProcessBuilder command =
                new ProcessBuilder(
                                "sh",
                                home.resolve("bin/kc.sh").toString(),
                                "start-dev",
                                "--import-realm",
                                "--http-host=127.0.0.1",
                                "--http-port=" + port)
                        .redirectErrorStream(true)
                        .redirectOutput(Path.of("target/keycloak.log").toFile());
        command.environment().put("JAVA_OPTS_APPEND", "-Xmx512m -XX:TieredStopAtLevel=1");
        return command.start();
    }

    private static boolean answers(String issuer) throws IOException {
        URI address = URI.create(issuer + "/.well-known/openid-configuration");
        var connection = (HttpURLConnection) address.toURL().openConnection();
        return connection.getResponseCode() == 200;
    }

    @Override
    public void stop() {
        if (server == null) {
            return;
        }
        server.descendants().forEach(ProcessHandle::destroy);
        server.destroy();
        try {
            server.waitFor(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
