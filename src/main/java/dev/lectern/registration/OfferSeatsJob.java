package dev.lectern.registration;

import dev.lectern.kit.web.fault.Sentence;
import dev.lectern.kit.work.Handler;
import dev.lectern.kit.work.Job;
import dev.lectern.kit.work.Order;
import dev.lectern.kit.work.Work;
import dev.lectern.registration.PersonChanged.What;
import dev.lectern.registration.Seating.Turn;
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
import java.util.stream.Stream;

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
        return order(webinar, Turn.FIRST).once(webinar.id() + " now");
    }

    /** Somebody gave a seat back. */
    static Order freed(WebinarView webinar) {
        return order(webinar, Turn.AGAIN).once(webinar.id() + " freed");
    }

    private static Order at(WebinarView webinar, Instant due) {
        String once = webinar.id() + " " + due.getEpochSecond();
        return order(webinar, Turn.FIRST).once(once).at(due);
    }

    private static Order order(WebinarView webinar, Turn turn) {
        JsonObject about =
                new JsonObject().put("webinar", webinar.id().toString()).put("turn", turn.name());
        return Order.of(KIND, about).in(webinar.workspace());
    }

    /** More seats than before may be there now. */
    @Override
    public Uni<Void> changed(WebinarView webinar) {
        return work.enqueue(now(webinar));
    }

    /**
     * A series that became a single webinar has its seats for whoever waited for that date; what
     * begins sooner leaves less time for an offer.
     */
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
        Turn turn = Turn.valueOf(job.payload().getString("turn", Turn.FIRST.name()));
        return webinars.find(id)
                .chain(
                        found ->
                                found.isPresent()
                                        ? run(found.get(), turn)
                                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> run(WebinarView webinar, Turn turn) {
        return database.withTransaction(
                        connection ->
                                webinars.hold(connection, webinar)
                                        .chain(held -> run(connection, held, turn)))
                .invoke(people -> links.changed(people.stream().map(one -> one.id).toList()))
                .replaceWithVoid();
    }

    private Uni<List<Registration>> run(SqlConnection connection, WebinarView webinar, Turn turn) {
        RegistrationRows rows = new RegistrationRows(connection);
        DeskRows desks = new DeskRows(connection);
        Round round = new Round(webinar, turn, clock.instant());
        return desks.lock(webinar.workspace(), webinar.id())
                .invoke(desk -> round.desk = desk)
                .chain(() -> offered(rows, round))
                .invoke(round::settle)
                .chain(() -> rows.firstWaiting(webinar.id(), round.moving()))
                .chain(
                        waiting ->
                                others(rows, webinar, waiting)
                                        .invoke(round::know)
                                        .invoke(() -> round.offer(waiting)))
                .chain(() -> rows.decide(round.changed, round.now))
                .chain(() -> desks.save(round.desk))
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

    private static Uni<List<Registration>> offered(RegistrationRows rows, Round round) {
        return rows.list(
                "where webinar_id = $1 and status = 'offered' order by offered_until",
                Tuple.of(round.webinar.id()));
    }

    /** One round of taking back and offering, decided in plain Java. */
    private static final class Round {
        final WebinarView webinar;
        final Instant now;
        final List<Registration> changed = new ArrayList<>();
        final List<PersonChanged> news = new ArrayList<>();
        final Set<Instant> ends = new TreeSet<>();
        private final Turn turn;
        private final List<Registration> known = new ArrayList<>();
        Desk desk;

        Round(WebinarView webinar, Turn turn, Instant now) {
            this.webinar = webinar;
            this.turn = turn;
            this.now = now;
            this.desk = Desk.empty(webinar.id());
        }

        /** Whether nobody needs to wait any more. */
        boolean unlimited() {
            return seating().rules().capacity() == null && announced();
        }

        private boolean announced() {
            return webinar.state() == WebinarState.PUBLISHED;
        }

        private Seating seating() {
            return Seating.of(webinar, desk, now);
        }

        void settle(List<Registration> offered) {
            for (Registration person : offered) {
                if (unlimited()) {
                    person.admit();
                    told(person, Status.OFFERED, What.APPROVED);
                } else if (ended(person)) {
                    person.expire(desk.lastPlace());
                    desk.lapsed(person.occurrence, 1);
                    told(person, Status.OFFERED, What.OFFER_EXPIRED);
                } else {
                    shorten(person);
                }
            }
        }

        private boolean ended(Registration person) {
            Instant until = person.offeredUntil();
            return until != null && !until.isAfter(now);
        }

        /** What begins sooner than before leaves those who wait a turn too; they hear of it. */
        private void shorten(Registration person) {
            Instant until = person.offeredUntil();
            Instant last = seating().offeredAtMost(person.occurrence).orElse(until);
            if (until != null && last != null && until.isAfter(last)) {
                person.shortenOffer(last);
                told(person, Status.OFFERED, What.OFFERED);
                ends.add(last);
            }
        }

        private void told(Registration person, Status before, What what) {
            desk.moved(person.occurrence, before, person.status());
            changed.add(person);
            PersonChanged change = PersonChanged.of(what, person);
            news.add(seating().over(person.occurrence) ? change.quietly() : change);
        }

        List<Seating.Queue> moving() {
            return announced() ? seating().moving(turn) : List.of();
        }

        /** In their order; whoever waits for all dates and has to wait on is not passed by. */
        void offer(List<Registration> waiting) {
            Seating seating = seating();
            int passed = 0;
            for (Registration person : waiting) {
                boolean given = offer(seating, person, passed);
                boolean forAll = person.occurrence == null && !person.lapsed();
                passed += forAll && !given ? 1 : 0;
            }
        }

        private boolean offer(Seating seating, Registration person, int passed) {
            Instant until = seating.offeredUntil(person.occurrence, now);
            boolean justExpired = changed.stream().anyMatch(one -> one.id.equals(person.id));
            if (until == null || justExpired || !hasFree(seating, person, passed)) {
                return false;
            }
            give(person, until);
            return true;
        }

        private void give(Registration person, Instant until) {
            if (unlimited()) {
                giveUpSingle(person);
                person.approve();
                told(person, Status.WAITLISTED, What.APPROVED);
                return;
            }
            person.offer(until);
            told(person, Status.WAITLISTED, What.OFFERED);
            ends.add(until);
        }

        /** With a place for all dates of a series those at single ones are given up. */
        private void giveUpSingle(Registration person) {
            SinglePlaces single = SinglePlaces.beside(person, known, webinar, desk);
            single.setAside();
            for (Registration one : single.giveUp()) {
                changed.add(one);
                news.add(PersonChanged.of(What.MERGED, one));
            }
        }

        private boolean hasFree(Seating seating, Registration person, int passed) {
            SinglePlaces single = SinglePlaces.beside(person, known, webinar, desk);
            single.setAside();
            boolean free = seating.hasFree(person.occurrence, passed);
            single.takeUp();
            return free;
        }

        void know(List<Registration> others) {
            known.addAll(others);
        }

        List<Order> next() {
            Stream<Instant> released =
                    announced() ? seating().nextReleased().stream() : Stream.empty();
            return Stream.concat(ends.stream(), released).map(due -> at(webinar, due)).toList();
        }
    }
}
