package dev.lectern.registration;

import dev.lectern.webinar.OccurrenceView;
import dev.lectern.webinar.WebinarView;
import io.smallrye.mutiny.Uni;

/** What is left to watch of a date that is over; answered by whoever keeps recordings. */
public interface ReplayShelf {

    /** Asked for every visitor of a public page: quick, and without a failure of its own. */
    Uni<Replay> of(WebinarView webinar, OccurrenceView date);
}
