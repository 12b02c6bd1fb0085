package dev.lectern;

import dev.lectern.kit.db.EmbeddedPostgres;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.nio.file.Path;
import java.util.Optional;

/** The entry point: finds or starts the database, then hands over to Quarkus. */
@QuarkusMain
public class Lectern {

    public static void main(String... args) {
        if (setting("LECTERN_DATABASE_URL").isEmpty()) {
            EmbeddedPostgres.startIn(dataDirectory()).announce();
        } else {
            new ExternalDatabase(
                            setting("LECTERN_DATABASE_URL").orElseThrow(),
                            setting("LECTERN_DATABASE_USER"),
                            setting("LECTERN_DATABASE_PASSWORD"))
                    .announce();
        }
        Quarkus.run(args);
    }

    static Path dataDirectory() {
        return Path.of(setting("LECTERN_DATA").orElse("lectern-data")).toAbsolutePath();
    }

    private static Optional<String> setting(String name) {
        String property = System.getProperty(name.toLowerCase().replace('_', '.'));
        return Optional.ofNullable(property != null ? property : System.getenv(name))
                .filter(value -> !value.isBlank());
    }
}
