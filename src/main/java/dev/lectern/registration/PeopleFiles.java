package dev.lectern.registration;

import dev.lectern.kit.audit.Author;
import dev.lectern.kit.web.Clashed;
import dev.lectern.kit.web.Refused;
import dev.lectern.kit.web.Sentence;
import dev.lectern.registration.file.Cells;
import dev.lectern.registration.file.CsvText;
import dev.lectern.registration.file.PeopleImport;
import dev.lectern.registration.file.RowProblem;
import dev.lectern.registration.form.Answers;
import dev.lectern.registration.form.Field;
import dev.lectern.registration.form.Form;
import dev.lectern.webinar.WebinarState;
import dev.lectern.webinar.WebinarView;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Brings people in from a file and gives them out as one. */
@ApplicationScoped
class PeopleFiles {
    private static final int CHUNK = 1_000;
    private static final int PAGE = 5_000;

    private final RegistrationDesk desk;
    private final Pool database;
    private final Deeds deeds;

    PeopleFiles(RegistrationDesk desk, Pool database, Deeds deeds) {
        this.deeds = deeds;
        this.desk = desk;
        this.database = database;
    }

    /** How many rows there were, and what became of them. */
    record Imported(
            int rows, int added, int known, int full, int wrong, List<RowProblem> problems) {
        JsonObject json(Locale language) {
            JsonArray reasons = new JsonArray();
            problems.forEach(
                    problem ->
                            reasons.add(
                                    new JsonObject()
                                            .put("line", problem.line())
                                            .put("field", problem.field())
                                            .put("column", problem.column())
                                            .put("message", problem.message().in(language))));
            return new JsonObject()
                    .put("rows", rows)
                    .put("added", added)
                    .put("known", known)
                    .put("full", full)
                    .put("wrong", wrong)
                    .put("problems", reasons);
        }

        Imported and(List<Intake.Result> results) {
            return new Imported(
                    rows,
                    added + count(results, Intake.Kind.NEW),
                    known + count(results, Intake.Kind.AGAIN),
                    full + count(results, Intake.Kind.FULL),
                    wrong,
                    problems);
        }

        private static int count(List<Intake.Result> results, Intake.Kind kind) {
            return (int) results.stream().filter(result -> result.kind() == kind).count();
        }
    }

    /** What an import would find wrong, row by row; nothing is kept. */
    Uni<Imported> preview(WebinarView webinar, byte[] file) {
        return read(webinar, file).map(PeopleFiles::outcome);
    }

    /** Takes everybody whose row is right; each is told, as if they had registered themselves. */
    Uni<Imported> bring(WebinarView webinar, byte[] file) {
        if (webinar.state() != WebinarState.PUBLISHED) {
            throw new Clashed(
                    Sentence.of(
                            "Publish the webinar first; then people can be brought in.",
                            "Veröffentlichen Sie das Webinar zuerst; dann lassen sich"
                                    + " Personen hinzufügen."));
        }
        Author by = deeds.author();
        return read(webinar, file)
                .chain(people -> bring(webinar, people.people(), by, 0, outcome(people)));
    }

    private static Uni<PeopleImport> read(WebinarView webinar, byte[] file) {
        Form form = RegistrationRules.of(webinar.registration(), webinar.locale()).form();
        return Uni.createFrom()
                .item(() -> PeopleImport.read(file, form))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private static Imported outcome(PeopleImport people) {
        return new Imported(people.rows(), 0, 0, 0, people.wrong(), people.problems());
    }

    private Uni<Imported> bring(
            WebinarView webinar, List<Answers> people, Author by, int from, Imported sofar) {
        if (from >= people.size()) {
            return Uni.createFrom().item(sofar);
        }
        int to = Math.min(people.size(), from + CHUNK);
        List<Application> chunk =
                people.subList(from, to).stream()
                        .map(one -> Application.of(one, webinar.language(), "import").admitted())
                        .toList();
        return database.withTransaction(connection -> take(connection, webinar, chunk, by))
                .chain(results -> bring(webinar, people, by, to, sofar.and(results)));
    }

    private Uni<List<Intake.Result>> take(
            SqlConnection connection, WebinarView webinar, List<Application> chunk, Author by) {
        return desk.take(connection, webinar, chunk)
                .call(results -> deeds.note(connection, by, "imported", webinar, fresh(results)));
    }

    private static List<UUID> fresh(List<Intake.Result> results) {
        return results.stream()
                .filter(result -> result.kind() == Intake.Kind.NEW)
                .map(result -> result.registration().id)
                .toList();
    }

    /** Everybody in the order of registering, with every answer; no cell is a formula. */
    Uni<String> export(WebinarView webinar, Set<Status> states) {
        Form form = RegistrationRules.of(webinar.registration(), webinar.locale()).form();
        List<String> columns = columns(form);
        StringBuilder csv = new StringBuilder("\ufeff").append(CsvText.row(columns));
        return append(csv, webinar, states, form, null);
    }

    private Uni<String> append(
            StringBuilder csv,
            WebinarView webinar,
            Set<Status> states,
            Form form,
            @Nullable UUID after) {
        PeopleSearch search =
                new PeopleSearch(
                        webinar.id(),
                        states,
                        null,
                        null,
                        after,
                        PeopleSearch.Order.OLDEST_FIRST,
                        PAGE);
        return search.people(database)
                .invoke(people -> people.forEach(one -> csv.append(row(one, form))))
                .chain(
                        people ->
                                people.size() < PAGE
                                        ? Uni.createFrom().item(csv.toString())
                                        : append(
                                                csv,
                                                webinar,
                                                states,
                                                form,
                                                people.get(people.size() - 1).id));
    }

    private static List<String> columns(Form form) {
        List<String> columns = new ArrayList<>(List.of("email", "name", "status", "registered"));
        form.questions().forEach(question -> columns.add(question.id()));
        columns.addAll(List.of("source", "language", "id", "occurrence"));
        columns.addAll(Origin.PARAMETERS);
        return columns;
    }

    private static String row(Registration one, Form form) {
        List<@Nullable Object> cells = new ArrayList<>();
        cells.add(one.email);
        cells.add(one.name);
        cells.add(one.status().word());
        cells.add(one.createdAt);
        for (Field question : form.questions()) {
            cells.add(cell(one.answers.getValue(question.id())));
        }
        cells.add(one.source);
        cells.add(one.language);
        cells.add(one.id);
        cells.add(one.occurrence);
        Origin.PARAMETERS.forEach(name -> cells.add(one.origin.getString(name)));
        return CsvText.row(cells);
    }

    private static @Nullable Object cell(@Nullable Object answer) {
        return answer instanceof JsonArray many
                ? Cells.join(many.stream().map(String::valueOf).toList())
                : answer;
    }

    static byte[] file(byte @Nullable [] sent) {
        if (sent == null || sent.length == 0) {
            throw new Refused(
                    "file",
                    Sentence.of(
                            "Choose a file with at least one line of column names.",
                            "Wählen Sie eine Datei mit mindestens einer Zeile Spaltennamen."));
        }
        return sent;
    }
}
