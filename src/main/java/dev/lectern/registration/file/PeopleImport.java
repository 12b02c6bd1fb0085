package dev.lectern.registration.file;

import dev.lectern.kit.web.fault.FieldError;
import dev.lectern.kit.web.fault.Refused;
import dev.lectern.kit.web.fault.Sentence;
import dev.lectern.registration.form.Answers;
import dev.lectern.registration.form.DateChoice;
import dev.lectern.registration.form.Field;
import dev.lectern.registration.form.FieldType;
import dev.lectern.registration.form.Form;
import dev.lectern.registration.form.PersonName;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A file of people, read and checked row by row before anything is kept: what can be taken, and
 * what is wrong with each of the others.
 */
public final class PeopleImport {
    private static final int MOST_ROWS = 250_000;
    private static final int MOST_PROBLEMS = 1_000;

    private final Form form;
    private final DateChoice dates;
    private final @Nullable UUID usual;
    private final Set<Standing> possible;
    private final List<Row> people = new ArrayList<>();
    private final List<RowProblem> problems = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private Columns columns;
    private int rows;
    private int wrong;

    /**
     * Somebody who can be taken.
     *
     * @param date of a series, to which alone they come; absent: to what is usual
     */
    public record Row(int line, Answers person, @Nullable UUID date, Standing standing) {}

    private PeopleImport(
            Form form, DateChoice dates, @Nullable UUID usual, Set<Standing> possible) {
        this.form = form;
        this.dates = dates;
        this.usual = usual;
        this.possible = possible;
        this.columns = new Columns(form, List.of());
    }

    /**
     * @param usual the date of those whose row names none
     * @param possible how somebody can stand in this webinar
     */
    public static PeopleImport read(
            byte[] file,
            Form form,
            DateChoice dates,
            @Nullable UUID usual,
            Set<Standing> possible) {
        PeopleImport reading = new PeopleImport(form, dates, usual, possible);
        CsvText.read(file, reading::row);
        if (!reading.columns.have(Field.EMAIL)) {
            throw new Refused(
                    "file",
                    Sentence.of(
                            "The first line has to name the columns, and one of them has"
                                    + " to be “email”.",
                            "Die erste Zeile muss die Spalten nennen, und eine davon muss"
                                    + " „email“ heißen."));
        }
        reading.people.sort(Comparator.comparing(Row::standing));
        return reading;
    }

    public List<Row> people() {
        return people;
    }

    /** The first thousand. */
    public List<RowProblem> problems() {
        return problems;
    }

    /** The columns of which nothing is taken, as the file names them. */
    public List<String> unread() {
        return columns.unread();
    }

    public int rows() {
        return rows;
    }

    public int wrong() {
        return wrong;
    }

    private void row(int line, List<String> cells) {
        if (columns.size() == 0) {
            columns = new Columns(form, cells);
            return;
        }
        if (!columns.have(Field.EMAIL)) {
            return;
        }
        if (++rows > MOST_ROWS) {
            throw new Refused(
                    "file",
                    Sentence.of(
                            "Bring at most 250,000 people in one file.",
                            "Bringen Sie höchstens 250.000 Personen in einer Datei."));
        }
        try {
            take(line, cells);
        } catch (Refused refused) {
            wrong++;
            refused.errors().forEach(error -> add(problem(line, error.field(), error.sentence())));
        }
    }

    private void take(int line, List<String> cells) {
        Map<String, String> given = given(cells);
        Standing standing = own(() -> standing(given));
        List<FieldError> errors = new ArrayList<>();
        Answers person = orNote(errors, () -> person(given));
        UUID date = orNote(errors, () -> own(() -> date(given)));
        if (person == null || !errors.isEmpty()) {
            throw new Refused(errors);
        }
        if (!seen.add(person.address().key() + " " + date)) {
            throw new Refused(
                    Field.EMAIL,
                    Sentence.of(
                            "This address stands in the file twice.",
                            "Diese Adresse steht zweimal in der Datei."));
        }
        people.add(new Row(line, person, date, standing));
    }

    private Standing standing(Map<String, String> given) {
        return Standing.read(given.getOrDefault(Columns.STANDING, ""), possible);
    }

    /** What is wrong there is wrong with a column of ours, whatever a question is called. */
    private static <T extends @Nullable Object> T own(Supplier<T> part) {
        try {
            return part.get();
        } catch (Refused refused) {
            throw new Refused(refused.errors().stream().map(OwnColumns::error).toList());
        }
    }

    private static <T> @Nullable T orNote(
            List<FieldError> errors, Supplier<? extends @Nullable T> part) {
        try {
            return part.get();
        } catch (Refused refused) {
            errors.addAll(refused.errors());
            return null;
        }
    }

    /** Of two columns with one meaning the first counts that says something. */
    private Map<String, String> given(List<String> cells) {
        if (cells.size() > columns.size()) {
            throw new Refused(
                    "row",
                    Sentence.of(
                            "This row has more cells than the first line has names.",
                            "Diese Zeile hat mehr Felder, als die erste Zeile Namen hat."));
        }
        Map<String, String> given = new HashMap<>();
        for (int at = 0; at < cells.size(); at++) {
            given.merge(
                    columns.id(at), cells.get(at), (first, next) -> first.isBlank() ? next : first);
        }
        return given;
    }

    private Answers person(Map<String, String> given) {
        JsonObject answers = new JsonObject();
        for (Field question : form.questions()) {
            String cell = given.getOrDefault(question.id(), "");
            answers.put(
                    question.id(),
                    question.type() == FieldType.CHOICES && !cell.isEmpty()
                            ? new JsonArray(Cells.split(cell))
                            : cell);
        }
        String email = given.getOrDefault(Field.EMAIL, "");
        String name = Columns.name(given);
        return form.check(name.isEmpty() ? PersonName.standIn(email) : name, email, answers);
    }

    /** An id outweighs a date in words: what was exported has both. */
    private @Nullable UUID date(Map<String, String> given) {
        for (String column : List.of(Columns.OCCURRENCE, Columns.DATE)) {
            String cell = given.getOrDefault(column, "");
            if (!cell.isBlank()) {
                return dates.written(cell);
            }
        }
        return usual;
    }

    /** Says where in the file something is wrong that showed later. */
    public RowProblem full(Row row, Sentence message) {
        boolean named = columns.have(Columns.OCCURRENCE) || columns.have(Columns.DATE);
        String field = row.date() != null && named ? Columns.OCCURRENCE : Field.EMAIL;
        return problem(row.line(), field, message);
    }

    private RowProblem problem(int line, String field, Sentence message) {
        boolean inWords = field.equals(Columns.OCCURRENCE) && !columns.have(Columns.OCCURRENCE);
        String column = inWords && columns.have(Columns.DATE) ? Columns.DATE : field;
        return new RowProblem(line, OwnColumns.name(field), columns.heading(column), message);
    }

    private void add(RowProblem problem) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(problem);
        }
    }
}
