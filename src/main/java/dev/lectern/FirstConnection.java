package dev.lectern;

import dev.lectern.kit.db.UnusableDatabase;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;

/**
 * Asks whether a database can be used before anything is built on it. One that does not answer may
 * only be starting and is waited for; what waiting does not mend is said at once.
 */
record FirstConnection(ExternalDatabase database) {
    private static final int OLDEST = 14;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private static final String WRONG_PASSWORD = "28";
    private static final String NO_SUCH_DATABASE = "3D000";
    private static final String NO_ANSWER = "08";
    private static final String STARTING = "57P03";
    private static final String FULL = "53300";

    void make(Duration patience) {
        long until = System.nanoTime() + patience.toNanos();
        for (boolean first = true; !isThere(until); first = false) {
            if (first) {
                System.err.println("Waiting for the database at " + database.place() + " …");
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private boolean isThere(long until) {
        try (Connection connection = open()) {
            int version = connection.getMetaData().getDatabaseMajorVersion();
            if (version < OLDEST) {
                throw new UnusableDatabase(
                        "The database at %s is PostgreSQL %d; Lectern needs %d or newer."
                                .formatted(database.place(), version, OLDEST));
            }
            return true;
        } catch (SQLException failure) {
            if (mayPass(state(failure)) && System.nanoTime() < until) {
                return false;
            }
            throw new UnusableDatabase(sentence(failure), failure);
        }
    }

    private Connection open() throws SQLException {
        Map<String, String> settings = database.settings();
        Properties how = new Properties();
        how.setProperty("loginTimeout", "10");
        how.setProperty("user", settings.getOrDefault("quarkus.datasource.username", ""));
        how.setProperty("password", settings.getOrDefault("quarkus.datasource.password", ""));
        return DriverManager.getConnection(settings.get("quarkus.datasource.jdbc.url"), how);
    }

    private static boolean mayPass(String state) {
        return state.startsWith(NO_ANSWER) || state.equals(STARTING) || state.equals(FULL);
    }

    private String sentence(SQLException failure) {
        String place = database.place();
        String state = state(failure);
        if (state.startsWith(NO_ANSWER)) {
            return "No database answers at %s (%s). Start it, or mend LECTERN_DATABASE_URL."
                    .formatted(place, reason(failure));
        }
        if (state.startsWith(WRONG_PASSWORD)) {
            return ("The database at %s does not let us in (%s). Mend the user or the password in"
                            + " LECTERN_DATABASE_URL, or LECTERN_DATABASE_USER and"
                            + " LECTERN_DATABASE_PASSWORD.")
                    .formatted(place, reason(failure));
        }
        if (state.equals(NO_SUCH_DATABASE)) {
            return ("The server answers, but there is no database %s. Make it (createdb), or mend"
                            + " LECTERN_DATABASE_URL.")
                    .formatted(place);
        }
        return "The database at %s cannot be used: %s".formatted(place, reason(failure));
    }

    private static String state(SQLException failure) {
        return failure.getSQLState() == null ? "" : failure.getSQLState();
    }

    /** What the driver wraps says it best, such as "Connection refused" or an unknown name. */
    private static String reason(SQLException failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        String name = cause instanceof UnknownHostException ? "unknown host " : "";
        return name + cause.getMessage();
    }
}
