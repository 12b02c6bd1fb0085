package dev.lectern.webinar;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;

/** Where a webinar stands in lists: on which shelf, and by which of its dates. */
@Embeddable
class Listing {
    @Column(name = "standing", nullable = false)
    private String shelf;

    @Column(name = "current_starts_at", nullable = false)
    private Instant startsAt;

    @Column(name = "current_ends_at", nullable = false)
    private Instant endsAt;

    protected Listing() {}

    /** Of a draft that has no date yet. */
    Listing(Instant now) {
        this.shelf = "draft";
        this.startsAt = now;
        this.endsAt = now;
    }

    Listing(WebinarState state, OccurrenceView current) {
        this.startsAt = current.startsAt();
        this.endsAt = current.endsAt();
        this.shelf =
                switch (state) {
                    case DRAFT -> "draft";
                    case PUBLISHED -> current.state() == OccurrenceState.LIVE ? "live" : "upcoming";
                    case FINISHED, CANCELLED -> "past";
                };
    }
}
