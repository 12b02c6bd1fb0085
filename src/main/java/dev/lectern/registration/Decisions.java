package dev.lectern.registration;

import dev.lectern.kit.audit.Author;
import dev.lectern.kit.web.Clashed;
import dev.lectern.kit.web.NotFound;
import dev.lectern.kit.web.Sentence;
import dev.lectern.kit.work.Work;
import dev.lectern.webinar.WebinarView;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Carries out what is decided about people, with the desk locked, and has freed seats offered. */
@ApplicationScoped
class Decisions {
    private final Pool database;
    private final News news;
    private final Work work;
    private final LinkStates links;
    private final Clock clock;
    private final Deeds deeds;

    Decisions(Pool database, News news, Work work, LinkStates links, Clock clock, Deeds deeds) {
        this.deeds = deeds;
        this.database = database;
        this.news = news;
        this.work = work;
        this.links = links;
        this.clock = clock;
    }

    /**
     * What is decided about somebody.
     *
     * @param by absent: they do so themselves
     */
    record Verdict(Decision decision, @Nullable String note, @Nullable Author by) {}

    /** What became of many: who was changed, and whom the decision did not fit. */
    record Outcome(List<Registration> changed, List<Sentence> refusals) {
        private List<UUID> changedIds() {
            return changed.stream().map(one -> one.id).toList();
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

    /** Decides about many; those whom it does not fit stay as they are. */
    Uni<Outcome> decideAll(WebinarView webinar, List<UUID> people, Verdict verdict) {
        return database.withTransaction(connection -> decide(connection, webinar, people, verdict))
                .invoke(outcome -> links.changed(outcome.changedIds()));
    }

    private Uni<Outcome> decide(
            SqlConnection connection, WebinarView webinar, List<UUID> people, Verdict verdict) {
        Decision decision = verdict.decision;
        RegistrationRows rows = new RegistrationRows(connection);
        Instant now = clock.instant();
        return rows.lockDesk(webinar.workspace(), webinar.id())
                .chain(
                        desk ->
                                rows.findAll(webinar.id(), people)
                                        .map(all -> apply(webinar, desk, all, verdict, now))
                                        .call(outcome -> rows.update(outcome.changed, now))
                                        .call(() -> rows.save(desk))
                                        .call(() -> offerIfFree(connection, webinar, desk)))
                .call(
                        outcome ->
                                news.tell(
                                        connection,
                                        outcome.changed.stream()
                                                .map(one -> PersonChanged.of(decision.what, one))
                                                .toList()))
                .call(
                        outcome ->
                                deeds.note(
                                        connection,
                                        verdict.by,
                                        decision.past(),
                                        webinar,
                                        outcome.changedIds()));
    }

    private static Outcome apply(
            WebinarView webinar,
            Desk desk,
            List<Registration> people,
            Verdict verdict,
            Instant now) {
        String note = verdict.note;
        Seating seating = Seating.of(webinar, desk);
        List<Registration> changed = new ArrayList<>();
        List<Sentence> refusals = new ArrayList<>();
        for (Registration person : people) {
            Status before = person.status();
            try {
                verdict.decision.on(person, seating, now);
                desk.moved(person.occurrence, before, person.status());
                person.note = note == null ? person.note : note;
                changed.add(person);
            } catch (Clashed clashed) {
                refusals.add(clashed.sentence());
            }
        }
        return new Outcome(changed, refusals);
    }

    private Uni<Void> offerIfFree(SqlConnection connection, WebinarView webinar, Desk desk) {
        return Seating.of(webinar, desk).moving().isEmpty()
                ? Uni.createFrom().voidItem()
                : work.enqueue(connection, List.of(OfferSeatsJob.now(webinar)));
    }

    private static NotFound unknown() {
        return new NotFound(
                Sentence.of(
                        "There is nobody with this id registered for this webinar.",
                        "Mit dieser Id ist niemand für dieses Webinar angemeldet."));
    }
}
