package dev.lectern.registration;

import dev.lectern.kit.web.fault.Sentence;
import dev.lectern.kit.work.Handler;
import dev.lectern.kit.work.Job;
import dev.lectern.kit.work.Order;
import dev.lectern.kit.work.Work;
import dev.lectern.registration.PersonChanged.What;
import dev.lectern.webinar.OccurrenceView;
import dev.lectern.webinar.WebinarListener;
import dev.lectern.webinar.WebinarState;
import dev.lectern.webinar.WebinarView;
import dev.lectern.webinar.Webinars;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Takes back offers that nobody took in time and offers what is free to those who wait longest. It
 * looks before it acts, so running it once more than needed changes nothing.
 */
@ApplicationScoped
class OfferSeatsJob implements Handler, WebinarListener {
    static final String KIND = "registration.offer-seats";

    private final Pool database;
    private final Webinars webinars;
    private final News news;
    private final Work work;
    private final LinkStates links;
    private final Clock clock;

    OfferSeatsJob(
            Pool database, Webinars webinars, News news, Work work, LinkStates links, Clock clock) {
        this.database = database;
        this.webinars = webinars;
        this.news = news;
        this.work = work;
        this.links = links;
        this.clock = clock;
    }

    static Order now(WebinarView webinar) {
        return order(webinar).once(webinar.id() + " now");
    }

    private static Order at(WebinarView webinar, Instant due) {
        return order(webinar).once(webinar.id() + " " + due.getEpochSecond()).at(due);
    }

    private static Order order(WebinarView webinar) {
        return Order.of(KIND, new JsonObject().put("webinar", webinar.id().toString()))
                .in(webinar.workspace());
    }

    /** More seats than before may be there now. */
    @Override
    public Uni<Void> changed(WebinarView webinar) {
        return work.enqueue(now(webinar));
    }

    /** A series that became a single webinar has its seats for whoever waited for that date. */
    @Override
    public Uni<Void> datesChanged(
            WebinarView webinar, List<OccurrenceView> moved, List<OccurrenceView> cancelled) {
        return work.enqueue(now(webinar));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Sentence title() {
        return Sentence.of("Offer a seat that became free", "Einen frei gewordenen Platz anbieten");
    }

    @Override
    public Uni<Void> handle(Job job) {
        UUID id = UUID.fromString(job.payload().getString("webinar"));
        return webinars.find(id)
                .chain(found -> found.map(this::run).orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> run(WebinarView webinar) {
        return database.withTransaction(connection -> run(connection, webinar))
                .invoke(people -> links.changed(people.stream().map(one -> one.id).toList()))
                .replaceWithVoid();
    }

    private Uni<List<Registration>> run(SqlConnection connection, WebinarView webinar) {
        RegistrationRows rows = new RegistrationRows(connection);
        Round round = new Round(webinar, clock.instant());
        return rows.lockDesk(webinar.workspace(), webinar.id())
                .invoke(desk -> round.desk = desk)
                .chain(() -> overdue(rows, webinar, round.now))
                .invoke(round::takeBack)
                .chain(() -> rows.firstWaiting(webinar.id(), round.moving()))
                .chain(
                        waiting ->
                                others(rows, webinar, waiting)
                                        .invoke(round::know)
                                        .invoke(() -> round.offer(waiting)))
                .chain(() -> rows.update(round.changed, round.now))
                .chain(() -> rows.save(round.desk))
                .chain(() -> news.tell(connection, round.news))
                .chain(() -> work.enqueue(connection, round.next()))
                .replaceWith(round.changed);
    }

    /** What those who wait for all dates have at single ones. */
    private static Uni<List<Registration>> others(
            RegistrationRows rows, WebinarView webinar, List<Registration> waiting) {
        List<String> keys =
                waiting.stream()
                        .filter(one -> webinar.series() && one.occurrence == null)
                        .map(Registration::emailKey)
                        .toList();
        return rows.findByAddress(webinar.id(), keys);
    }

    private static Uni<List<Registration>> overdue(
            RegistrationRows rows, WebinarView webinar, Instant now) {
        return rows.list(
                "where webinar_id = $1 and status = 'offered' and offered_until <= $2 order by"
                        + " offered_until",
                Tuple.of(webinar.id(), RegistrationRows.utc(now)));
    }

    /** One round of taking back and offering, decided in plain Java. */
    private static final class Round {
        final WebinarView webinar;
        final Instant now;
        final List<Registration> changed = new ArrayList<>();
        final List<PersonChanged> news = new ArrayList<>();
        private final List<Registration> known = new ArrayList<>();
        Desk desk;
        final Set<Instant> ends = new TreeSet<>();

        Round(WebinarView webinar, Instant now) {
            this.webinar = webinar;
            this.now = now;
            this.desk = Desk.empty(webinar.id());
        }

        void takeBack(List<Registration> overdue) {
            for (Registration person : overdue) {
                person.expire(desk.lastPlace());
                desk.moved(person.occurrence, Status.OFFERED, Status.WAITLISTED);
                changed.add(person);
                news.add(PersonChanged.of(What.OFFER_EXPIRED, person));
            }
        }

        List<Seating.Queue> moving() {
            return webinar.state() == WebinarState.PUBLISHED
                    ? Seating.of(webinar, desk).moving()
                    : List.of();
        }

        void offer(List<Registration> waiting) {
            Seating seating = Seating.of(webinar, desk);
            for (Registration person : waiting) {
                Instant until = seating.offeredUntil(person.occurrence, now);
                boolean justExpired = changed.stream().anyMatch(one -> one.id.equals(person.id));
                if (until != null && !justExpired && hasFree(seating, person)) {
                    person.offer(until);
                    desk.moved(person.occurrence, Status.WAITLISTED, Status.OFFERED);
                    changed.add(person);
                    news.add(PersonChanged.of(What.OFFERED, person));
                    ends.add(until);
                }
            }
        }

        private boolean hasFree(Seating seating, Registration person) {
            SinglePlaces single = SinglePlaces.beside(person, known, webinar, desk);
            single.setAside();
            boolean free = seating.hasFree(person.occurrence);
            single.takeUp();
            return free;
        }

        void know(List<Registration> others) {
            known.addAll(others);
        }

        List<Order> next() {
            return ends.stream().map(end -> at(webinar, end)).toList();
        }
    }
}
