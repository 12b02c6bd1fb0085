package dev.lectern.registration;

import dev.lectern.kit.audit.Author;
import dev.lectern.kit.web.fault.Clashed;
import dev.lectern.kit.web.fault.Malformed;
import dev.lectern.kit.web.fault.NotFound;
import dev.lectern.kit.web.fault.Sentence;
import dev.lectern.kit.work.Work;
import dev.lectern.registration.PersonChanged.What;
import dev.lectern.registration.Seating.Turn;
import dev.lectern.webinar.WebinarView;
import dev.lectern.webinar.Webinars;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Carries out what is decided about people, with the desk locked, and has freed seats offered. */
@ApplicationScoped
class Decisions {
    private static final String WITH_OTHERS =
            """
            where webinar_id = $1 and (id = any($2) or email_key in
                (select email_key from registration where webinar_id = $1 and id = any($2)))
            order by id
            """;

    private final Pool database;
    private final Webinars webinars;
    private final News news;
    private final Work work;
    private final LinkStates links;
    private final Clock clock;
    private final Deeds deeds;

    Decisions(
            Pool database,
            Webinars webinars,
            News news,
            Work work,
            LinkStates links,
            Clock clock,
            Deeds deeds) {
        this.deeds = deeds;
        this.database = database;
        this.webinars = webinars;
        this.news = news;
        this.work = work;
        this.links = links;
        this.clock = clock;
    }

    /**
     * What is decided about somebody.
     *
     * @param by absent: they do so themselves
     * @param passedOn a program says for the person that they give their place up
     */
    record Verdict(
            Decision decision, @Nullable String note, @Nullable Author by, boolean passedOn) {
        Verdict(Decision decision, @Nullable String note, @Nullable Author by) {
            this(decision, note, by, false);
        }

        /**
         * As a program sends it: with a note, and with whose word it is. A cancellation with
         * neither is the person's own, who comes back as if new.
         */
        static Verdict said(Decision decision, JsonBody body, Author by) {
            String voice = body.text("by");
            String note = Origin.note(body.text("note"));
            boolean unsaid = voice == null && note == null && decision == Decision.CANCEL;
            boolean person = unsaid || "person".equals(voice);
            boolean known = voice == null || person || voice.equals("host");
            if (!known || person && decision != Decision.CANCEL) {
                throw new Malformed(
                        "by",
                        Sentence.of(
                                "Say \"host\", or for a cancellation \"person\".",
                                "Sagen Sie \"host\", oder bei einer Abmeldung \"person\"."));
            }
            return new Verdict(decision, note, by, person);
        }

        boolean putsOut() {
            return by != null && !passedOn;
        }

        private PersonChanged about(Registration person) {
            return PersonChanged.of(decision.happened(person), person)
                    .by(putsOut() ? PersonChanged.By.HOUSE : PersonChanged.By.PERSON);
        }
    }

    /**
     * What became of many: who was changed, and whom the decision did not fit.
     *
     * @param withdrawn places at single dates that went into one for all
     */
    record Outcome(
            List<Registration> changed, List<Registration> withdrawn, List<Sentence> refusals) {
        /** How many the host wanted who stand in line now. */
        int queued(Decision decision) {
            Stream<What> happened = changed.stream().map(decision::happened);
            return (int) happened.filter(What.QUEUED::equals).count();
        }

        private List<UUID> changedIds() {
            return changed.stream().map(one -> one.id).toList();
        }

        private List<Registration> touched() {
            return Stream.concat(changed.stream(), withdrawn.stream()).distinct().toList();
        }

        private List<UUID> touchedIds() {
            return touched().stream().map(one -> one.id).toList();
        }

        private List<PersonChanged> news(Verdict verdict) {
            return Stream.concat(
                            changed.stream().map(verdict::about),
                            withdrawn.stream().map(one -> PersonChanged.of(What.MERGED, one)))
                    .toList();
        }
    }

    /** Decides about one person, or says why that is not possible. */
    Uni<Registration> decide(WebinarView webinar, UUID person, Verdict verdict) {
        return decideAll(webinar, List.of(person), verdict)
                .map(
                        outcome -> {
                            if (!outcome.refusals.isEmpty()) {
                                throw new Clashed(outcome.refusals.get(0));
                            }
                            return outcome.changed.stream()
                                    .findFirst()
                                    .orElseThrow(Decisions::unknown);
                        });
    }

    /** Takes the seat that is offered to them; who clicked twice has it by the first click. */
    Uni<Void> accept(WebinarView webinar, UUID person) {
        return decide(webinar, person, new Verdict(Decision.ACCEPT, null, null))
                .replaceWithVoid()
                .onFailure(Clashed.class)
                .recoverWithUni(clash -> requireTaken(webinar, person, clash));
    }

    private Uni<Void> requireTaken(WebinarView webinar, UUID person, Throwable clash) {
        return new RegistrationRows(database)
                .findAll(webinar.id(), List.of(person))
                .invoke(
                        found -> {
                            if (found.stream().noneMatch(one -> one.status() == Status.APPROVED)) {
                                throw (Clashed) clash;
                            }
                        })
                .replaceWithVoid();
    }

