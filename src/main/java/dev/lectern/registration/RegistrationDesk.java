package dev.lectern.registration;

import dev.lectern.kit.db.Batches;
import dev.lectern.kit.web.Clashed;
import dev.lectern.kit.web.Sentence;
import dev.lectern.kit.work.Work;
import dev.lectern.registration.Intake.Kind;
import dev.lectern.registration.Intake.Result;
import dev.lectern.registration.PersonChanged.What;
import dev.lectern.webinar.WebinarView;
import dev.lectern.webinar.Webinars;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Where people are taken in. Those who ask at the same time for the same webinar are decided
 * together, in the order they came, under one lock and with one commit.
 */
@ApplicationScoped
class RegistrationDesk {
    static final Duration MAIL_PAUSE = Duration.ofMinutes(3);
    private static final int MOST_AT_ONCE = 500;

    private final Pool database;
    private final Webinars webinars;
    private final News news;
    private final Work work;
    private final Clock clock;
    private final Batches<UUID, Asked, Result> batches;

    private record Asked(WebinarView webinar, Application application) {}

    RegistrationDesk(Pool database, Webinars webinars, News news, Work work, Clock clock) {
        this.database = database;
        this.webinars = webinars;
        this.news = news;
        this.work = work;
        this.clock = clock;
        this.batches = new Batches<>(MOST_AT_ONCE, (webinar, asked) -> take(asked));
    }

    /** Decided and committed when it answers; mails are written in the same transaction. */
    Uni<Result> register(WebinarView webinar, Application application) {
        return batches.add(webinar.id(), new Asked(webinar, application));
    }

    private Uni<List<Result>> take(List<Asked> asked) {
        WebinarView webinar = asked.get(asked.size() - 1).webinar();
        List<Application> applications = asked.stream().map(Asked::application).toList();
        return database.withTransaction(connection -> take(connection, webinar, applications));
    }

    Uni<List<Result>> take(
            SqlConnection connection, WebinarView webinar, List<Application> applications) {
        RegistrationRows rows = new RegistrationRows(connection);
        Instant now = clock.instant();
        List<String> keys =
                applications.stream()
                        .map(one -> one.person().key())
                        .filter(Objects::nonNull)
                        .toList();
        return stands(connection, webinar)
                .chain(() -> rows.lockDesk(webinar.workspace(), webinar.id()))
                .chain(
                        desk ->
                                rows.findByAddress(webinar.id(), keys)
                                        .map(
                                                known ->
                                                        decide(
                                                                webinar,
                                                                desk,
                                                                known,
                                                                applications,
                                                                now)))
                .call(decided -> save(rows, decided, now))
                .call(decided -> offerIfFree(connection, decided))
                .call(decided -> news.tell(connection, told(decided, applications, now)))
                .map(Decided::results);
    }

    /** A cancellation either waits for us, and then tells whom we took, or came before us. */
    private Uni<Void> stands(SqlConnection connection, WebinarView webinar) {
        return webinars.holdOpen(connection, webinar.id())
                .invoke(
                        stands -> {
                            if (!stands) {
                                throw new Clashed(
                                        Sentence.of(
                                                "This webinar was cancelled a moment ago.",
                                                "Dieses Webinar wurde eben abgesagt."));
                            }
                        })
                .replaceWithVoid();
    }

    private record Decided(
            WebinarView webinar, Seating seating, Intake intake, List<Result> results) {}

    private static Decided decide(
            WebinarView webinar,
            Desk desk,
            List<Registration> known,
            List<Application> applications,
            Instant now) {
        Seating seating = Seating.of(webinar, desk);
        Intake intake = new Intake(webinar, seating, known, now);
        return new Decided(
                webinar, seating, intake, applications.stream().map(intake::decide).toList());
    }

    private static Uni<Void> save(RegistrationRows rows, Decided decided, Instant now) {
        WebinarView webinar = decided.webinar();
        Intake intake = decided.intake();
        Uni<Void> again = rows.noteMailed(mailedAgain(decided.results(), now), now);
        if (intake.added.isEmpty() && intake.changed.isEmpty()) {
            return again;
        }
        return again.chain(() -> rows.insert(webinar.workspace(), webinar.id(), intake.added))
                .chain(() -> rows.update(intake.changed, now))
                .chain(() -> rows.save(decided.seating().desk()));
    }

    /** Somebody has just come to wait although seats are free: those before them get an offer. */
    private Uni<Void> offerIfFree(SqlConnection connection, Decided decided) {
        boolean nobody = decided.intake().added.isEmpty() && decided.intake().changed.isEmpty();
        return nobody || decided.seating().moving().isEmpty()
                ? Uni.createFrom().voidItem()
                : work.enqueue(connection, List.of(OfferSeatsJob.now(decided.webinar())));
    }

    private static List<PersonChanged> told(
            Decided decided, List<Application> applications, Instant now) {
        List<Result> results = decided.results();
        Stream<PersonChanged> withdrawn =
                decided.intake().withdrawn.stream()
                        .map(one -> PersonChanged.of(What.CANCELLED, one));
        Stream<PersonChanged> taken =
                IntStream.range(0, results.size())
                        .filter(at -> !applications.get(at).quiet())
                        .mapToObj(results::get)
                        .filter(result -> result.kind() == Kind.NEW || mailAgain(result, now))
                        .map(RegistrationDesk::changed)
                        .distinct();
        return Stream.concat(withdrawn, taken).toList();
    }

    private static PersonChanged changed(Result result) {
        What what = result.kind() == Kind.NEW ? What.REGISTERED : What.ASKED_AGAIN;
        return PersonChanged.of(what, result.registration());
    }

    private static boolean mailAgain(Result result, Instant now) {
        Instant last = result.registration().mailedAt;
        boolean again = result.kind() == Kind.AGAIN && result.registration().email != null;
        return again && (last == null || last.isBefore(now.minus(MAIL_PAUSE)));
    }

    private static List<UUID> mailedAgain(List<Result> results, Instant now) {
        return results.stream()
                .filter(result -> mailAgain(result, now))
                .map(result -> result.registration().id)
                .toList();
    }
}
