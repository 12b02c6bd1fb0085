package dev.lectern.webinar;

import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** A part of the webinar's page that another feature fills: people, mail, recordings, reports. */
public interface WebinarSection {

    /** Which tab of the page it stands on. */
    Tab tab();

    /** Ready HTML of a Qute template of the feature, already escaped; empty shows nothing. */
    Uni<Optional<String>> render(WebinarView webinar);

    /** Smaller stands higher on its tab. */
    default int order() {
        return 100;
    }

    /** The tabs of a webinar's page, in their order. */
    enum Tab {
        OVERVIEW,
        PEOPLE,
        MAIL,
        RECORDINGS,
        REPORTS
    }
}
