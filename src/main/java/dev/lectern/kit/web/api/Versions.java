package dev.lectern.kit.web.api;

import dev.lectern.kit.web.fault.Outdated;
import dev.lectern.kit.web.fault.Sentence;
import org.jspecify.annotations.Nullable;

/** The version of a thing as an ETag, and the check that a change meant the one that stands. */
public final class Versions {
    private Versions() {}

    /** {@code "3"}, with its quotation marks. */
    public static String etag(long version) {
        return "\"" + version + "\"";
    }

    /** Refuses when If-Match names another version; without the header anything goes. */
    public static void require(@Nullable String ifMatch, long standing) {
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return;
        }
        for (String wanted : ifMatch.split(",")) {
            String bare = wanted.strip();
            if (bare.equals(etag(standing)) || bare.equals("W/" + etag(standing))) {
                return;
            }
        }
        throw new Outdated(
                Sentence.of(
                        "This was changed meanwhile. Read it again, then send your change.",
                        "Das wurde inzwischen geändert. Lesen Sie es neu und senden Sie"
                                + " dann Ihre Änderung."));
    }
}
