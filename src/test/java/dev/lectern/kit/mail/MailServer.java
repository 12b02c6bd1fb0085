package dev.lectern.kit.mail;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** Lets the application send through a {@link HostileSmtpServer}. */
public class MailServer implements QuarkusTestResourceLifecycleManager {
    static final String HOOK_SECRET = "bGVjdGVybi1tYWlsLWhvb2stc2VjcmV0";
    static HostileSmtpServer server;
    private String connections = "2";

    @Override
    public void init(Map<String, String> arguments) {
        connections = arguments.getOrDefault("connections", connections);
    }

    @Override
    public Map<String, String> start() {
        try {
            server = new HostileSmtpServer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.of(
                "lectern.mail.hook-secret",
                HOOK_SECRET,
                "lectern.smtp.url",
                "smtp://127.0.0.1:" + server.port(),
                "lectern.mail.per-recipient",
                "3",
                "lectern.mail.connections",
                connections,
                "lectern.url",
                "https://lectern.example");
    }

    @Override
    public void stop() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
