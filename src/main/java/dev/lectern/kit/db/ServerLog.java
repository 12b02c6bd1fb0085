package dev.lectern.kit.db;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres.Builder;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the built-in server says: the last start in one file, and from then on a file a weekday,
 * each begun anew after a week.
 */
record ServerLog(Path folder) {
    Builder keptBy(Builder server) throws IOException {
        Files.createDirectories(folder);
        return server.setOutputRedirector(Redirect.to(start().toFile()))
                .setServerConfig("logging_collector", "on")
                .setServerConfig("log_directory", folder.toAbsolutePath().toString())
                .setServerConfig("log_filename", "postgres-%a.log")
                .setServerConfig("log_truncate_on_rotation", "on")
                .setServerConfig("log_rotation_age", "1d")
                .setServerConfig("log_rotation_size", "0")
                .setServerConfig("log_checkpoints", "off");
    }

    /** Why a start failed, or where the server went on to say it. */
    String ofLastStart() {
        try {
            return Files.exists(start()) ? Files.readString(start()) : "";
        } catch (IOException unreadable) {
            return start() + " cannot be read: " + unreadable.getMessage();
        }
    }

    private Path start() {
        return folder.resolve("start.log");
    }
}
