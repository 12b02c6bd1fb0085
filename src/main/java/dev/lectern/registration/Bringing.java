package dev.lectern.registration;

import dev.lectern.kit.audit.Author;
import dev.lectern.kit.web.fault.Clashed;
import dev.lectern.kit.web.fault.Refused;
import dev.lectern.kit.web.fault.Sentence;
import dev.lectern.registration.Intake.Kind;
import dev.lectern.registration.Intake.Result;
import dev.lectern.registration.file.PeopleImport;
import dev.lectern.registration.file.PeopleImport.Row;
import dev.lectern.registration.file.RowProblem;
import dev.lectern.registration.file.Standing;
import dev.lectern.registration.form.DateChoice;
import dev.lectern.registration.form.Reply;
import dev.lectern.webinar.WebinarState;
import dev.lectern.webinar.WebinarView;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Brings people in from a file, or says what would become of them. */
@ApplicationScoped
class Bringing {
    private static final int CHUNK = 1_000;

    private final RegistrationDesk desk;
    private final Pool database;
    private final Deeds deeds;

    Bringing(RegistrationDesk desk, Pool database, Deeds deeds) {
        this.desk = desk;
        this.database = database;
        this.deeds = deeds;
    }

    /**
     * A file for a webinar.
     *
     * @param date of those whose row names none; absent: as is usual there
     */
    record Sent(WebinarView webinar, byte[] file, @Nullable UUID date) {
        Sent {
            if (file.length == 0) {
                throw new Refused(
                        "file",
                        Sentence.of(
                                "Choose a file with at least one line of column names.",
                                "Wählen Sie eine Datei mit mindestens einer Zeile Spaltennamen."));
            }
        }

        private PeopleImport read() {
            RegistrationRules rules =
                    RegistrationRules.of(webinar.registration(), webinar.locale());
            DateChoice dates = new DateChoice(webinar);
            return PeopleImport.read(
                    file, rules.form(), dates, dates.chosen(date), standings(rules));
        }

        private static Set<Standing> standings(RegistrationRules rules) {
            return rules.overflow() == SeatAllocation.Overflow.WAIT
                    ? EnumSet.allOf(Standing.class)
                    : EnumSet.of(Standing.COMES, Standing.UNDECIDED);
        }
    }

    /** What an import would find, row by row, as the seats stand now; nothing is kept. */
    Uni<Brought> preview(Sent sent) {
        WebinarView webinar = sent.webinar();
        Uni<Desk> counted = new DeskRows(database).find(webinar.id());
        return read(sent)
                .chain(
                        people ->
                                counted.map(seats -> foreseen(webinar, seats))
                                        .chain(step -> new Run(webinar, people, step).all()));
    }

    private Step foreseen(WebinarView webinar, Desk seats) {
        return chunk -> desk.foresee(webinar, seats, chunk);
    }

    /** Takes everybody whose row is right; each is told, as if they had registered themselves. */
    Uni<Brought> bring(Sent sent) {
        WebinarView webinar = sent.webinar();
        requireOpen(webinar);
        Author by = deeds.author();
        Step taking = chunk -> desk.bring(webinar, chunk, by);
        return read(sent).chain(people -> new Run(webinar, people, taking).all());
    }

    /** Hosts bring people past deadlines, but only to what is announced and not over. */
    static void requireOpen(WebinarView webinar) {
        WebinarState state = webinar.state();
        if (state == WebinarState.DRAFT) {
            throw new Clashed(
                    Sentence.of(
                            "Publish the webinar first; then people can be brought in.",
                            "Veröffentlichen Sie das Webinar zuerst; dann lassen sich"
                                    + " Personen hinzufügen."));
        }
        if (state != WebinarState.PUBLISHED) {
            throw new Clashed(
                    Sentence.of(
                            "This webinar is over or cancelled. Nobody can be brought in any more.",
                            "Dieses Webinar ist vorbei oder abgesagt. Es lassen sich keine"
                                    + " Personen mehr hinzufügen."));
        }
    }

    private static Uni<PeopleImport> read(Sent sent) {
        return Uni.createFrom()
                .item(sent::read)
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    /** What is done with some of the people of a file. */
    private interface Step extends Function<List<Application>, Uni<List<Result>>> {}

    /** A file on its way, some of its rows at a time. */
    private record Run(WebinarView webinar, PeopleImport people, Step step) {
        Uni<Brought> all() {
            return from(0, Brought.nobody(people));
        }

        private Uni<Brought> from(int first, Brought sofar) {
            int end = Math.min(people.people().size(), first + CHUNK);
            if (first == end) {
                return Uni.createFrom().item(sofar);
            }
            List<Row> rows = people.people().subList(first, end);
            return step.apply(rows.stream().map(this::application).toList())
                    .map(results -> sofar.and(results, full(rows, results)))
                    .chain(brought -> from(end, brought));
        }

        private Application application(Row row) {
            return Application.of(row.person(), webinar.language(), "import")
                    .by(row.date(), null)
                    .brought(row.standing());
        }

        private List<RowProblem> full(List<Row> rows, List<Result> results) {
            return IntStream.range(0, rows.size())
                    .filter(at -> results.get(at).kind() == Kind.FULL)
                    .mapToObj(at -> full(rows.get(at)))
                    .toList();
        }

        private RowProblem full(Row row) {
            Reply why = row.date() == null ? Reply.SEATS_FULL : Reply.DATE_FULL;
            return people.full(row, why.sentence());
        }
    }
}