    /** Decides about many; those whom it does not fit stay as they are. */
    Uni<Outcome> decideAll(WebinarView webinar, List<UUID> people, Verdict verdict) {
        return database.withTransaction(connection -> decide(connection, webinar, people, verdict))
                .invoke(outcome -> links.changed(outcome.touchedIds()));
    }

    private Uni<Outcome> decide(
            SqlConnection connection, WebinarView seen, List<UUID> people, Verdict verdict) {
        Decision decision = verdict.decision;
        return webinars.hold(connection, seen)
                .chain(webinar -> heldDecide(connection, webinar, people, verdict))
                .call(outcome -> shutDoors(connection, verdict, outcome))
                .call(outcome -> news.tell(connection, outcome.news(verdict)))
                .call(
                        outcome ->
                                deeds.note(
                                        connection,
                                        verdict.by,
                                        decision.past(),
                                        seen,
                                        outcome.changedIds()));
    }

    private Uni<Outcome> heldDecide(
            SqlConnection connection, WebinarView webinar, List<UUID> people, Verdict verdict) {
        RegistrationRows rows = new RegistrationRows(connection);
        DeskRows desks = new DeskRows(connection);
        Instant now = clock.instant();
        return desks.lock(webinar.workspace(), webinar.id())
                .chain(
                        desk ->
                                theirs(rows, webinar, people, verdict.decision)
                                        .map(all -> new Round(webinar, desk, all, verdict, now))
                                        .map(round -> round.decide(people))
                                        .call(outcome -> rows.decide(outcome.touched(), now))
                                        .call(() -> desks.save(desk))
                                        .call(out -> offerIfFree(connection, webinar, desk, out)));
    }

    /** Whom the host puts out does not come back in by the invitation from before. */
    private static Uni<Void> shutDoors(SqlConnection connection, Verdict verdict, Outcome outcome) {
        List<UUID> out =
                outcome.changed.stream()
                        .filter(one -> !PlacePage.coming(one.status()))
                        .map(one -> one.id)
                        .toList();
        return verdict.by == null || out.isEmpty()
                ? Uni.createFrom().voidItem()
                : Invitations.withdrawFrom(connection, out);
    }

    /** With those at other dates of a series, or of what was one when somebody was cancelled. */
    private static Uni<List<Registration>> theirs(
            RegistrationRows rows, WebinarView webinar, List<UUID> people, Decision decision) {
        return webinar.series() || decision == Decision.LET_IN
                ? rows.list(WITH_OTHERS, Tuple.of(webinar.id(), people.toArray(UUID[]::new)))
                : rows.findAll(webinar.id(), people);
    }

    /** One verdict about several people, in plain Java. */
    private record Round(
            WebinarView webinar,
            Desk desk,
            List<Registration> known,
            Verdict verdict,
            Instant now) {
        Outcome decide(List<UUID> people) {
            Outcome outcome = new Outcome(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            for (Registration person : known) {
                if (people.contains(person.id)) {
                    try {
                        decide(person, outcome);
                    } catch (Clashed clashed) {
                        outcome.refusals.add(clashed.sentence());
                    }
                }
            }
            return outcome;
        }

        private void decide(Registration person, Outcome outcome) {
            Status before = person.status();
            SinglePlaces single = SinglePlaces.beside(person, known, webinar, desk);
            single.setAside();
            boolean widened = false;
            try {
                new OtherPlaces(webinar, known).allow(verdict.decision, person);
                verdict.decision.on(person, Seating.of(webinar, desk, now), now);
                desk.moved(person.occurrence, before, person.status());
                widened = before != person.status() && person.status() == Status.APPROVED;
            } finally {
                if (widened) {
                    outcome.withdrawn.addAll(single.giveUp());
                } else {
                    single.takeUp();
                }
            }
            boolean decided = before != person.status();
            if (decided && !PlacePage.coming(person.status())) {
                person.go(verdict.putsOut());
            }
            boolean keeps = verdict.note == null && (!decided || person.leftSince);
            person.note = keeps ? person.note : verdict.note;
            outcome.changed.add(person);
        }
    }

    private Uni<Void> offerIfFree(
            SqlConnection connection, WebinarView webinar, Desk desk, Outcome outcome) {
        boolean freed = outcome.touched().stream().anyMatch(one -> !PlacePage.coming(one.status()));
        return Seating.of(webinar, desk, clock.instant())
                        .moving(freed ? Turn.AGAIN : Turn.FIRST)
                        .isEmpty()
                ? Uni.createFrom().voidItem()
                : work.enqueue(
                        connection,
                        List.of(freed ? OfferSeatsJob.freed(webinar) : OfferSeatsJob.now(webinar)));
    }

    private static NotFound unknown() {
        return new NotFound(
                Sentence.of(
                        "There is nobody with this id registered for this webinar.",
                        "Mit dieser Id ist niemand für dieses Webinar angemeldet."));
    }
}
