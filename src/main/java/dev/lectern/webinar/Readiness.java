package dev.lectern.webinar;

import io.smallrye.mutiny.Uni;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Another feature's line on a webinar's ready checklist. */
public interface Readiness {

    /** How it stands, in the words of who reads the page; empty says nothing. */
    Uni<Optional<Line>> of(WebinarView webinar);

    /**
     * One line.
     *
     * @param href where it can be mended; absent when it is done
     */
    record Line(boolean done, String text, @Nullable String href, @Nullable String mend) {
        public static Line done(String text) {
            return new Line(true, text, null, null);
        }

        public static Line open(String text, String href, String mend) {
            return new Line(false, text, href, mend);
        }
    }
}
