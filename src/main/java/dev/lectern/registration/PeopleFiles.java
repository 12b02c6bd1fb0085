package dev.lectern.registration;

import dev.lectern.registration.file.Cells;
import dev.lectern.registration.file.CsvText;
import dev.lectern.registration.file.OwnColumns;
import dev.lectern.registration.form.Answers;
import dev.lectern.registration.form.DateChoice;
import dev.lectern.registration.form.Form;
import dev.lectern.webinar.WebinarView;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Gives the people of a webinar out as a file, which can be brought in again. */
@ApplicationScoped
class PeopleFiles {
    private static final int PAGE = 5_000;

    private final Pool database;

    PeopleFiles(Pool database) {
        this.database = database;
    }

    /** Everybody in the order of registering, with every answer; no cell is a formula. */
    Uni<String> export(WebinarView webinar, Set<Status> states) {
        return questions(webinar)
                .chain(
                        questions -> {
                            StringBuilder csv = new StringBuilder("\ufeff");
                            csv.append(CsvText.row(columns(questions)));
                            return append(csv, webinar, states, questions, null);
                        });
    }

    /** Those asked now, in their order, and those that were asked once and answered. */
    private Uni<List<String>> questions(WebinarView webinar) {
        Form form = RegistrationRules.of(webinar.registration(), webinar.locale()).form();
        Set<String> all = new LinkedHashSet<>();
        form.questions().forEach(question -> all.add(question.id()));
        return database.preparedQuery(
                        "select distinct jsonb_object_keys(answers) as id from registration"
                                + " where webinar_id = $1 order by id")
                .execute(Tuple.of(webinar.id()))
                .invoke(rows -> rows.forEach(row -> all.add(row.getString("id"))))
                .map(rows -> List.copyOf(all));
    }

    private Uni<String> append(
            StringBuilder csv,
            WebinarView webinar,
            Set<Status> states,
            List<String> questions,
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
                .invoke(people -> people.forEach(one -> csv.append(row(webinar, one, questions))))
                .chain(
                        people ->
                                people.size() < PAGE
                                        ? Uni.createFrom().item(csv.toString())
                                        : append(
                                                csv,
                                                webinar,
                                                states,
                                                questions,
                                                people.get(people.size() - 1).id));
    }

    private static List<String> columns(List<String> questions) {
        List<String> columns = new ArrayList<>(List.of("email", "name", "status", "registered"));
        questions.forEach(question -> columns.add(OwnColumns.heading(question)));
        columns.addAll(List.of("source", "language", "id", "occurrence"));
        columns.addAll(Origin.PARAMETERS);
        columns.add("date");
        return columns;
    }

    private static String row(WebinarView webinar, Registration one, List<String> questions) {
        List<@Nullable Object> cells = new ArrayList<>();
        cells.add(one.email);
        cells.add(one.name);
        cells.add(one.status().word());
        cells.add(one.createdAt);
        for (String question : questions) {
            cells.add(cell(one.answers.getValue(question)));
        }
        cells.add(one.source);
        cells.add(one.language);
        cells.add(one.id);
        cells.add(one.occurrence);
        Origin.PARAMETERS.forEach(name -> cells.add(one.origin.getString(name)));
        cells.add(date(webinar, one.occurrence));
        return CsvText.row(cells);
    }

    private static @Nullable String date(WebinarView webinar, @Nullable UUID id) {
        return id == null
                ? null
                : webinar.occurrence(id).map(new DateChoice(webinar)::text).orElse(null);
    }

    private static @Nullable String cell(@Nullable Object answer) {
        if (answer instanceof JsonArray many) {
            return Cells.join(many.stream().map(Answers::text).toList());
        }
        return answer == null ? null : Answers.text(answer);
    }
}
