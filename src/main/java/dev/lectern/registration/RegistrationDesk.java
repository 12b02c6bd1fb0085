package dev.lectern.registration;

import dev.lectern.kit.audit.Author;
import dev.lectern.kit.db.Batches;
import dev.lectern.kit.web.fault.Clashed;
import dev.lectern.kit.web.fault.Sentence;
import dev.lectern.kit.work.Courtesy;
import dev.lectern.kit.work.Work;
import dev.lectern.registration.Intake.Kind;
import dev.lectern.registration.Intake.Result;
import dev.lectern.registration.PersonChanged.What;
import dev.lectern.webinar.WebinarState;
import dev.lectern.webinar.WebinarView;
import dev.lectern.webinar.Webinars;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
    private final ShownForms forms;
    private final News news;
    private final Work work;
    private final Deeds deeds;
    private final LinkStates links;
    private final Courtesy courtesy;
    private final Clock clock;
    private final Batches<UUID, Asked, Result> batches;

    /** {@code by}: the member or key that brings them; absent: they come by themselves. */
    private record Asked(WebinarView webinar, Application application, @Nullable Author by) {}

    RegistrationDesk(
            Pool database,
            Webinars webinars,
            ShownForms forms,
            News news,
            Work work,
            Deeds deeds,
            LinkStates links,
            Courtesy courtesy,
            Clock clock) {
        this.database = database;
        this.webinars = webinars;
        this.forms = forms;
        this.news = news;
        this.work = work;
        this.deeds = deeds;
        this.links = links;
        this.courtesy = courtesy;
        this.clock = clock;
        this.batches = new Batches<>(MOST_AT_ONCE, (webinar, asked) -> take(asked));
    }

    /** Decided and committed when it answers; mails are written in the same transaction. */
    Uni<Result> register(WebinarView webinar, Application application) {
        return courtesy.serve(batches.add(webinar.id(), new Asked(webinar, application, null)));
    }

    /** The same for somebody whom a member or key brings, which is noted. */
    Uni<Result> register(WebinarView webinar, Application application, Author by) {
        return courtesy.serve(batches.add(webinar.id(), new Asked(webinar, application, by)));
    }

    private Uni<List<Result>> take(List<Asked> asked) {
        WebinarView webinar = asked.get(asked.size() - 1).webinar();
        List<Application> applications = asked.stream().map(Asked::application).toList();
        return commit(
                webinar,
                applications,
                (connection, results) -> note(connection, webinar, asked, results));
    }

    /** Many at once, by the member or key that brings them. */
    Uni<List<Result>> bring(WebinarView webinar, List<Application> applications, Author by) {
        return commit(
                webinar,
                applications,
                (connection, results) ->
                        deeds.note(connection, by, "imported", webinar, Deeds.added(results)));
    }

    private Uni<List<Result>> commit(
            WebinarView webinar,
            List<Application> applications,
            BiFunction<SqlConnection, List<Result>, Uni<Void>> noting) {
        return forms.keep(webinar, applications)
                .chain(
                        () ->
                                database.withTransaction(
                                        connection ->
                                                take(connection, webinar, applications, noting)))
                .invoke(done -> links.changed(done.changed()))
                .map(Decided::results);
    }

    /** One line for each who brought somebody. */
    private Uni<Void> note(
            SqlConnection connection,
            WebinarView webinar,
            List<Asked> asked,
            List<Result> results) {
        Map<Author, List<Result>> brought = new LinkedHashMap<>();
        for (int at = 0; at < results.size(); at++) {
            Author by = asked.get(at).by();
            if (by != null) {
                brought.computeIfAbsent(by, each -> new ArrayList<>()).add(results.get(at));
            }
        }
        Uni<Void> noted = Uni.createFrom().voidItem();
        for (Map.Entry<Author, List<Result>> one : brought.entrySet()) {
            List<UUID> people = Deeds.added(one.getValue());
            noted =
                    noted.chain(
                            () -> deeds.note(connection, one.getKey(), "added", webinar, people));
        }
        return noted;
    }

    /** What would become of people who came now, as these seats stand; nothing is kept. */
    Uni<List<Result>> foresee(WebinarView webinar, Desk seats, List<Application> applications) {
        Instant now = clock.instant();
        return new RegistrationRows(database)
                .findByAddress(webinar.id(), Application.keys(applications))
                .map(known -> decide(webinar, seats, known, applications, now).results());
    }

    private Uni<Decided> take(
            SqlConnection connection,
            WebinarView seen,
            List<Application> applications,
            BiFunction<SqlConnection, List<Result>, Uni<Void>> noting) {
        Instant now = clock.instant();
        return held(connection, seen)
                .chain(webinar -> decide(connection, webinar, applications, now))
                .call(decided -> save(connection, decided, now))
                .call(decided -> offerIfFree(connection, decided))
                .call(decided -> news.tell(connection, told(decided, applications, now)))
                .call(decided -> noting.apply(connection, decided.results()));
    }

    private static Uni<Decided> decide(
            SqlConnection connection,
            WebinarView webinar,
            List<Application> applications,
            Instant now) {
        return new DeskRows(connection)
                .lock(webinar.workspace(), webinar.id())
                .chain(desk -> decide(connection, webinar, desk, applications, now));
    }

    private static Uni<Decided> decide(
            SqlConnection connection,
            WebinarView webinar,
            Desk desk,
            List<Application> applications,
            Instant now) {
        return new RegistrationRows(connection)
                .findByAddressLocked(webinar.id(), Application.keys(applications))
                .map(known -> decide(webinar, desk, known, applications, now));
    }

    /**
     * The webinar with the rules that hold while it is held: a change either waits for us, or came
     * before us and is heeded. A cancellation that waits tells whom we took.
     */
    private Uni<WebinarView> held(SqlConnection connection, WebinarView seen) {
        return webinars.hold(connection, seen)
                .invoke(
                        webinar -> {
                            if (webinar.state() == WebinarState.CANCELLED) {
                                throw new Clashed(
                                        Sentence.of(
                                                "This webinar was cancelled a moment ago.",
                                                "Dieses Webinar wurde eben abgesagt."));
                            }
                        });
    }

    private record Decided(
            WebinarView webinar, Seating seating, Intake intake, List<Result> results) {
        List<UUID> changed() {
            return intake.changed.stream().map(one -> one.id).toList();
        }
    }

    private static Decided decide(
            WebinarView webinar,
            Desk desk,
            List<Registration> known,
            List<Application> applications,
            Instant now) {
        Seating seating = Seating.of(webinar, desk, now);
        Intake intake = new Intake(webinar, seating, known, now);
        return new Decided(
                webinar, seating, intake, applications.stream().map(intake::decide).toList());
    }

    private static Uni<Void> save(SqlConnection connection, Decided decided, Instant now) {
        RegistrationRows rows = new RegistrationRows(connection);
        WebinarView webinar = decided.webinar();
        Intake intake = decided.intake();
        Uni<Void> again = rows.noteMailed(mailedAgain(decided.results(), now), now);
        if (intake.added.isEmpty() && intake.changed.isEmpty()) {
            return again;
        }
        return again.chain(() -> rows.insert(webinar.workspace(), webinar.id(), intake.added))
                .chain(() -> rows.update(intake.changed, now))
                .chain(() -> new DeskRows(connection).save(decided.seating().desk()))
                .chain(() -> renewEntries(connection, decided));
    }

    /** Who comes to all dates now finds them under the name of the one they came to. */
    private static Uni<Void> renewEntries(SqlConnection connection, Decided decided) {
        return decided.intake().changed.stream().anyMatch(one -> one.widened)
                ? WebinarCalendar.raise(connection, decided.webinar())
                : Uni.createFrom().voidItem();
    }

    /** Somebody has just come to wait although seats are free: those before them get an offer. */
    private Uni<Void> offerIfFree(SqlConnection connection, Decided decided) {
        boolean nobody = decided.intake().added.isEmpty() && decided.intake().changed.isEmpty();
        return nobody || decided.seating().moving(Seating.Turn.FIRST).isEmpty()
                ? Uni.createFrom().voidItem()
                : work.enqueue(connection, List.of(OfferSeatsJob.now(decided.webinar())));
    }

    private static List<PersonChanged> told(
            Decided decided, List<Application> applications, Instant now) {
        List<Result> results = decided.results();
        Stream<PersonChanged> withdrawn =
                decided.intake().withdrawn.stream().map(one -> PersonChanged.of(What.MERGED, one));
        Stream<PersonChanged> taken =
                IntStream.range(0, results.size())
                        .filter(at -> applications.get(at).person().email() != null)
                        .filter(at -> results.get(at).takenIn() || mailAgain(results.get(at), now))
                        .mapToObj(at -> changed(decided, at).by(applications.get(at).whose()))
                        .distinct();
        return Stream.concat(withdrawn, taken).toList();
    }

    private static PersonChanged changed(Decided decided, int at) {
        Result result = decided.results().get(at);
        PersonChanged changed = PersonChanged.of(what(result), result.registration());
        return decided.intake().heap(result.registration()) ? changed.quietly() : changed;
    }

    private static What what(Result result) {
        return switch (result.kind()) {
            case NEW -> What.REGISTERED;
            case LET_IN -> Decision.APPROVE.happened(result.registration());
            case AGAIN, FULL -> What.ASKED_AGAIN;
            case AGAIN_FOR_ALL -> What.ASKED_FOR_ALL;
        };
    }

    /** Whether who asked again is mailed again: of the same nobody is within a few minutes. */
    static boolean mailAgain(Result result, Instant now) {
        Instant last = result.registration().mailedAt;
        boolean rested = last == null || last.isBefore(now.minus(MAIL_PAUSE));
        boolean again = result.kind() == Kind.AGAIN && rested;
        return (again || result.kind() == Kind.AGAIN_FOR_ALL)
                && result.registration().email != null;
    }

    private static List<UUID> mailedAgain(List<Result> results, Instant now) {
        return results.stream()
                .filter(result -> mailAgain(result, now))
                .map(result -> result.registration().id)
                .toList();
    }
}
