package dev.lectern.kit.web.border;

import java.io.UnsupportedEncodingException;

/** What the reader of forms with files says when it gives up on what was sent. */
final class UnreadableForm {
    private static final String READER = "org.jboss.resteasy.reactive.server.core.multipart.";

    private UnreadableForm() {}

    static boolean isBehind(Throwable thrown) {
        Throwable first = thrown;
        while (first.getCause() != null) {
            first = first.getCause();
        }
        return first instanceof UnsupportedEncodingException || isOfReader(first);
    }

    /** It has no kind of its own for all of it; a full disk is thrown elsewhere. */
    private static boolean isOfReader(Throwable first) {
        StackTraceElement[] way = first.getStackTrace();
        return way.length > 0 && way[0].getClassName().startsWith(READER);
    }
}
