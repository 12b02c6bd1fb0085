package dev.lectern.webinar;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;

/**
 * Is told what happens to webinars, inside the transaction in which it happens: what it writes is
 * committed with it, what is slow it enqueues, and its failure undoes the change.
 */
public interface WebinarListener {

    /** The webinar stands on its public page now. */
    default Uni<Void> published(WebinarView webinar) {
        return nothing();
    }

    /** Something people were told has changed: title, text, policy, form; not the time. */
    default Uni<Void> changed(WebinarView webinar) {
        return nothing();
    }

    /**
     * Dates begin or end at another time than people were told, however many by one change; they
     * are told one by one unless this is overridden.
     *
     * @param before the webinar as it stood
     */
    default Uni<Void> moved(WebinarView webinar, List<OccurrenceView> dates, WebinarView before) {
        return News.inTurn(
                dates, date -> moved(webinar, date, before.require(date.id()).startsAt()));
    }

    /** A date begins or ends at another time than people were told; already at its new time. */
    default Uni<Void> moved(WebinarView webinar, OccurrenceView occurrence, Instant startedBefore) {
        return nothing();
    }

    /** All dates that one change adds to a published series; one by one unless overridden. */
    default Uni<Void> added(WebinarView webinar, List<OccurrenceView> dates) {
        return News.inTurn(dates, date -> added(webinar, date));
    }

    /** A date was added to a published series. */
    default Uni<Void> added(WebinarView webinar, OccurrenceView occurrence) {
        return nothing();
    }

    /** All dates that one change calls off; one by one unless overridden. */
    default Uni<Void> cancelled(WebinarView webinar, List<OccurrenceView> dates) {
        return News.inTurn(dates, date -> cancelled(webinar, date));
    }

    /**
     * This date will not happen; a cancelled webinar tells each of its coming dates, and what was
     * live and has ended with it.
     */
    default Uni<Void> cancelled(WebinarView webinar, OccurrenceView occurrence) {
        return nothing();
    }

    /**
     * Told once for a change, after each of its dates was told by itself: what people are to hear
     * in one go.
     *
     * @param moved at their new times
     */
    default Uni<Void> datesChanged(
            WebinarView webinar, List<OccurrenceView> moved, List<OccurrenceView> cancelled) {
        return nothing();
    }

    default Uni<Void> wentLive(WebinarView webinar, OccurrenceView occurrence) {
        return nothing();
    }

    /** The host came back within a quarter of an hour: nobody is mailed again. */
    default Uni<Void> reopened(WebinarView webinar, OccurrenceView occurrence) {
        return nothing();
    }

    default Uni<Void> ended(WebinarView webinar, OccurrenceView occurrence) {
        return nothing();
    }

    default Uni<Void> missed(WebinarView webinar, OccurrenceView occurrence) {
        return nothing();
    }

    /** What may be changed while live has changed: chat, screen share, layout, limit, the lock. */
    default Uni<Void> policyChanged(WebinarView webinar, OccurrenceView occurrence) {
        return nothing();
    }

    /** The webinar is about to go, with all its dates; nobody was registered. */
    default Uni<Void> deleted(WebinarView webinar) {
        return nothing();
    }

    private static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
    }
}
