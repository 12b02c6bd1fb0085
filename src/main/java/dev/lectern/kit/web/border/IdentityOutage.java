package dev.lectern.kit.web.border;

import com.fasterxml.jackson.core.JacksonException;
import dev.lectern.kit.db.Outage;
import io.vertx.core.VertxException;
import java.io.IOException;
import java.util.concurrent.TimeoutException;

/** Tells an identity server that is away from one that refused something. */
final class IdentityOutage {
    private static final int DEEPEST = 8;
    private static final int LONGEST = 200;

    private IdentityOutage() {}

    static boolean isBehind(Throwable failure) {
        if (Outage.isBehind(failure)) {
            return false;
        }
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof IOException && !(cause instanceof JacksonException)
                    || cause instanceof VertxException
                    || cause instanceof TimeoutException) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    /** The innermost reason, as a line of the log has room for it. */
    static String said(Throwable failure) {
        Throwable first = failure;
        for (int depth = 0; first.getCause() != null && depth < DEEPEST; depth++) {
            first = first.getCause();
        }
        String words = String.valueOf(first.getMessage()).strip().replaceAll("\\s+", " ");
        return words.length() <= LONGEST ? words : words.substring(0, LONGEST) + "…";
    }
}
