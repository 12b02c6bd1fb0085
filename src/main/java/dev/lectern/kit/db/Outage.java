package dev.lectern.kit.db;

import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.net.ConnectException;
import java.util.Set;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;

/** The database being away: how it is told from other failures, and what the log says of it. */
public final class Outage {
    private static final Logger LOG = Logger.getLogger(Outage.class);

    /** Shutting down, crashed, starting up, out of connections. */
    private static final Set<String> STATES = Set.of("57P01", "57P02", "57P03", "53300");

    /** All connections are taken, as by a database that hangs. */
    private static final String NO_TURN = "Timeout waiting for connection";

    private static final int DEEPEST = 8;

    private Outage() {}

    /** Whether something failed because the database cannot be asked at this moment. */
    public static boolean isBehind(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof ConnectException unreached && isOurs(unreached)
                    || cause instanceof ClosedConnectionException
                    || (cause instanceof VertxException late && NO_TURN.equals(late.getMessage()))
                    || (cause instanceof PgException refused
                            && STATES.contains(refused.getSqlState()))) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    /** Connecting to somebody else may fail as well; who was not reached ends the message. */
    private static boolean isOurs(ConnectException unreached) {
        int port = DatabaseAddress.in(ConfigProvider.getConfig()).getPort();
        return String.valueOf(unreached.getMessage()).endsWith(":" + port);
    }

    static void noteDeath(int port) {
        LOG.warnf("The built-in PostgreSQL on port %d died and is started again", port);
    }

    static void noteFailure(Exception failure) {
        LOG.errorf("The built-in PostgreSQL does not start yet: %s", failure);
    }
}
