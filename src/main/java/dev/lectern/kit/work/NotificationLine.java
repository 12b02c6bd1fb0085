package dev.lectern.kit.work;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A connection of its own that LISTENs for new work. It asks for a sign of life every few seconds,
 * since a dead peer is otherwise silence, and listens anew after any break; what was announced in
 * between is found by the tick.
 */
final class NotificationLine {
    private static final Logger LOG = Logger.getLogger(NotificationLine.class);
    private static final long HEARTBEAT_MILLIS = 10_000;
    private static final long ANSWER_MILLIS = 5_000;
    private static final long RECONNECT_MILLIS = 1_000;

    private final Vertx vertx;
    private final PgConnectOptions options;
    private final Runnable onNotice;
    private @Nullable PgConnection connection;
    private long heartbeat;
    private volatile boolean open = true;

    NotificationLine(Vertx vertx, PgConnectOptions options, Runnable onNotice) {
        this.vertx = vertx;
        this.options = options;
        this.onNotice = onNotice;
    }

    /** Connects; to be called on the event loop that the line shall live on. */
    void open() {
        PgConnection.connect(vertx, options)
                .onSuccess(this::listen)
                .onFailure(failure -> reconnect(failure.getMessage()));
    }

    private void listen(PgConnection fresh) {
        if (!open) {
            fresh.close();
            return;
        }
        connection = fresh;
        fresh.notificationHandler(notice -> onNotice.run());
        fresh.closeHandler(ignored -> lost(fresh, "closed"));
        fresh.query("listen " + Bell.CHANNEL)
                .execute()
                .onSuccess(rows -> listening(fresh))
                .onFailure(failure -> lost(fresh, failure.getMessage()));
    }

    private void listening(PgConnection fresh) {
        onNotice.run();
        heartbeat = vertx.setPeriodic(HEARTBEAT_MILLIS, tick -> beat(fresh));
    }

    private void beat(PgConnection listening) {
        long deadline = vertx.setTimer(ANSWER_MILLIS, late -> lost(listening, "no sign of life"));
        Future<?> answer = listening.query("select 1").execute();
        answer.onComplete(ignored -> vertx.cancelTimer(deadline))
                .onFailure(failure -> lost(listening, failure.getMessage()));
    }

    private void lost(PgConnection broken, @Nullable String why) {
        if (connection != broken) {
            return;
        }
        connection = null;
        vertx.cancelTimer(heartbeat);
        broken.close();
        reconnect(why);
    }

    private void reconnect(@Nullable String why) {
        if (open) {
            LOG.debugf("Not listening for new work (%s); trying again", why);
            vertx.setTimer(RECONNECT_MILLIS, again -> open());
        }
    }

    void close() {
        open = false;
        vertx.cancelTimer(heartbeat);
        PgConnection current = connection;
        connection = null;
        if (current != null) {
            current.close();
        }
    }
}
