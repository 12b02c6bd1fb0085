package dev.lectern.reminder;

import dev.lectern.kit.work.Order;
import dev.lectern.kit.work.Work;
import dev.lectern.registration.Guests.Reach;
import dev.lectern.webinar.OccurrenceView;
import dev.lectern.webinar.WebinarListener;
import dev.lectern.webinar.WebinarState;
import dev.lectern.webinar.WebinarView;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Has people told what happens to a webinar: enqueued with the change, posted after it. */
@ApplicationScoped
class WebinarMails implements WebinarListener {
    private final Work work;
    private final MailTemplates templates;
    private final Clock clock;

    WebinarMails(Work work, MailTemplates templates, Clock clock) {
        this.work = work;
        this.templates = templates;
        this.clock = clock;
    }

    @Override
    public Uni<Void> published(WebinarView webinar) {
        List<Order> orders = reminders(webinar, webinar.coming());
        orders.add(DigestJob.next(webinar, clock.instant()));
        return work.enqueue(orders);
    }

    @Override
    public Uni<Void> changed(WebinarView webinar) {
        return work.enqueue(reminders(webinar, webinar.coming()));
    }

    /** Who comes to all dates hears of the new ones, and gets them into the calendar. */
    @Override
    public Uni<Void> added(WebinarView webinar, List<OccurrenceView> dates) {
        List<Order> orders = reminders(webinar, dates);
        if (ChangedDates.toldByThemselves(webinar, dates)) {
            OccurrenceView first = dates.get(0);
            orders.add(
                    TellEveryoneJob.now(MailKind.ADDED, webinar, first, Reach.ONLY_OF_THE_SERIES));
        }
        return work.enqueue(orders);
    }

    @Override
    public Uni<Void> moved(WebinarView webinar, OccurrenceView date, Instant startedBefore) {
        return work.enqueue(reminders(webinar, List.of(date)));
    }

    @Override
    public Uni<Void> datesChanged(
            WebinarView webinar, List<OccurrenceView> moved, List<OccurrenceView> cancelled) {
        List<Order> orders = new ArrayList<>(told(MailKind.MOVED, webinar, moved));
        orders.addAll(told(MailKind.CANCELLED, webinar, cancelled));
        return work.enqueue(orders);
    }

    /** Who comes to all dates hears of the first; who comes to one of the others, of that. */
    private static List<Order> told(
            MailKind kind, WebinarView webinar, List<OccurrenceView> dates) {
        List<Order> orders = new ArrayList<>();
        for (OccurrenceView date : dates) {
            Reach reach = orders.isEmpty() ? Reach.SERIES_TOO : Reach.ONLY_OF_THE_DATE;
            orders.add(TellEveryoneJob.now(kind, webinar, date, reach));
        }
        return orders;
    }

    @Override
    public Uni<Void> wentLive(WebinarView webinar, OccurrenceView date) {
        return work.enqueue(
                List.of(TellEveryoneJob.now(MailKind.LIVE, webinar, date, Reach.SERIES_TOO)));
    }

    /** Nobody is thanked for what was broken off because all of it was cancelled. */
    @Override
    public Uni<Void> ended(WebinarView webinar, OccurrenceView date) {
        if (webinar.state() == WebinarState.CANCELLED) {
            return Uni.createFrom().voidItem();
        }
        Instant ended = date.endedAt() == null ? clock.instant() : date.endedAt();
        return work.enqueue(List.of(TellEveryoneJob.afterwards(webinar, date, ended)));
    }

    @Override
    public Uni<Void> deleted(WebinarView webinar) {
        return templates.forget(webinar.id());
    }

    /** Those whose time is still to come; who registers later has missed the others. */
    private List<Order> reminders(WebinarView webinar, List<OccurrenceView> dates) {
        List<Order> orders = new ArrayList<>();
        for (OccurrenceView date : dates) {
            for (int minutes : webinar.reminders()) {
                Instant due = date.startsAt().minus(Duration.ofMinutes(minutes));
                if (due.isAfter(clock.instant())) {
                    orders.add(TellEveryoneJob.reminder(webinar, date, minutes));
                }
            }
        }
        return orders;
    }
}
