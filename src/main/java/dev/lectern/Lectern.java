package dev.lectern;

import dev.lectern.kit.db.EmbeddedPostgres;
import dev.lectern.kit.db.UnusableDatabase;
import io.quarkus.runtime.Application;
import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The entry point: finds or starts the database, then hands over to Quarkus. */
@QuarkusMain
public class Lectern {
    static final String DATABASE = "lectern.database.at";

    /** Lets them through to {@code kit.web.guard}: Quarkus' own answer to them says nothing. */
    private static final String ODD_ADDRESSES = "vertx.disableURIValidation";

    /** A database that starts when we do needs that long. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final int STOP_SECONDS = 40;

    public static void main(String... args) {
        System.setProperty(ODD_ADDRESSES, "true");
        CompletableFuture<Void> database = CompletableFuture.runAsync(Lectern::findDatabase);
        makeReady();
        try {
            database.join();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof UnusableDatabase unusable) {
                System.err.println(unusable.getMessage());
                System.exit(1);
            }
            throw failure;
        }
        Quarkus.run(args);
    }

    /** The half of Quarkus' start that needs no database, done while the database starts. */
    private static void makeReady() {
        try {
            Class.forName(
                    Application.APP_CLASS_NAME,
                    true,
                    Thread.currentThread().getContextClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("This is no built application", e);
        }
    }

    /** A second start in the same process, as in development mode, finds it announced already. */
    private static void findDatabase() {
        if (System.getProperty(DATABASE) != null) {
            return;
        }
        Optional<String> url = setting("LECTERN_DATABASE_URL");
        if (url.isPresent()) {
            ExternalDatabase external =
                    new ExternalDatabase(
                            url.get(),
                            setting("LECTERN_DATABASE_USER"),
                            setting("LECTERN_DATABASE_PASSWORD"));
            new FirstConnection(external.readable()).make(PATIENCE);
            external.announce();
            System.setProperty(DATABASE, external.place());
        } else {
            EmbeddedPostgres server = EmbeddedPostgres.startIn(dataDirectory());
            stopAfterwards(server);
            server.announce();
            System.setProperty(DATABASE, "built in, on port " + server.port());
        }
    }

    /** The database goes last: requests finish and leases are returned while it is still there. */
    private static void stopAfterwards(EmbeddedPostgres server) {
        CountDownLatch stopped = new CountDownLatch(1);
        ApplicationLifecycleManager.setDefaultExitCodeHandler(
                (code, cause) -> {
                    stopped.countDown();
                    System.exit(code);
                });
        Thread hook = new Thread(() -> stopWhenFree(server, stopped), "database-stop");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private static void stopWhenFree(EmbeddedPostgres server, CountDownLatch stopped) {
        try (server) {
            if (ApplicationLifecycleManager.getCurrentApplication() != null
                    && !stopped.await(STOP_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("Still busy: the database is stopped all the same.");
            }
        } catch (IOException e) {
            System.err.println("The built-in PostgreSQL did not stop: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
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
